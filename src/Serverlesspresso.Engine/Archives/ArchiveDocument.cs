using System.Text.Json.Serialization;

namespace Serverlesspresso.Engine.Archives;

/// <summary>An archive as it is stored, without its events.</summary>
public sealed record ArchiveDocument
{
    /// <summary>The state of an archive that takes events.</summary>
    public const string Enabled = "ENABLED";

    /// <summary>The state of an archive whose rule was deleted, or lost its target, by force.</summary>
    public const string Disabled = "DISABLED";

    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>Its ARN.</summary>
    public required string Arn { get; init; }

    /// <summary>Tells this archive from an earlier one of the same name.</summary>
    public required string Incarnation { get; init; }

    /// <summary>The bus whose events it keeps.</summary>
    public required string BusName { get; init; }

    /// <summary>The ARN of the bus.</summary>
    public required string BusArn { get; init; }

    /// <summary>What it is for, in words.</summary>
    public string? Description { get; init; }

    /// <summary>Which events it keeps; null for all.</summary>
    public string? EventPattern { get; init; }

    /// <summary>For how many days it keeps them; 0 for ever.</summary>
    public int RetentionDays { get; init; }

    /// <summary>Its state, as AWS names it.</summary>
    public string State { get; init; } = Enabled;

    /// <summary>Why it is in the state.</summary>
    public string? StateReason { get; init; }

    /// <summary>When it was made.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Counts the changes of its retention, and the cleanings that were given up: what was planned before does nothing.</summary>
    public int CleaningRound { get; init; }

    /// <summary>Its name in the store, which no other archive has ever had.</summary>
    [JsonIgnore]
    public string Key => $"{Arn}:{Incarnation}";
}
