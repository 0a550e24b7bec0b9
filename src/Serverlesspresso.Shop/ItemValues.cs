using System.Globalization;
using Serverlesspresso.Items.Values;

namespace Serverlesspresso.Shop;

/// <summary>Makes items and values.</summary>
internal static class ItemValues
{
    private static readonly long MillisecondsMax = DateTimeOffset.MaxValue.ToUnixTimeMilliseconds();

    /// <summary>Makes an item.</summary>
    public static Item Of(params IEnumerable<(string Name, AttributeValue Value)> attributes) =>
        new(attributes.Select(attribute => KeyValuePair.Create(attribute.Name, attribute.Value)));

    /// <summary>The item with one attribute more, or another value of it.</summary>
    public static Item With(this Item item, string name, AttributeValue value) => item.With((name, value));

    /// <summary>The item with more attributes, or other values of them.</summary>
    public static Item With(this Item item, params IEnumerable<(string Name, AttributeValue Value)> changes)
    {
        var attributes = new Dictionary<string, AttributeValue>(item.Attributes, StringComparer.Ordinal);
        foreach (var (name, value) in changes)
        {
            attributes[name] = value;
        }

        return new Item(attributes);
    }

    /// <summary>A string.</summary>
    public static StringValue Text(string text) => new(text);

    /// <summary>A whole number.</summary>
    public static NumberValue Number(long number) => new(ItemNumber.FromInt64(number));

    /// <summary>True or false.</summary>
    public static BooleanValue Flag(bool flag) => flag ? BooleanValue.True : BooleanValue.False;

    /// <summary>An instant as the rows have it: milliseconds since 1970.</summary>
    public static NumberValue Milliseconds(DateTimeOffset instant) => Number(instant.ToUnixTimeMilliseconds());

    /// <summary>Reads a whole number.</summary>
    public static long? FindNumber(this Item item, string name) =>
        item.TryGet(name, out var value)
        && value is NumberValue number
        && long.TryParse(number.Number.ToString(), CultureInfo.InvariantCulture, out var whole)
            ? whole
            : null;

    /// <summary>Reads an instant that <see cref="Milliseconds"/> has written.</summary>
    public static DateTimeOffset? FindInstant(this Item item, string name) =>
        item.FindNumber(name) is >= 0 and var milliseconds && milliseconds <= MillisecondsMax
            ? DateTimeOffset.FromUnixTimeMilliseconds(milliseconds)
            : null;

    /// <summary>Reads a string.</summary>
    public static string? FindText(this Item item, string name) =>
        item.TryGet(name, out var value) && value is StringValue text ? text.Text : null;

    /// <summary>Reads true or false.</summary>
    public static bool? FindFlag(this Item item, string name) =>
        item.TryGet(name, out var value) && value is BooleanValue flag ? flag.IsTrue : null;
}
