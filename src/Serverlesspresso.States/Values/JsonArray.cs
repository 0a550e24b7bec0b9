using System.Diagnostics;

namespace Serverlesspresso.States.Values;

/// <summary>An immutable JSON array.</summary>
[DebuggerDisplay("{ToText()}")]
internal sealed class JsonArray(JsonValue[] items) : JsonValue
{
    public static readonly JsonArray Empty = new([]);

    private int _utf8Length;
    private int _depth;
    private string? _text;

    public ReadOnlySpan<JsonValue> Items => items;

    public int Count => items.Length;

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

    public JsonValue this[int index] => items[index];

    public static JsonArray Of(params JsonValue[] items) => items.Length == 0 ? Empty : new JsonArray(items);

    public override bool IsSameAs(JsonValue other)
    {
        if (ReferenceEquals(this, other))
        {
            return true;
        }

        if (other is not JsonArray that || that.Count != Count)
        {
            return false;
        }

        for (var i = 0; i < items.Length; i++)
        {
            if (!items[i].IsSameAs(that[i]))
            {
                return false;
            }
        }

        return true;
    }

    public override string ToText() => _text ??= base.ToText();

    private void Measure()
    {
        var length = 1 + Math.Max(1, items.Length);
        var depth = 0;
        foreach (var item in items)
        {
            length = JsonText.AddLengths(length, item.Utf8Length);
            depth = Math.Max(depth, item.Depth);
        }

        _depth = depth + 1;
        _utf8Length = length;
    }
}
