using Serverlesspresso.Items.Values;

namespace Serverlesspresso.Engine.Tables.Operations;

/// <summary>What a query or scan returns of each item.</summary>
public enum Select
{
    /// <summary>All attributes of a table, those that an index shows, or those of the projection.</summary>
    Default,

    /// <summary>All attributes.</summary>
    AllAttributes,

    /// <summary>All attributes that the index shows.</summary>
    AllProjectedAttributes,

    /// <summary>The attributes of the projection.</summary>
    SpecificAttributes,

    /// <summary>Only how many there are.</summary>
    Count,
}

/// <summary>What queries and scans share.</summary>
public abstract record ListRequest : ItemRequest
{
    /// <summary>The secondary index; null for the table.</summary>
    public string? IndexName { get; init; }

    /// <summary>Which of the items read to return; null for all.</summary>
    public string? FilterExpression { get; init; }

    /// <summary>What to return of them; null for all.</summary>
    public string? ProjectionExpression { get; init; }

    /// <summary>What to return of them.</summary>
    public Select Select { get; init; }

    /// <summary>How many to read at most, before the filter; null for as many as a page holds.</summary>
    public int? Limit { get; init; }

    /// <summary>The last key of the page before; null from the start.</summary>
    public Item? ExclusiveStartKey { get; init; }

    /// <summary>Whether the read is counted as a consistent one, which global indexes refuse. Every read here is.</summary>
    public bool ConsistentRead { get; init; }
}

/// <summary>Reads the items of one partition in the order of their sort keys.</summary>
public sealed record QueryRequest : ListRequest
{
    /// <summary>The partition, and which of its sort keys.</summary>
    public required string KeyConditionExpression { get; init; }

    /// <summary>Whether the least sort key comes first.</summary>
    public bool ScanIndexForward { get; init; } = true;
}

/// <summary>Reads all items.</summary>
public sealed record ScanRequest : ListRequest
{
    /// <summary>Which of the segments to read.</summary>
    public int Segment { get; init; }

    /// <summary>Into how many segments the items are split.</summary>
    public int TotalSegments { get; init; } = 1;
}
