namespace Serverlesspresso.Engine.Archives;

/// <summary>A replay to start.</summary>
public sealed record ReplayRequest
{
    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>What it is for, in words.</summary>
    public string? Description { get; init; }

    /// <summary>The ARN of the archive.</summary>
    public required string ArchiveArn { get; init; }

    /// <summary>The ARN of the bus: the one whose events the archive keeps.</summary>
    public required string BusArn { get; init; }

    /// <summary>The ARNs of the only rules that the events go to; empty for all.</summary>
    public IReadOnlyList<string> FilterArns { get; init; } = [];

    /// <summary>Only events that happened from here on.</summary>
    public required DateTimeOffset EventsFrom { get; init; }

    /// <summary>Only events that happened before this.</summary>
    public required DateTimeOffset EventsBefore { get; init; }
}
