using Serverlesspresso.Items.Values;

namespace Serverlesspresso.Engine.Tables.Definitions;

/// <summary>A table to make.</summary>
public sealed record CreateTableRequest
{
    /// <summary>The table's name: 3 to 255 letters, digits, <c>_</c>, <c>.</c> and <c>-</c>.</summary>
    public required string TableName { get; init; }

    /// <summary>The key.</summary>
    public required IReadOnlyList<KeySchemaElement> KeySchema { get; init; }

    /// <summary>The types of the key attributes of the table and its indexes, by name.</summary>
    public required IReadOnlyDictionary<string, AttributeType> AttributeTypes { get; init; }

    /// <summary>The local secondary indexes.</summary>
    public IReadOnlyList<IndexRequest> LocalIndexes { get; init; } = [];

    /// <summary>The global secondary indexes.</summary>
    public IReadOnlyList<IndexRequest> GlobalIndexes { get; init; } = [];

    /// <summary>The throughput; null if it is billed by request.</summary>
    public Throughput? Throughput { get; init; }

    /// <summary>The table's class.</summary>
    public string? TableClass { get; init; }

    /// <summary>Whether the table cannot be deleted.</summary>
    public bool IsDeletionProtected { get; init; }

    /// <summary>The table's tags.</summary>
    public IReadOnlyDictionary<string, string> Tags { get; init; } = new Dictionary<string, string>();
}

/// <summary>Changes of a table. What is null stays as it is.</summary>
public sealed record UpdateTableRequest
{
    /// <summary>The table.</summary>
    public required string TableName { get; init; }

    /// <summary>The types of the key attributes of a new index, by name.</summary>
    public IReadOnlyDictionary<string, AttributeType> AttributeTypes { get; init; } =
        new Dictionary<string, AttributeType>();

    /// <summary>A global secondary index to make.</summary>
    public IndexRequest? NewIndex { get; init; }

    /// <summary>A global secondary index to delete.</summary>
    public string? DeletedIndex { get; init; }

    /// <summary>New throughput of global secondary indexes, by name.</summary>
    public IReadOnlyDictionary<string, Throughput> IndexThroughput { get; init; } = new Dictionary<string, Throughput>();

    /// <summary>The billing: PROVISIONED or PAY_PER_REQUEST.</summary>
    public string? BillingMode { get; init; }

    /// <summary>The throughput.</summary>
    public Throughput? Throughput { get; init; }

    /// <summary>The table's class.</summary>
    public string? TableClass { get; init; }

    /// <summary>Whether the table cannot be deleted.</summary>
    public bool? IsDeletionProtected { get; init; }
}

/// <summary>A table and how it stands.</summary>
/// <param name="Document">The table.</param>
/// <param name="ItemCount">How many items it has.</param>
public sealed record TableState(TableDocument Document, long ItemCount);
