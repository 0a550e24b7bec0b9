namespace Serverlesspresso.States.Values;

/// <summary>Collects members; a name set twice keeps its first place and its last value.</summary>
internal sealed class JsonObjectBuilder(int capacity = 4)
{
    private readonly List<string> _names = new(capacity);
    private readonly List<JsonValue> _values = new(capacity);
    private Dictionary<string, int>? _index;

    public JsonObjectBuilder Set(string name, JsonValue value)
    {
        var at = IndexOf(name);
        if (at >= 0)
        {
            _values[at] = value;
            return this;
        }

        _index?.Add(name, _names.Count);
        _names.Add(name);
        _values.Add(value);
        return this;
    }

    public JsonObjectBuilder Set(string name, string text) => Set(name, new JsonString(text));

    public JsonObject Build() => _names.Count == 0 ? JsonObject.Empty : new JsonObject([.. _names], [.. _values]);

    private int IndexOf(string name)
    {
        const int linearUpTo = 16;
        if (_names.Count <= linearUpTo)
        {
            return _names.IndexOf(name);
        }

        if (_index is null)
        {
            _index = new Dictionary<string, int>(_names.Count * 2, StringComparer.Ordinal);
            for (var i = 0; i < _names.Count; i++)
            {
                _index.Add(_names[i], i);
            }
        }

        return _index.TryGetValue(name, out var at) ? at : -1;
    }
}
