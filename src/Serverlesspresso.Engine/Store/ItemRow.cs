namespace Serverlesspresso.Engine.Store;

/// <summary>An item of a table.</summary>
/// <param name="Key">Its table and key.</param>
/// <param name="Item">The attributes in DynamoDB's JSON, in UTF-8.</param>
/// <param name="Version">Counts the changes, from 1. Given by the store.</param>
public sealed record ItemRow(ItemKey Key, ReadOnlyMemory<byte> Item, long Version)
{
    /// <summary>The sort key within the index that was read; the item's own when the table was read.</summary>
    public KeyBytes IndexSortKey { get; init; } = Key.SortKey;

    /// <summary>The partition key within the index that was read; the item's own when the table was read.</summary>
    public KeyBytes IndexPartitionKey { get; init; } = Key.PartitionKey;
}
