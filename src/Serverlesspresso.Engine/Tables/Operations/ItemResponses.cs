using Serverlesspresso.Items.Values;

namespace Serverlesspresso.Engine.Tables.Operations;

/// <summary>What an item read came to.</summary>
/// <param name="Item">The item, or what was asked of it; null if there is none.</param>
/// <param name="ConsumedCapacity">The capacity units.</param>
public sealed record GetItemResponse(Item? Item, ConsumedCapacity ConsumedCapacity);

/// <summary>What an item write came to.</summary>
/// <param name="Attributes">The attributes that the request asked for; null if there are none.</param>
/// <param name="ConsumedCapacity">The capacity units.</param>
public sealed record WriteItemResponse(Item? Attributes, ConsumedCapacity ConsumedCapacity);

/// <summary>A page of a query or scan.</summary>
public sealed record ListResponse
{
    /// <summary>The items; empty if only their count was asked for.</summary>
    public required IReadOnlyList<Item> Items { get; init; }

    /// <summary>How many items passed the filter.</summary>
    public required int Count { get; init; }

    /// <summary>How many items were read.</summary>
    public required int ScannedCount { get; init; }

    /// <summary>Where the next page goes on; null after the last.</summary>
    public Item? LastEvaluatedKey { get; init; }

    /// <summary>The capacity units.</summary>
    public required ConsumedCapacity ConsumedCapacity { get; init; }
}

/// <summary>What a batch of reads came to.</summary>
/// <param name="Tables">The items found, by table.</param>
/// <param name="Unprocessed">The keys that had no room in the answer.</param>
/// <param name="ConsumedCapacity">The capacity units.</param>
public sealed record BatchGetItemResponse(
    IReadOnlyList<(string TableName, IReadOnlyList<Item> Items)> Tables,
    IReadOnlyList<TableKeys> Unprocessed,
    IReadOnlyList<ConsumedCapacity> ConsumedCapacity);

/// <summary>What a batch or transaction of writes came to.</summary>
/// <param name="ConsumedCapacity">The capacity units.</param>
public sealed record WriteManyResponse(IReadOnlyList<ConsumedCapacity> ConsumedCapacity);

/// <summary>What a transaction of reads came to.</summary>
/// <param name="Items">The items, in the order of the request; null where there is none.</param>
/// <param name="ConsumedCapacity">The capacity units.</param>
public sealed record TransactGetItemsResponse(
    IReadOnlyList<Item?> Items, IReadOnlyList<ConsumedCapacity> ConsumedCapacity);
