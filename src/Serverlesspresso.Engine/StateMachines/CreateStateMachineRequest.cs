namespace Serverlesspresso.Engine.StateMachines;

/// <summary>What to make a state machine of.</summary>
public sealed record CreateStateMachineRequest
{
    /// <summary>The name, 1 to 80 characters.</summary>
    public required string Name { get; init; }

    /// <summary>The definition: a JSON text of at most 1 MiB in the Amazon States Language.</summary>
    public required string Definition { get; init; }

    /// <summary>The role it runs as.</summary>
    public required string RoleArn { get; init; }

    /// <summary><c>STANDARD</c>, the default, or <c>EXPRESS</c>.</summary>
    public string Type { get; init; } = StateMachineTypes.Standard;

    /// <summary>Whether it is published as version 1.</summary>
    public bool Publish { get; init; }

    /// <summary>What is said of that version.</summary>
    public string? VersionDescription { get; init; }

    /// <summary>Its configurations; null for none.</summary>
    public StateMachineConfigurations? Configurations { get; init; }

    /// <summary>Its tags.</summary>
    public IReadOnlyDictionary<string, string> Tags { get; init; } = new Dictionary<string, string>();
}
