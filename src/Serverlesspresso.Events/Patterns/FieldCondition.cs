using System.Globalization;
using System.Text;

namespace Serverlesspresso.Events.Patterns;

/// <summary>One of the alternatives that a pattern allows for a field.</summary>
/// <param name="Key">Names the condition: two of the same key are the same.</param>
internal abstract record FieldCondition(string Key)
{
    /// <summary>Whether a leaf of an event meets the condition.</summary>
    /// <param name="value">The leaf.</param>
    public abstract bool Matches(in EventValue value);
}

/// <summary>A string, as it stands.</summary>
/// <param name="Text">The string.</param>
internal sealed record ExactString(string Text) : FieldCondition($"=\"{Text}\"")
{
    /// <summary>The string in UTF-8.</summary>
    public byte[] Utf8 { get; } = Encoding.UTF8.GetBytes(Text);

    /// <inheritdoc/>
    public override bool Matches(in EventValue value) => value.IsString && value.Utf8.SequenceEqual(Utf8);
}

/// <summary>True, false or null.</summary>
/// <param name="Text">The literal.</param>
internal sealed record ExactLiteral(string Text) : FieldCondition($"={Text}")
{
    /// <summary>The literal in UTF-8.</summary>
    public byte[] Utf8 { get; } = Encoding.UTF8.GetBytes(Text);

    /// <inheritdoc/>
    public override bool Matches(in EventValue value) =>
        value.Kind == EventValueKind.Literal && value.Utf8.SequenceEqual(Utf8);
}

/// <summary>A number, by value.</summary>
/// <param name="Number">The number.</param>
internal sealed record ExactNumber(NumberValue Number)
    : FieldCondition(string.Create(CultureInfo.InvariantCulture, $"={Number.Millionths}e-6 {Number.Canonical}"))
{
    /// <inheritdoc/>
    public override bool Matches(in EventValue value) =>
        value.Kind == EventValueKind.Number && NumberValue.Parse(value.Utf8) == Number;
}

/// <summary>A range of numbers; a bound is in millionths, inclusive, and absent where the range is open.</summary>
/// <param name="Least">The least number.</param>
/// <param name="IsLeastExcluded">Whether the least number itself lies outside.</param>
/// <param name="Greatest">The greatest number.</param>
/// <param name="IsGreatestExcluded">Whether the greatest number itself lies outside.</param>
internal sealed record NumberRange(long? Least, bool IsLeastExcluded, long? Greatest, bool IsGreatestExcluded)
    : FieldCondition(string.Create(
        CultureInfo.InvariantCulture, $"numeric {(IsLeastExcluded ? '(' : '[')}{Least},{Greatest}{(IsGreatestExcluded ? ')' : ']')}"))
{
    /// <inheritdoc/>
    public override bool Matches(in EventValue value) =>
        value.Kind == EventValueKind.Number && Contains(NumberValue.Parse(value.Utf8));

    /// <summary>Whether a number lies in the range.</summary>
    /// <param name="number">The number.</param>
    public bool Contains(NumberValue number) =>
        (Least is not { } least || (IsLeastExcluded ? number.CompareTo(least) > 0 : number.CompareTo(least) >= 0))
        && (Greatest is not { } greatest || (IsGreatestExcluded ? number.CompareTo(greatest) < 0 : number.CompareTo(greatest) <= 0));
}

/// <summary>A string that is an IP address of a range.</summary>
/// <param name="Range">The range.</param>
internal sealed record AddressInRange(IpAddressRange Range) : FieldCondition($"cidr {Range}")
{
    /// <inheritdoc/>
    public override bool Matches(in EventValue value) => value.IsString && Range.Contains(value.Utf8);
}

/// <summary>A string that starts with a text.</summary>
/// <param name="Text">The text.</param>
internal sealed record Prefix(string Text) : FieldCondition($"prefix {Text}")
{
    /// <summary>The text in UTF-8.</summary>
    public byte[] Utf8 { get; } = Encoding.UTF8.GetBytes(Text);

    /// <inheritdoc/>
    public override bool Matches(in EventValue value) => value.IsString && value.Utf8.StartsWith(Utf8);
}

/// <summary>A string that ends with a text.</summary>
/// <param name="Text">The text.</param>
internal sealed record Suffix(string Text) : FieldCondition($"suffix {Text}")
{
    /// <summary>The text in UTF-8.</summary>
    public byte[] Utf8 { get; } = Encoding.UTF8.GetBytes(Text);

    /// <inheritdoc/>
    public override bool Matches(in EventValue value) => value.IsString && value.Utf8.EndsWith(Utf8);
}

/// <summary>A string, without regard to case.</summary>
/// <param name="Text">The string.</param>
internal sealed record CaselessString(string Text) : FieldCondition($"caseless {Text}")
{
    private readonly CaselessText _text = new(Text);

    /// <inheritdoc/>
    public override bool Matches(in EventValue value) => value.IsString && _text.Equals(value.Utf8);
}

/// <summary>A string that starts with a text, without regard to case.</summary>
/// <param name="Text">The text.</param>
internal sealed record CaselessPrefix(string Text) : FieldCondition($"caseless prefix {Text}")
{
    private readonly CaselessText _text = new(Text);

    /// <inheritdoc/>
    public override bool Matches(in EventValue value) => value.IsString && _text.IsPrefixOf(value.Utf8);
}

/// <summary>A string that ends with a text, without regard to case.</summary>
/// <param name="Text">The text.</param>
internal sealed record CaselessSuffix(string Text) : FieldCondition($"caseless suffix {Text}")
{
    private readonly CaselessText _text = new(Text);

    /// <inheritdoc/>
    public override bool Matches(in EventValue value) => value.IsString && _text.IsSuffixOf(value.Utf8);
}

/// <summary>A string of literal parts with anything between them.</summary>
/// <param name="Text">The text as written.</param>
/// <param name="Parts">Its parts.</param>
internal sealed record Wildcard(string Text, WildcardText Parts) : FieldCondition($"wildcard {Text}")
{
    /// <inheritdoc/>
    public override bool Matches(in EventValue value) => value.IsString && Parts.Matches(value.Utf8);
}

/// <summary>A leaf that meets none of some conditions.</summary>
/// <param name="Excluded">The conditions.</param>
internal sealed record AnythingBut(IReadOnlyList<FieldCondition> Excluded)
    : FieldCondition($"anything-but [{string.Join(", ", Excluded.Select(condition => condition.Key).Order(StringComparer.Ordinal))}]")
{
    /// <inheritdoc/>
    public override bool Matches(in EventValue value)
    {
        foreach (var condition in Excluded)
        {
            if (condition.Matches(value))
            {
                return false;
            }
        }

        return true;
    }
}

/// <summary>Any leaf at all.</summary>
internal sealed record Present() : FieldCondition("exists")
{
    /// <inheritdoc/>
    public override bool Matches(in EventValue value) => true;
}

/// <summary>No leaf: met by the absence of values, never by a value.</summary>
internal sealed record Absent() : FieldCondition("absent")
{
    /// <inheritdoc/>
    public override bool Matches(in EventValue value) => false;
}
