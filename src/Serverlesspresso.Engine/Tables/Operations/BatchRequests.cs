using Serverlesspresso.Items.Values;

namespace Serverlesspresso.Engine.Tables.Operations;

/// <summary>Reads many items.</summary>
public sealed record BatchGetItemRequest
{
    /// <summary>How many items one request may read.</summary>
    public const int KeysMax = 100;

    /// <summary>The keys by table.</summary>
    public required IReadOnlyList<TableKeys> Tables { get; init; }

    /// <summary>Which consumed capacity to tell.</summary>
    public ReturnConsumedCapacity ReturnConsumedCapacity { get; init; }
}

/// <summary>The items to read of one table.</summary>
public sealed record TableKeys : ItemRequest
{
    /// <summary>The keys.</summary>
    public required IReadOnlyList<Item> Keys { get; init; }

    /// <summary>What to return of the items; null for all.</summary>
    public string? ProjectionExpression { get; init; }

    /// <summary>Whether the reads are counted as consistent ones.</summary>
    public bool ConsistentRead { get; init; }
}

/// <summary>Writes many items, each for itself.</summary>
public sealed record BatchWriteItemRequest
{
    /// <summary>How many items one request may write.</summary>
    public const int WritesMax = 25;

    /// <summary>The puts and deletes.</summary>
    public required IReadOnlyList<WriteRequest> Writes { get; init; }

    /// <summary>Which consumed capacity to tell.</summary>
    public ReturnConsumedCapacity ReturnConsumedCapacity { get; init; }
}

/// <summary>Reads many items at one moment.</summary>
public sealed record TransactGetItemsRequest
{
    /// <summary>The items.</summary>
    public required IReadOnlyList<GetItemRequest> Gets { get; init; }

    /// <summary>Which consumed capacity to tell.</summary>
    public ReturnConsumedCapacity ReturnConsumedCapacity { get; init; }
}

/// <summary>Writes many items, all or none.</summary>
public sealed record TransactWriteItemsRequest
{
    /// <summary>How many items one transaction may read or write.</summary>
    public const int ActionsMax = 100;

    /// <summary>The actions.</summary>
    public required IReadOnlyList<WriteRequest> Actions { get; init; }

    /// <summary>Names the request, so that repeating it does nothing; null if it may be done again.</summary>
    public string? ClientRequestToken { get; init; }

    /// <summary>Tells whether a repeated request is the same; empty if the caller vouches for it.</summary>
    public ReadOnlyMemory<byte> Digest { get; init; }

    /// <summary>Which consumed capacity to tell.</summary>
    public ReturnConsumedCapacity ReturnConsumedCapacity { get; init; }
}
