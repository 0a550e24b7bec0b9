using System.Globalization;
using System.Text;

namespace Serverlesspresso.Events.Patterns;

/// <summary>
/// Reads the JSON of a pattern token by token, keeping the text of numbers, and says where it stands as EventBridge's
/// own reader does: a field's name is read together with the first token of its value, and a string stands behind its
/// opening quote until its text is asked for.
/// </summary>
/// <param name="source">The pattern.</param>
internal sealed class PatternReader(string source)
{
    private const int DepthMax = 1_000;
    private const int SourceExcerptMax = 500;

    private readonly Stack<(bool IsObject, string Start)> _open = new();
    private int _position;
    private int _line = 1;
    private int _lineStart;
    private bool _needsComma;
    private bool _isStringOpen;
    private PatternToken? _fieldValue;
    private string _text = "";

    /// <summary>The name of the field that was read last.</summary>
    public string FieldName { get; private set; } = "";

    /// <summary>The string's value, or the number's or literal's text.</summary>
    public string Text
    {
        get
        {
            FinishString();
            return _text;
        }
    }

    /// <summary>Reads the next token.</summary>
    public PatternToken Next()
    {
        if (_fieldValue is { } value)
        {
            _fieldValue = null;
            return Enter(value);
        }

        FinishString();
        SkipWhitespace();
        if (_open.Count == 0)
        {
            return _position == source.Length ? PatternToken.EndOfInput : Enter(ReadValueStart());
        }

        var (isObject, start) = _open.Peek();
        if (_position == source.Length)
        {
            throw Mistake($"Unexpected end-of-input: expected close marker for {(isObject ? "Object" : "Array")} (start marker at {start})");
        }

        if (source[_position] is '}' or ']')
        {
            return Close(isObject, start);
        }

        ReadComma(isObject);
        return isObject ? ReadField() : Enter(ReadValueStart());
    }

    /// <summary>A mistake at the place where the reader stands.</summary>
    /// <param name="reason">What is wrong.</param>
    public PatternSyntaxException Mistake(string reason) => new($"{reason}\n at {Place(_position)}");

    private PatternToken Close(bool isObject, string start)
    {
        var close = source[_position];
        if (close != (isObject ? '}' : ']'))
        {
            var expected = isObject ? "}' (for Object" : "]' (for Array";
            throw Mistake($"Unexpected close marker '{close}': expected '{expected} starting at {start})");
        }

        _position++;
        _open.Pop();
        _needsComma = true;
        return isObject ? PatternToken.EndObject : PatternToken.EndArray;
    }

    private void ReadComma(bool isObject)
    {
        if (!_needsComma)
        {
            return;
        }

        if (source[_position] != ',')
        {
            throw Unexpected($"was expecting comma to separate {(isObject ? "Object" : "Array")} entries");
        }

        _position++;
        SkipWhitespace();
    }

    private PatternToken ReadField()
    {
        if (Peek() != '"')
        {
            throw Unexpected("was expecting double-quote to start field name");
        }

        _position++;
        FieldName = ReadString(" in field name", "name");
        SkipWhitespace();
        if (Peek() != ':')
        {
            throw Unexpected("was expecting a colon to separate field name and value");
        }

        _position++;
        SkipWhitespace();
        _fieldValue = ReadValueStart();
        return PatternToken.FieldName;
    }

    private PatternToken Enter(PatternToken token)
    {
        _needsComma = true;
        if (token is PatternToken.StartObject or PatternToken.StartArray)
        {
            _open.Push((token == PatternToken.StartObject, Place(_position - 1)));
            _needsComma = false;
            if (_open.Count > DepthMax)
            {
                throw Mistake($"Document nesting depth ({_open.Count}) exceeds the maximum allowed ({DepthMax})");
            }
        }

        return token;
    }

    private PatternToken ReadValueStart()
    {
        var first = Peek();
        switch (first)
        {
            case '{':
                _position++;
                return PatternToken.StartObject;
            case '[':
                _position++;
                return PatternToken.StartArray;
            case '"':
                _position++;
                _isStringOpen = true;
                return PatternToken.String;
            case '-' or (>= '0' and <= '9'):
                ReadNumber();
                return PatternToken.Number;
            default:
                return ReadLiteral();
        }
    }

