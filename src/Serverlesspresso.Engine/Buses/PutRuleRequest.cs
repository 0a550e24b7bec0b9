namespace Serverlesspresso.Engine.Buses;

/// <summary>A rule to make or to change.</summary>
public sealed record PutRuleRequest
{
    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>Its bus, by name or ARN; null for the default bus.</summary>
    public string? BusName { get; init; }

    /// <summary>Which events it is for.</summary>
    public string? EventPattern { get; init; }

    /// <summary>When it fires by itself: a rate or cron expression; null for never.</summary>
    public string? ScheduleExpression { get; init; }

    /// <summary>Its state; null for enabled.</summary>
    public string? State { get; init; }

    /// <summary>What it is for, in words.</summary>
    public string? Description { get; init; }

    /// <summary>The role it is given.</summary>
    public string? RoleArn { get; init; }

    /// <summary>The tags of a new rule. Those of an existing one are left as they are.</summary>
    public IReadOnlyDictionary<string, string> Tags { get; init; } = new Dictionary<string, string>();
}
