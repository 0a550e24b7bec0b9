using System.Text;
using Serverlesspresso.States.Expressions;
using Serverlesspresso.States.Values;

namespace Serverlesspresso.States.Intrinsics;

/// <summary>Parses an intrinsic function call: <c>States.Format('{} for {}', $.drink, States.UUID())</c>.</summary>
/// <remarks>Source: the Amazon States Language specification, Intrinsic Functions.</remarks>
internal ref struct IntrinsicParser(string text)
{
    /// <summary>How deep calls may be nested.</summary>
    private const int DepthMax = 10;

    private int _at;
    private int _depth;

    public Expression? Parse()
    {
        var call = ParseCall();
        SkipSpace();
        return _at == text.Length ? call : null;
    }

    private IntrinsicCall? ParseCall()
    {
        var start = _at;
        while (_at < text.Length && (char.IsAsciiLetterOrDigit(text[_at]) || text[_at] == '.'))
        {
            _at++;
        }

        if (IntrinsicFunction.Find(text.AsSpan(start, _at - start)) is not { } function || ++_depth > DepthMax || !Take('('))
        {
            return null;
        }

        var arguments = new List<Expression>();
        if (!Take(')'))
        {
            do
            {
                if (ParseArgument(function.IsTemplate(arguments.Count)) is not { } argument)
                {
                    return null;
                }

                arguments.Add(argument);
            }
            while (Take(','));
            if (!Take(')'))
            {
                return null;
            }
        }

        _depth--;
        return function.Accepts(arguments) ? new IntrinsicCall(text[start.._at], function, [.. arguments]) : null;
    }

    private Expression? ParseArgument(bool keepsBraces)
    {
        SkipSpace();
        if (_at >= text.Length)
        {
            return null;
        }

        return text[_at] switch
        {
            '\'' => ParseString(keepsBraces),
            '$' => ParsePath(),
            'S' => ParseCall(),
            _ => ParseLiteral(),
        };
    }

    /// <summary>A string in single quotes. Only quote, backslash and braces can be escaped.</summary>
    private LiteralExpression? ParseString(bool keepsBraces)
    {
        var start = _at++;
        var value = new StringBuilder();
        while (_at < text.Length && text[_at] != '\'')
        {
            if (text[_at] == '\\')
            {
                _at++;
                if (_at >= text.Length || text[_at] is not ('\'' or '\\' or '{' or '}'))
                {
                    return null;
                }

                // The template of States.Format keeps the backslash before a brace, so that {} and \{\} stay different.
                if (keepsBraces && (text[_at] is '{' or '}'))
                {
                    value.Append('\\');
                }
            }

            value.Append(text[_at++]);
        }

        return Take('\'') ? new LiteralExpression(text[start.._at], new JsonString(value.ToString())) : null;
    }

    private Expression? ParsePath()
    {
        var start = _at;
        var brackets = 0;
        var quote = '\0';
        while (_at < text.Length)
        {
            var character = text[_at];
            if (quote != '\0')
            {
                quote = character == quote ? '\0' : quote;
            }
            else if (brackets == 0 && (character is ',' or ' ' || (character == ')' && text[_at - 1] != '(')))
            {
                break;
            }
            else if (character is '\'' or '"')
            {
                quote = character;
            }
            else if (character is '[' or ']')
            {
                brackets += character == '[' ? 1 : -1;
            }

            _at++;
        }

        return ExpressionParser.TryParsePath(text[start.._at], out var path) ? path : null;
    }

    private LiteralExpression? ParseLiteral()
    {
        var start = _at;
        while (_at < text.Length && text[_at] is not (',' or ')' or ' '))
        {
            _at++;
        }

        var literal = text[start.._at];
        return JsonText.TryParse(literal, out var value) && value is JsonNumber or JsonBoolean or JsonNull
            ? new LiteralExpression(literal, value)
            : null;
    }

    private bool Take(char character)
    {
        SkipSpace();
        if (_at >= text.Length || text[_at] != character)
        {
            return false;
        }

        _at++;
        return true;
    }

    private void SkipSpace()
    {
        while (_at < text.Length && char.IsWhiteSpace(text[_at]))
        {
            _at++;
        }
    }
}
