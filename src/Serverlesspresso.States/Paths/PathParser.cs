using System.Globalization;
using System.Text;

namespace Serverlesspresso.States.Paths;

/// <summary>Parses what follows a path's root.</summary>
internal ref struct PathParser(ReadOnlySpan<char> text)
{
    private readonly ReadOnlySpan<char> _text = text;
    private readonly List<PathStep> _steps = [];
    private PathFunction? _function;
    private int _at;

    public bool TryParse(out PathStep[] steps, out PathFunction? function)
    {
        var isValid = true;
        while (isValid && _at < _text.Length)
        {
            isValid = _function is null && (_text[_at] == '[' ? ParseBracket() : _text[_at] == '.' && ParseDot());
        }

        steps = [.. _steps];
        function = _function;
        return isValid && (steps.Length == 0 || steps[^1] is not DescendStep);
    }

    private bool ParseDot()
    {
        _at++;
        if (_at < _text.Length && _text[_at] == '.')
        {
            _at++;
            _steps.Add(new DescendStep());
            if (_at < _text.Length && _text[_at] == '[')
            {
                return true;
            }
        }

        if (_at < _text.Length && _text[_at] == '*')
        {
            _at++;
            _steps.Add(new WildcardStep());
            return true;
        }

        var start = _at;
        while (_at < _text.Length && !IsSpecial(_text[_at]))
        {
            _at++;
        }

        if (_at == start)
        {
            return false;
        }

        var name = _text[start.._at].ToString();
        if (_at < _text.Length && _text[_at] == '(')
        {
            return ParseCall(name);
        }

        _steps.Add(new NameStep(name));
        return true;
    }

    private bool ParseCall(string name)
    {
        if (!_text[_at..].StartsWith("()"))
        {
            return false;
        }

        _at += 2;
        _function = PathFunction.Find(name);
        return _function is not null;
    }

    private bool ParseBracket()
    {
        _at++;
        SkipSpace();
        if (_at >= _text.Length)
        {
            return false;
        }

        var isValid = _text[_at] switch
        {
            '\'' or '"' => ParseNames(),
            '*' => ParseStar(),
            '?' => ParseFilter(),
            _ => ParseIndexes(),
        };
        SkipSpace();
        return isValid && _at < _text.Length && _text[_at++] == ']';
    }

    private bool ParseStar()
    {
        _at++;
        _steps.Add(new WildcardStep());
        return true;
    }

    private bool ParseNames()
    {
        var names = new List<string>();
        do
        {
            SkipSpace();
            if (ParseQuoted() is not { } name)
            {
                return false;
            }

            names.Add(name);
            SkipSpace();
        }
        while (Take(','));
        _steps.Add(names.Count == 1 ? new NameStep(names[0]) : new NamesStep([.. names]));
        return true;
    }

    private string? ParseQuoted()
    {
        if (_at >= _text.Length || _text[_at] is not ('\'' or '"'))
        {
            return null;
        }

        var quote = _text[_at++];
        var name = new StringBuilder();
        while (_at < _text.Length && _text[_at] != quote)
        {
            if (_text[_at] == '\\' && _at + 1 < _text.Length)
            {
                _at++;
            }

            name.Append(_text[_at++]);
        }

        return Take(quote) ? name.ToString() : null;
    }

    private bool ParseFilter()
    {
        var parser = new FilterParser(_text, _at + 1);
        if (parser.Parse() is not { } filter)
        {
            return false;
        }

        _at = parser.At;
        _steps.Add(new FilterStep(filter));
        return true;
    }

    private bool ParseIndexes()
    {
        var length = _text[_at..].IndexOf(']');
        if (length <= 0)
        {
            return false;
        }

        var inside = _text.Slice(_at, length).ToString();
        _at += length;
        return inside.Contains(':', StringComparison.Ordinal) ? AddSlice(inside) : AddIndexes(inside);
    }

    private readonly bool AddSlice(string inside)
    {
        var parts = inside.Split(':');
        if (parts.Length > 3 || !TryBound(parts[0], out var from) || !TryBound(parts[1], out var to))
        {
            return false;
        }

        int? by = null;
        if (parts.Length == 3 && (!TryBound(parts[2], out by) || by is <= 0))
        {
            return false;
        }

        _steps.Add(new SliceStep(from, to, by ?? 1));
        return true;
    }

    private readonly bool AddIndexes(string inside)
    {
        var indexes = new List<int>();
        foreach (var part in inside.Split(','))
        {
            if (!TryBound(part, out var index) || index is null)
            {
                return false;
            }

            indexes.Add(index.Value);
        }

        _steps.Add(indexes.Count == 1 ? new IndexStep(indexes[0]) : new IndexesStep([.. indexes]));
        return true;
    }

    private static bool TryBound(string text, out int? bound)
    {
        bound = null;
        var digits = text.Trim();
        if (digits.Length == 0)
        {
            return true;
        }

        var isNumber = int.TryParse(digits, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number);
        bound = number;
        return isNumber;
    }

    private static bool IsSpecial(char character) =>
        character is '.' or '[' or ']' or '(' or ')' or ',' or '*' or '\'' or '"' or '{' or '}' || char.IsWhiteSpace(character);

    private bool Take(char character)
    {
        if (_at >= _text.Length || _text[_at] != character)
        {
            return false;
        }

        _at++;
        return true;
    }

    private void SkipSpace()
    {
        while (_at < _text.Length && _text[_at] == ' ')
        {
            _at++;
        }
    }
}
