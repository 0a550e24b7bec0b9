namespace Serverlesspresso.Engine.Tables.Definitions;

/// <summary>An element of a requested key schema.</summary>
/// <param name="AttributeName">The attribute.</param>
/// <param name="KeyType">HASH or RANGE.</param>
public sealed record KeySchemaElement(string AttributeName, string KeyType);

/// <summary>A requested secondary index.</summary>
public sealed record IndexRequest
{
    /// <summary>The index's name.</summary>
    public required string Name { get; init; }

    /// <summary>Its key.</summary>
    public required IReadOnlyList<KeySchemaElement> KeySchema { get; init; }

    /// <summary>Which attributes it shows.</summary>
    public ProjectionType ProjectionType { get; init; }

    /// <summary>The attributes beside the keys that it shows.</summary>
    public IReadOnlyList<string> NonKeyAttributes { get; init; } = [];

    /// <summary>The throughput; null if it is billed by request.</summary>
    public Throughput? Throughput { get; init; }
}
