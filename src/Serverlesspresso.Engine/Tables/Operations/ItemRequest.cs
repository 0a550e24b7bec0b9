using Serverlesspresso.Items.Values;

namespace Serverlesspresso.Engine.Tables.Operations;

/// <summary>What all requests to the items of one table share.</summary>
public abstract record ItemRequest
{
    /// <summary>The table.</summary>
    public required string TableName { get; init; }

    /// <summary>Attribute names by placeholder; null if there are none.</summary>
    public IReadOnlyDictionary<string, string>? ExpressionAttributeNames { get; init; }

    /// <summary>Values by placeholder; null if there are none.</summary>
    public IReadOnlyDictionary<string, AttributeValue>? ExpressionAttributeValues { get; init; }

    /// <summary>Which consumed capacity to tell.</summary>
    public ReturnConsumedCapacity ReturnConsumedCapacity { get; init; }
}

/// <summary>Which consumed capacity a request wants to be told.</summary>
public enum ReturnConsumedCapacity
{
    /// <summary>None.</summary>
    None,

    /// <summary>The sum.</summary>
    Total,

    /// <summary>The sum, and the parts of the table and its indexes.</summary>
    Indexes,
}

/// <summary>Which attributes a write returns.</summary>
public enum ReturnValues
{
    /// <summary>None.</summary>
    None,

    /// <summary>The item as it was.</summary>
    AllOld,

    /// <summary>What was changed, as it was.</summary>
    UpdatedOld,

    /// <summary>The item as it is.</summary>
    AllNew,

    /// <summary>What was changed, as it is.</summary>
    UpdatedNew,
}

/// <summary>Reads one item.</summary>
public sealed record GetItemRequest : ItemRequest
{
    /// <summary>The item's key.</summary>
    public required Item Key { get; init; }

    /// <summary>What to return of it; null for all.</summary>
    public string? ProjectionExpression { get; init; }

    /// <summary>Whether the read is counted as a consistent one. Every read here is.</summary>
    public bool ConsistentRead { get; init; }
}

/// <summary>A write of one item.</summary>
public abstract record WriteRequest : ItemRequest
{
    /// <summary>The condition the item must meet; null for none.</summary>
    public string? ConditionExpression { get; init; }

    /// <summary>Which attributes to return.</summary>
    public ReturnValues ReturnValues { get; init; }

    /// <summary>Whether a failed condition returns the item.</summary>
    public bool ReturnsItemOnConditionFailure { get; init; }
}

/// <summary>Writes a whole item.</summary>
public sealed record PutItemRequest : WriteRequest
{
    /// <summary>The item.</summary>
    public required Item Item { get; init; }
}

/// <summary>Changes an item, or makes it.</summary>
public sealed record UpdateItemRequest : WriteRequest
{
    /// <summary>The item's key.</summary>
    public required Item Key { get; init; }

    /// <summary>The update; null only makes the item if there is none.</summary>
    public string? UpdateExpression { get; init; }
}

/// <summary>Deletes an item, if there is one.</summary>
public sealed record DeleteItemRequest : WriteRequest
{
    /// <summary>The item's key.</summary>
    public required Item Key { get; init; }
}

/// <summary>Checks an item within a transaction, and writes nothing.</summary>
public sealed record ConditionCheckRequest : WriteRequest
{
    /// <summary>The item's key.</summary>
    public required Item Key { get; init; }
}
