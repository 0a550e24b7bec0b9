namespace Serverlesspresso.Engine.Store;

/// <summary>Which items of one partition to read.</summary>
public sealed record ItemQuery
{
    /// <summary>The table.</summary>
    public required string TableName { get; init; }

    /// <summary>The secondary index; null for the table itself.</summary>
    public string? IndexName { get; init; }

    /// <summary>The partition key's value.</summary>
    public required KeyBytes PartitionKey { get; init; }

    /// <summary>The least sort key; null without a bound.</summary>
    public KeyBytes? SortKeyFrom { get; init; }

    /// <summary>Whether the least sort key itself belongs to the range.</summary>
    public bool IncludesFrom { get; init; } = true;

    /// <summary>The greatest sort key; null without a bound.</summary>
    public KeyBytes? SortKeyTo { get; init; }

    /// <summary>Whether the greatest sort key itself belongs to the range.</summary>
    public bool IncludesTo { get; init; } = true;

    /// <summary>Whether the greatest sort key comes first.</summary>
    public bool IsDescending { get; init; }

    /// <summary>The item after which to go on; null from the start.</summary>
    public ItemPlace? After { get; init; }

    /// <summary>How many at most.</summary>
    public required int Limit { get; init; }
}

/// <summary>Which items of a table or index to read.</summary>
/// <param name="TableName">The table.</param>
/// <param name="IndexName">The secondary index; null for the table itself.</param>
/// <param name="After">The item after which to go on; null from the start.</param>
/// <param name="Limit">How many at most.</param>
public sealed record ItemScan(string TableName, string? IndexName, ItemPlace? After, int Limit);

/// <summary>A place in the order of a table or index.</summary>
/// <param name="IndexPartitionKey">The partition key in the index that is read; the item's own for the table.</param>
/// <param name="IndexSortKey">The sort key in the index that is read; the item's own for the table.</param>
/// <param name="PartitionKey">The item's own partition key.</param>
/// <param name="SortKey">The item's own sort key.</param>
public readonly record struct ItemPlace(
    KeyBytes IndexPartitionKey,
    KeyBytes IndexSortKey,
    KeyBytes PartitionKey,
    KeyBytes SortKey)
{
    /// <summary>Compares two places in the order of a scan.</summary>
    /// <param name="other">The other place.</param>
    public int CompareTo(ItemPlace other)
    {
        var order = IndexPartitionKey.CompareTo(other.IndexPartitionKey);
        order = order != 0 ? order : IndexSortKey.CompareTo(other.IndexSortKey);
        order = order != 0 ? order : PartitionKey.CompareTo(other.PartitionKey);
        return order != 0 ? order : SortKey.CompareTo(other.SortKey);
    }
}
