using System.Globalization;
using System.Text;

namespace Serverlesspresso.States.Values;

/// <summary>Reads one JSON text, strictly by RFC 8259. Half surrogate pairs become U+FFFD, so that every value can be written.</summary>
internal ref struct JsonTextReader(string text, int depthMax = JsonText.DepthMax)
{
    private int _at;
    private int _depth;

    /// <summary>What was wrong, once a read has given null.</summary>
    public string? Problem { get; private set; }

    public JsonValue? Read()
    {
        var value = ReadValue();
        SkipSpace();
        return value is not null && _at < text.Length ? Refuse("the text should end") : value;
    }

    private JsonValue? ReadValue()
    {
        SkipSpace();
        if (_at >= text.Length)
        {
            return Refuse("a value should follow");
        }

        return text[_at] switch
        {
            '{' => ReadObject(),
            '[' => ReadArray(),
            '"' => ReadString() is { } characters ? new JsonString(characters) : null,
            't' => ReadWord("true", JsonBoolean.True),
            'f' => ReadWord("false", JsonBoolean.False),
            'n' => ReadWord("null", JsonNull.Instance),
            '-' or (>= '0' and <= '9') => ReadNumber(),
            _ => Refuse("a value should stand"),
        };
    }

    private JsonValue? ReadObject()
    {
        if (!Descend())
        {
            return null;
        }

        var members = new JsonObjectBuilder();
        if (!Take('}'))
        {
            do
            {
                SkipSpace();
                if (_at >= text.Length || text[_at] != '"')
                {
                    return Refuse("a member's name in quotes should stand");
                }

                if (ReadString() is not { } name)
                {
                    return null;
                }

                if (!Take(':'))
                {
                    return Refuse("':' should stand");
                }

                if (ReadValue() is not { } value)
                {
                    return null;
                }

                members.Set(name, value);
            }
            while (Take(','));
            if (!Take('}'))
            {
                return Refuse("',' or '}' should stand");
            }
        }

        _depth--;
        return members.Build();
    }

    private JsonValue? ReadArray()
    {
        if (!Descend())
        {
            return null;
        }

        var items = new List<JsonValue>();
        if (!Take(']'))
        {
            do
            {
                if (ReadValue() is not { } value)
                {
                    return null;
                }

                items.Add(value);
            }
            while (Take(','));
            if (!Take(']'))
            {
                return Refuse("',' or ']' should stand");
            }
        }

        _depth--;
        return JsonArray.Of([.. items]);
    }

    private bool Descend()
    {
        _at++;
        if (++_depth <= depthMax)
        {
            return true;
        }

        Problem = string.Create(CultureInfo.InvariantCulture, $"it is nested deeper than {depthMax} levels");
        return false;
    }

    private string? ReadString()
    {
        var start = ++_at;
        while (_at < text.Length && text[_at] is not ('"' or '\\') && text[_at] >= ' ' && !char.IsSurrogate(text[_at]))
        {
            _at++;
        }

        if (_at < text.Length && text[_at] == '"')
        {
            return text.Substring(start, _at++ - start);
        }

        var builder = new StringBuilder(text, start, _at - start, capacity: Math.Max(16, 2 * (_at - start)));
        return ReadStringRest(builder) ? JsonCharacters.WithoutHalfPairs(builder.ToString()) : null;
    }

    private bool ReadStringRest(StringBuilder builder)
    {
        while (_at < text.Length)
        {
            var character = text[_at++];
            if (character == '"')
            {
                return true;
            }

            if (character < ' ')
            {
                Refuse("a control character should be escaped");
                return false;
            }

            if (character != '\\')
            {
                builder.Append(character);
            }
            else if (!ReadEscape(builder))
            {
                Refuse("an escape should be complete");
                return false;
            }
        }

        Refuse("the string should end");
        return false;
    }

    private bool ReadEscape(StringBuilder builder)
    {
        if (_at >= text.Length)
        {
            return false;
        }

        var letter = text[_at++];
        if (letter == 'u')
        {
            var digits = text.AsSpan(_at, Math.Min(4, text.Length - _at));
            if (digits.Length < 4
                || !ushort.TryParse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code))
            {
                return false;
            }

            _at += 4;
            builder.Append((char)code);
            return true;
        }

        var plain = JsonCharacters.Unescape(letter);
        builder.Append(plain);
        return plain != '\0';
    }

    private JsonValue? ReadNumber()
    {
        var start = _at;
        _ = TakeRaw('-');
        if (!TakeRaw('0') && !TakeDigits())
        {
            return Refuse("a digit should stand");
        }

        if (TakeRaw('.') && !TakeDigits())
        {
            return Refuse("a digit should follow '.'");
        }

        if (TakeRaw('e') || TakeRaw('E'))
        {
            _ = TakeRaw('+') || TakeRaw('-');
            if (!TakeDigits())
            {
                return Refuse("a digit should stand in the exponent");
            }
        }

        var digits = text.AsSpan(start, _at - start);
        return digits.Length <= 4 && long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var small)
            ? JsonNumber.Of(small)
            : JsonNumber.FromText(digits.ToString());
    }

    private JsonValue? ReadWord(string word, JsonValue value)
    {
        if (string.CompareOrdinal(text, _at, word, 0, word.Length) != 0)
        {
            return Refuse("a value should stand");
        }

        _at += word.Length;
        return value;
    }

    private bool TakeDigits()
    {
        var start = _at;
        while (_at < text.Length && char.IsAsciiDigit(text[_at]))
        {
            _at++;
        }

        return _at > start;
    }

    private bool TakeRaw(char character)
    {
        if (_at >= text.Length || text[_at] != character)
        {
            return false;
        }

        _at++;
        return true;
    }

    private bool Take(char character)
    {
        SkipSpace();
        return TakeRaw(character);
    }

    private void SkipSpace()
    {
        while (_at < text.Length && (text[_at] is ' ' or '\t' or '\n' or '\r'))
        {
            _at++;
        }
    }

    private JsonValue? Refuse(string expectation)
    {
        Problem ??= string.Create(CultureInfo.InvariantCulture, $"at character {_at} {expectation}");
        return null;
    }
}
