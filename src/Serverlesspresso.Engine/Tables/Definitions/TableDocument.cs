using System.Text.Json.Serialization;
using Serverlesspresso.Items.Values;

namespace Serverlesspresso.Engine.Tables.Definitions;

/// <summary>A table as it is stored.</summary>
public sealed record TableDocument
{
    /// <summary>The table's name.</summary>
    public required string Name { get; init; }

    /// <summary>The table's id, never given to another table of the same name.</summary>
    public required string Id { get; init; }

    /// <summary>When it was made.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>The types of the key attributes of the table and its indexes, by name.</summary>
    public required IReadOnlyDictionary<string, AttributeType> AttributeTypes { get; init; }

    /// <summary>The partition key's name.</summary>
    public required string PartitionKey { get; init; }

    /// <summary>The sort key's name; null if there is none.</summary>
    public string? SortKey { get; init; }

    /// <summary>The secondary indexes.</summary>
    public IReadOnlyList<IndexDocument> Indexes { get; init; } = [];

    /// <summary>How many indexes the table ever had, so that no two of them share a name in the store.</summary>
    public int IndexCount { get; init; }

    /// <summary>The throughput it was given; null if it is billed by request. Nothing is limited by it.</summary>
    public Throughput? Throughput { get; init; }

    /// <summary>The table's class.</summary>
    public string? TableClass { get; init; }

    /// <summary>Whether the table cannot be deleted.</summary>
    public bool IsDeletionProtected { get; init; }

    /// <summary>The table's tags.</summary>
    public IReadOnlyDictionary<string, string> Tags { get; init; } = new Dictionary<string, string>();
}

/// <summary>A secondary index as it is stored.</summary>
public sealed record IndexDocument
{
    /// <summary>The index's name.</summary>
    public required string Name { get; init; }

    /// <summary>Its name in the store, which no other index of the table ever has.</summary>
    public required string StoreName { get; init; }

    /// <summary>Whether it is global; local otherwise.</summary>
    public required bool IsGlobal { get; init; }

    /// <summary>The partition key's name.</summary>
    public required string PartitionKey { get; init; }

    /// <summary>The sort key's name; null if there is none.</summary>
    public string? SortKey { get; init; }

    /// <summary>Which attributes it shows.</summary>
    public required ProjectionType ProjectionType { get; init; }

    /// <summary>The attributes beside the keys that it shows.</summary>
    public IReadOnlyList<string> NonKeyAttributes { get; init; } = [];

    /// <summary>Whether items from before the index was made are still missing in it.</summary>
    public bool IsIncomplete { get; init; }

    /// <summary>The throughput it was given; null if it is billed by request.</summary>
    public Throughput? Throughput { get; init; }
}

/// <summary>Provisioned throughput.</summary>
/// <param name="Read">Read capacity units.</param>
/// <param name="Write">Write capacity units.</param>
public sealed record Throughput(long Read, long Write);

/// <summary>Which attributes an index shows. The names are stored.</summary>
public enum ProjectionType
{
    /// <summary>All.</summary>
    All,

    /// <summary>The keys of the table and the index.</summary>
    KeysOnly,

    /// <summary>The keys, and some named attributes.</summary>
    Include,
}

/// <summary>Reads and writes the stored shapes of this folder.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UseStringEnumConverter = true)]
[JsonSerializable(typeof(TableDocument))]
internal sealed partial class TableJsonContext : JsonSerializerContext;
