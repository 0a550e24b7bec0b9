namespace Serverlesspresso.Engine.Store;

/// <summary>A new state of an item.</summary>
public sealed record ItemChange
{
    /// <summary>Its table and key.</summary>
    public required ItemKey Key { get; init; }

    /// <summary>The attributes in DynamoDB's JSON, in UTF-8; null deletes the item.</summary>
    public required ReadOnlyMemory<byte>? Item { get; init; }

    /// <summary>Its index entries as they were before the change.</summary>
    public IReadOnlyList<IndexEntry> EntriesBefore { get; init; } = [];

    /// <summary>Its index entries as they are now.</summary>
    public IReadOnlyList<IndexEntry> EntriesAfter { get; init; } = [];
}

/// <summary>The place of an item in a secondary index.</summary>
/// <param name="IndexName">The index.</param>
/// <param name="PartitionKey">The index's partition key.</param>
/// <param name="SortKey">The index's sort key; empty where the index has none.</param>
public readonly record struct IndexEntry(string IndexName, KeyBytes PartitionKey, KeyBytes SortKey);
