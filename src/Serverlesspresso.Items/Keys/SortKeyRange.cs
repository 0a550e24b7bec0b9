using Serverlesspresso.Items.Values;

namespace Serverlesspresso.Items.Keys;

/// <summary>A range of encoded sort keys.</summary>
/// <param name="From">The least key; null without a bound.</param>
/// <param name="IncludesFrom">Whether the least key itself belongs to the range.</param>
/// <param name="To">The greatest key; null without a bound.</param>
/// <param name="IncludesTo">Whether the greatest key itself belongs to the range.</param>
public sealed record SortKeyRange(
    ReadOnlyMemory<byte>? From, bool IncludesFrom, ReadOnlyMemory<byte>? To, bool IncludesTo)
{
    /// <summary>The range of all keys.</summary>
    public static SortKeyRange All { get; } = new(null, IncludesFrom: true, null, IncludesTo: true);

    internal static SortKeyRange Equal(AttributeValue value) => Between(value, value);

    internal static SortKeyRange Between(AttributeValue from, AttributeValue to) =>
        new(KeyEncoding.Encode(from), IncludesFrom: true, KeyEncoding.Encode(to), IncludesTo: true);

    internal static SortKeyRange Below(AttributeValue value, bool orEqual) =>
        new(null, IncludesFrom: true, KeyEncoding.Encode(value), orEqual);

    internal static SortKeyRange Above(AttributeValue value, bool orEqual) =>
        new(KeyEncoding.Encode(value), orEqual, null, IncludesTo: true);

    internal static SortKeyRange Prefix(AttributeValue value)
    {
        var prefix = KeyEncoding.Encode(value);
        var after = KeyEncoding.AfterPrefix(prefix);
        return after is null
            ? new(prefix, IncludesFrom: true, null, IncludesTo: true)
            : new(prefix, IncludesFrom: true, after, IncludesTo: false);
    }
}
