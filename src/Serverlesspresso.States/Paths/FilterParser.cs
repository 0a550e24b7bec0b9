using System.Text.RegularExpressions;
using Serverlesspresso.States.Values;

namespace Serverlesspresso.States.Paths;

/// <summary>Parses the condition in <c>[?(...)]</c>, from its opening parenthesis to the closing one.</summary>
internal ref struct FilterParser(ReadOnlySpan<char> text, int at)
{
    private static readonly string[] Comparisons =
        ["==", "!=", "<=", ">=", "<", ">", "subsetof", "anyof", "noneof", "nin", "in", "contains", "size", "empty"];

    private readonly ReadOnlySpan<char> _text = text;
    private int _depth;

    /// <summary>Where parsing stopped.</summary>
    public int At { get; private set; } = at;

    public PathFilter? Parse()
    {
        if (!Take("("))
        {
            return null;
        }

        var filter = ParseAny();
        return Take(")") ? filter : null;
    }

    private PathFilter? ParseAny()
    {
        var left = ParseAll();
        while (left is not null && Take("||"))
        {
            left = ParseAll() is { } right ? new AnyFilter(left, right) : null;
        }

        return left;
    }

    private PathFilter? ParseAll()
    {
        var left = ParseOne();
        while (left is not null && Take("&&"))
        {
            left = ParseOne() is { } right ? new AllFilter(left, right) : null;
        }

        return left;
    }

    private PathFilter? ParseOne()
    {
        if (++_depth > JsonText.DepthMax / 10)
        {
            return null;
        }

        PathFilter? filter;
        if (Take("!"))
        {
            filter = ParseOne() is { } inner ? new NotFilter(inner) : null;
        }
        else if (Take("("))
        {
            filter = ParseAny();
            filter = Take(")") ? filter : null;
        }
        else
        {
            filter = ParseComparison();
        }

        _depth--;
        return filter;
    }

    private PathFilter? ParseComparison()
    {
        if (ParseOperand() is not { } left)
        {
            return null;
        }

        if (Take("=~"))
        {
            return ParsePattern() is { } pattern ? new MatchFilter(left, pattern) : null;
        }

        foreach (var comparison in Comparisons)
        {
            if (Take(comparison))
            {
                return ParseOperand() is { } right ? new ComparisonFilter(left, comparison, right) : null;
            }
        }

        return left.IsPath ? new ExistsFilter(left) : null;
    }

    private FilterOperand? ParseOperand()
    {
        SkipSpace();
        if (At >= _text.Length)
        {
            return null;
        }

        if (_text[At] is '@' or '$')
        {
            var isFromRoot = _text[At] == '$';
            var length = PathLength();
            var path = _text.Slice(At + 1, length - 1);
            At += length;
            return JsonPath.TryCompile(path, out var compiled) ? new FilterOperand(null, compiled, isFromRoot) : null;
        }

        return ParseLiteral() is { } literal ? new FilterOperand(literal, null, isFromRoot: false) : null;
    }

    private readonly int PathLength()
    {
        var brackets = 0;
        var at = At + 1;
        while (at < _text.Length)
        {
            var character = _text[at];
            if (character == '[')
            {
                brackets++;
            }
            else if (character == ']' && brackets-- == 0)
            {
                break;
            }
            else if (brackets == 0 && character == '(' && at + 1 < _text.Length && _text[at + 1] == ')')
            {
                at++;
            }
            else if (brackets == 0 && (" )=!<>&|~,".Contains(character, StringComparison.Ordinal)))
            {
                break;
            }

            at++;
        }

        return at - At;
    }

    private JsonValue? ParseLiteral()
    {
        var start = At;
        if (_text[At] == '\'')
        {
            var end = _text[(At + 1)..].IndexOf('\'');
            At += end + 2;
            return end < 0 ? null : new JsonString(_text.Slice(start + 1, end).ToString());
        }

        var closing = _text[At] switch { '"' => '"', '[' => ']', _ => '\0' };
        At++;
        while (At < _text.Length && (closing == '\0' ? !" )=!<>&|,]".Contains(_text[At], StringComparison.Ordinal) : _text[At] != closing))
        {
            At++;
        }

        At = closing == '\0' ? At : Math.Min(At + 1, _text.Length);
        var literal = _text[start..At].ToString();
        return JsonText.TryParse(closing == ']' ? literal.Replace('\'', '"') : literal, out var value) ? value : null;
    }

    private Regex? ParsePattern()
    {
        SkipSpace();
        if (At >= _text.Length || _text[At] != '/')
        {
            return null;
        }

        var length = _text[(At + 1)..].IndexOf('/');
        if (length < 0)
        {
            return null;
        }

        var pattern = _text.Slice(At + 1, length).ToString();
        At += length + 2;
        var options = RegexOptions.CultureInvariant | RegexOptions.NonBacktracking;
        if (At < _text.Length && _text[At] == 'i')
        {
            At++;
            options |= RegexOptions.IgnoreCase;
        }

        return Compile($"^(?:{pattern})$", options);
    }

    private static Regex? Compile(string pattern, RegexOptions options)
    {
        try
        {
            return new Regex(pattern, options);
        }
        catch (Exception refusal) when (refusal is ArgumentException or NotSupportedException)
        {
            return null;
        }
    }

    private bool Take(string token)
    {
        SkipSpace();
        if (!_text[Math.Min(At, _text.Length)..].StartsWith(token, StringComparison.Ordinal))
        {
            return false;
        }

        At += token.Length;
        return true;
    }

    private void SkipSpace()
    {
        while (At < _text.Length && _text[At] == ' ')
        {
            At++;
        }
    }
}
