using System.Globalization;

namespace Serverlesspresso.States.Values;

/// <summary>A number that keeps the digits it came with.</summary>
internal sealed class JsonNumber : JsonValue
{
    private const int SmallestCached = -16;
    private const int LargestCached = 1024;
    private static readonly JsonNumber[] Cached = MakeCached();

    private readonly double _value;
    private string? _text;

    private JsonNumber(string? text, double value)
    {
        _text = text;
        _value = value;
    }

    /// <summary>The digits as they came.</summary>
    public string Text => _text ??= _value.ToString("R", CultureInfo.InvariantCulture);

    /// <summary>The nearest double.</summary>
    public double Double => _value;

    public override int Utf8Length => Text.Length;

    public static JsonNumber Of(long value) =>
        value is >= SmallestCached and <= LargestCached
            ? Cached[value - SmallestCached]
            : new JsonNumber(value.ToString(CultureInfo.InvariantCulture), value);

    public static JsonNumber Of(double value) => new(value.ToString("R", CultureInfo.InvariantCulture), value);

    /// <summary>Takes the digits of a JSON number.</summary>
    public static JsonNumber FromText(string text) =>
        new(text, double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture));

    /// <summary>Whether the number was written as a whole number that a 64-bit integer holds.</summary>
    public bool TryGetLong(out long value) =>
        long.TryParse(Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out value);

    public override bool IsSameAs(JsonValue other) => other is JsonNumber that && CompareTo(that) == 0;

    /// <summary>Compares exactly where decimals can, otherwise as doubles.</summary>
    public int CompareTo(JsonNumber other) =>
        TryGetDecimal(out var mine) && other.TryGetDecimal(out var theirs)
            ? mine.CompareTo(theirs)
            : _value.CompareTo(other._value);

    public override string ToText() => Text;

    private bool TryGetDecimal(out decimal value) =>
        decimal.TryParse(Text, NumberStyles.Float, CultureInfo.InvariantCulture, out value);

    private static JsonNumber[] MakeCached()
    {
        var numbers = new JsonNumber[LargestCached - SmallestCached + 1];
        for (var i = 0; i < numbers.Length; i++)
        {
            var value = i + SmallestCached;
            numbers[i] = new JsonNumber(value.ToString(CultureInfo.InvariantCulture), value);
        }

        return numbers;
    }
}
