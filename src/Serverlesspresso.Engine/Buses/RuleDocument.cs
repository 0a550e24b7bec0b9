using System.Text.Json.Serialization;

namespace Serverlesspresso.Engine.Buses;

/// <summary>A rule with its targets as it is stored.</summary>
public sealed record RuleDocument
{
    /// <summary>The state of a rule that matches events.</summary>
    public const string Enabled = "ENABLED";

    /// <summary>The state of a rule that matches nothing.</summary>
    public const string Disabled = "DISABLED";

    /// <summary>Its name, unique on its bus.</summary>
    public required string Name { get; init; }

    /// <summary>Tells this rule from an earlier one of the same name; null for one that was made before that was told.</summary>
    public string? Incarnation { get; init; }

    /// <summary>Its bus.</summary>
    public required string BusName { get; init; }

    /// <summary>Its ARN.</summary>
    public required string Arn { get; init; }

    /// <summary>Which events it is for; null if it only has a schedule.</summary>
    public string? EventPattern { get; init; }

    /// <summary>When it fires by itself; null for never.</summary>
    public RuleScheduleDocument? Schedule { get; init; }

    /// <summary>Its state, as AWS names it.</summary>
    public string State { get; init; } = Enabled;

    /// <summary>What it is for, in words.</summary>
    public string? Description { get; init; }

    /// <summary>The role it was given.</summary>
    public string? RoleArn { get; init; }

    /// <summary>The service that has made the rule for itself, so that nobody else changes it; null for a user's rule.</summary>
    public string? ManagedBy { get; init; }

    /// <summary>The archive that keeps the events of the rule, by its name in the store; null if none does.</summary>
    public string? Archive { get; init; }

    /// <summary>Its tags.</summary>
    public IReadOnlyDictionary<string, string> Tags { get; init; } = new Dictionary<string, string>();

    /// <summary>Where its events go, in the order of their ids.</summary>
    public IReadOnlyList<TargetDocument> Targets { get; init; } = [];

    /// <summary>The archive that its events go to; null if there is none, or the target was taken away.</summary>
    [JsonIgnore]
    internal string? FilledArchive => Archive is not null && Targets.Count > 0 ? Archive : null;

    /// <summary>Whether it matches events and fires.</summary>
    [JsonIgnore]
    public bool IsEnabled => State != Disabled;
}

/// <summary>The schedule of a rule as it is stored.</summary>
public sealed record RuleScheduleDocument
{
    /// <summary>The expression.</summary>
    public required string Expression { get; init; }

    /// <summary>When the rule was given it: rates count from there.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>Tells the work of this schedule from that of an earlier one.</summary>
    public required string Run { get; init; }
}
