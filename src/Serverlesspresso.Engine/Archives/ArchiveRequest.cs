namespace Serverlesspresso.Engine.Archives;

/// <summary>An archive to make, or what to change of one.</summary>
public sealed record ArchiveRequest
{
    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>The ARN of the bus whose events it is to keep. A change has none: an archive stays with its bus.</summary>
    public string? BusArn { get; init; }

    /// <summary>What it is for, in words; null to leave it as it is.</summary>
    public string? Description { get; init; }

    /// <summary>Which events it keeps; null to leave it as it is, for a new one all.</summary>
    public string? EventPattern { get; init; }

    /// <summary>For how many days it keeps them, 0 for ever; null to leave it as it is.</summary>
    public int? RetentionDays { get; init; }
}
