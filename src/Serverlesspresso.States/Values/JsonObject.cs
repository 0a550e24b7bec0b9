using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;

namespace Serverlesspresso.States.Values;

/// <summary>An immutable JSON object whose members keep their order.</summary>
[DebuggerDisplay("{ToText()}")]
internal sealed class JsonObject : JsonValue
{
    /// <summary>From this many members on, a lookup table pays off.</summary>
    private const int IndexedFrom = 12;

    public static readonly JsonObject Empty = new([], []);

    private readonly string[] _names;
    private readonly JsonValue[] _values;
    private Dictionary<string, int>? _index;
    private int _utf8Length;
    private int _depth;
    private string? _text;

    /// <summary>Takes ownership of both arrays; the names are all different.</summary>
    public JsonObject(string[] names, JsonValue[] values)
    {
        Debug.Assert(names.Length == values.Length, "every name has its value");
        _names = names;
        _values = values;
    }

    public ReadOnlySpan<string> Names => _names;

    public ReadOnlySpan<JsonValue> Values => _values;

    public int Count => _names.Length;

    public override int Utf8Length
    {
        get
        {
            if (_utf8Length == 0)
            {
                Measure();
            }

            return _utf8Length;
        }
    }

    public override int Depth
    {
        get
        {
            if (_utf8Length == 0)
            {
                Measure();
            }

            return _depth;
        }
    }

    public JsonValue? this[string name]
    {
        get
        {
            var at = IndexOf(name);
            return at < 0 ? null : _values[at];
        }
    }

    public bool TryGet(string name, [NotNullWhen(true)] out JsonValue? value)
    {
        value = this[name];
        return value is not null;
    }

    /// <summary>This object with one member set: in its place, or at the end.</summary>
    public JsonObject With(string name, JsonValue value)
    {
        var at = IndexOf(name);
        if (at >= 0)
        {
            var changed = (JsonValue[])_values.Clone();
            changed[at] = value;
            return new JsonObject(_names, changed) { _index = _index };
        }

        var names = new string[_names.Length + 1];
        var values = new JsonValue[_values.Length + 1];
        _names.CopyTo(names, 0);
        _values.CopyTo(values, 0);
        names[^1] = name;
        values[^1] = value;
        return new JsonObject(names, values);
    }

    public override bool IsSameAs(JsonValue other)
    {
        if (ReferenceEquals(this, other))
        {
            return true;
        }

        if (other is not JsonObject that || that.Count != Count)
        {
            return false;
        }

        for (var i = 0; i < _names.Length; i++)
        {
            if (that[_names[i]] is not { } value || !_values[i].IsSameAs(value))
            {
                return false;
            }
        }

        return true;
    }

    public override string ToText() => _text ??= base.ToText();

    private int IndexOf(string name)
    {
        if (_names.Length >= IndexedFrom)
        {
            return (_index ??= MakeIndex()).TryGetValue(name, out var at) ? at : -1;
        }

        for (var i = 0; i < _names.Length; i++)
        {
            if (ReferenceEquals(_names[i], name) || _names[i] == name)
            {
                return i;
            }
        }

        return -1;
    }

    private Dictionary<string, int> MakeIndex()
    {
        var index = new Dictionary<string, int>(_names.Length, StringComparer.Ordinal);
        for (var i = 0; i < _names.Length; i++)
        {
            index[_names[i]] = i;
        }

        return index;
    }

    private void Measure()
    {
        var length = 1 + Math.Max(1, _names.Length);
        var depth = 0;
        for (var i = 0; i < _names.Length; i++)
        {
            length = JsonText.AddLengths(length, JsonText.QuotedUtf8Length(_names[i]) + 1);
            length = JsonText.AddLengths(length, _values[i].Utf8Length);
            depth = Math.Max(depth, _values[i].Depth);
        }

        _depth = depth + 1;
        _utf8Length = length;
    }
}
