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

    /// <summary>When it was created.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it was changed last.</summary>
    public required DateTimeOffset ModifiedAt { get; init; }

    /// <summary>Its tags.</summary>
    public IReadOnlyDictionary<string, string> Tags { get; init; } = new Dictionary<string, string>();
}
