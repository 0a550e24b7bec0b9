namespace Serverlesspresso.Engine.Buses;

/// <summary>An event bus as it is stored.</summary>
public sealed record BusDocument
{
    /// <summary>Its name as it was created. Names are found without regard to case.</summary>
    public required string Name { get; init; }

    /// <summary>Tells this bus from an earlier one of the same name.</summary>
    public required string Incarnation { get; init; }

    /// <summary>What it is for, in words.</summary>
    public string? Description { get; init; }

    /// <summary>The KMS key that it was given.</summary>
    public string? KmsKeyIdentifier { get; init; }

    /// <summary>The queue for dead letters that it was given. Ours are kept in the store in any case.</summary>
    public string? DeadLetterArn { get; init; }

    /// <summary>What of its work it was told to log.</summary>
    public BusLogConfig? LogConfig { get; init; }

    /// <summary>When it was created.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it was changed last.</summary>
    public required DateTimeOffset ModifiedAt { get; init; }

    /// <summary>Its tags.</summary>
    public IReadOnlyDictionary<string, string> Tags { get; init; } = new Dictionary<string, string>();
}

/// <summary>What a bus was told to log. Kept, and without effect.</summary>
/// <param name="IncludeDetail">Whether with details: <c>NONE</c> or <c>FULL</c>.</param>
/// <param name="Level">How much: <c>OFF</c>, <c>ERROR</c>, <c>INFO</c> or <c>TRACE</c>.</param>
public sealed record BusLogConfig(string? IncludeDetail, string? Level);