    private PatternToken ReadLiteral()
    {
        var end = _position;
        while (end < source.Length && (char.IsLetterOrDigit(source[end]) || source[end] is '_' or '$'))
        {
            end++;
        }

        _text = source[_position..end];
        if (end == _position)
        {
            throw Unexpected("expected a valid value (JSON String, Number, Array, Object or token 'null', 'true' or 'false')");
        }

        _position = end;
        return _text switch
        {
            "true" => PatternToken.True,
            "false" => PatternToken.False,
            "null" => PatternToken.Null,
            _ => throw Mistake(
                $"Unrecognized token '{_text}': was expecting (JSON String, Number, Array, Object or token 'null', 'true' or 'false')"),
        };
    }

    private void ReadNumber()
    {
        var start = _position;
        if (Peek() == '-')
        {
            _position++;
        }

        if (Peek() == '0' && _position + 1 < source.Length && char.IsAsciiDigit(source[_position + 1]))
        {
            throw Mistake("Invalid numeric value: Leading zeroes not allowed");
        }

        ReadDigits("expected digit (0-9) to follow minus sign, for valid numeric value");
        if (Peek() == '.')
        {
            _position++;
            ReadDigits("Decimal point not followed by a digit");
        }

        if (Peek() is 'e' or 'E')
        {
            _position++;
            if (Peek() is '+' or '-')
            {
                _position++;
            }

            ReadDigits("Exponent indicator not followed by a digit");
        }

        _text = source[start.._position];
    }

    private void ReadDigits(string mistake)
    {
        if (Peek() is not (>= '0' and <= '9'))
        {
            throw Unexpected(mistake);
        }

        while (Peek() is >= '0' and <= '9')
        {
            _position++;
        }
    }

    private void FinishString()
    {
        if (_isStringOpen)
        {
            _isStringOpen = false;
            _text = ReadString(": was expecting closing quote for a string value", "string value");
        }
    }

    private string ReadString(string endOfInput, string what)
    {
        var text = new StringBuilder();
        while (true)
        {
            if (_position == source.Length)
            {
                throw Mistake($"Unexpected end-of-input{endOfInput}");
            }

            var character = source[_position++];
            switch (character)
            {
                case '"':
                    return text.ToString();
                case '\\':
                    text.Append(ReadEscape());
                    break;
                case < ' ':
                    throw Mistake(
                        $"Illegal unquoted character ((CTRL-CHAR, code {(int)character})): has to be escaped using backslash to be included in {what}");
                default:
                    text.Append(character);
                    break;
            }
        }
    }

    private char ReadEscape()
    {
        if (_position == source.Length)
        {
            throw Mistake("Unexpected end-of-input in character escape sequence");
        }

        var escape = source[_position++];
        return escape switch
        {
            '"' or '\\' or '/' => escape,
            'b' => '\b',
            'f' => '\f',
            'n' => '\n',
            'r' => '\r',
            't' => '\t',
            'u' => ReadUnicodeEscape(),
            _ => throw Mistake($"Unrecognized character escape {Describe(escape)}"),
        };
    }

    private char ReadUnicodeEscape()
    {
        if (_position + 4 > source.Length)
        {
            throw Mistake("Unexpected end-of-input in character escape sequence");
        }

        var digits = source.AsSpan(_position, 4);
        foreach (var digit in digits)
        {
            if (!char.IsAsciiHexDigit(digit))
            {
                throw Unexpected("expected a hex-digit for character escape sequence");
            }
        }

        _position += 4;
        return (char)ushort.Parse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
    }

    private void SkipWhitespace()
    {
        while (_position < source.Length && source[_position] is ' ' or '\t' or '\r' or '\n')
        {
            var character = source[_position++];
            if (character == '\n' || (character == '\r' && Peek() != '\n'))
            {
                _line++;
                _lineStart = _position;
            }
        }
    }

    private char? Peek() => _position < source.Length ? source[_position] : null;

    private PatternSyntaxException Unexpected(string expectation)
    {
        if (_position == source.Length)
        {
            return Mistake($"Unexpected end-of-input: {expectation}");
        }

        var character = source[_position++];
        return Mistake($"Unexpected character ({Describe(character)}): {expectation}");
    }

    private static string Describe(char character) => $"'{character}' (code {(int)character})";

    private string Place(int position)
    {
        var excerpt = source.Length <= SourceExcerptMax
            ? $"\"{source}\""
            : $"\"{source[..SourceExcerptMax]}\"[truncated {source.Length - SourceExcerptMax} chars]";
        return $"[Source: (String){excerpt}; line: {_line}, column: {position - _lineStart + 1}]";
    }
}
