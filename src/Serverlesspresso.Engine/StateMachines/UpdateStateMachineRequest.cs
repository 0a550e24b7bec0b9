namespace Serverlesspresso.Engine.StateMachines;

/// <summary>What to change of a state machine.</summary>
public sealed record UpdateStateMachineRequest
{
    /// <summary>The state machine.</summary>
    public required string Arn { get; init; }

    /// <summary>The new definition; null keeps it.</summary>
    public string? Definition { get; init; }

    /// <summary>The new role; null keeps it.</summary>
    public string? RoleArn { get; init; }

    /// <summary>The new configurations; each that is null is kept.</summary>
    public StateMachineConfigurations? Configurations { get; init; }

    /// <summary>Whether the revision that comes of it is published.</summary>
    public bool Publish { get; init; }

    /// <summary>What is said of that version.</summary>
    public string? VersionDescription { get; init; }
}
