namespace Serverlesspresso.Items.Values;

/// <summary>Compares values that have an order: strings by their UTF-8 bytes, numbers, and bytes.</summary>
internal static class ValueOrder
{
    /// <summary>Whether values of a type can be compared with <c>&lt;</c> and its like.</summary>
    public static bool IsOrdered(AttributeType type) => type is AttributeType.S or AttributeType.N or AttributeType.B;

    /// <summary>Compares two values; null if they have no order.</summary>
    public static int? Compare(AttributeValue left, AttributeValue right) => (left, right) switch
    {
        (StringValue x, StringValue y) => CompareAsUtf8(x.Text, y.Text),
        (NumberValue x, NumberValue y) => x.Number.CompareTo(y.Number),
        (BinaryValue x, BinaryValue y) => x.Bytes.Span.SequenceCompareTo(y.Bytes.Span),
        _ => null,
    };

    /// <summary>
    /// UTF-16 and UTF-8 order differ in one place only: code units above the surrogates come before them in UTF-8.
    /// </summary>
    public static int CompareAsUtf8(string left, string right)
    {
        var common = left.AsSpan().CommonPrefixLength(right);
        if (common == left.Length || common == right.Length)
        {
            return left.Length.CompareTo(right.Length);
        }

        return Rank(left[common]).CompareTo(Rank(right[common]));
    }

    private static int Rank(char unit) => char.IsSurrogate(unit) ? unit + 0x10000 : unit;
}
