namespace Serverlesspresso.States.Interpretation;

/// <summary>What an execution knows of itself from its first moment: the context object draws on it.</summary>
public sealed record ExecutionStart
{
    /// <summary>The execution's ARN.</summary>
    public required string ExecutionArn { get; init; }

    /// <summary>The execution's name.</summary>
    public required string ExecutionName { get; init; }

    /// <summary>The state machine's ARN.</summary>
    public required string StateMachineArn { get; init; }

    /// <summary>The state machine's name.</summary>
    public required string StateMachineName { get; init; }

    /// <summary>The role the state machine runs as.</summary>
    public required string RoleArn { get; init; }

    /// <summary>The region that history events name.</summary>
    public required string Region { get; init; }

    /// <summary>When the execution started.</summary>
    public required DateTimeOffset StartTime { get; init; }

    /// <summary>How long it may take whatever its definition says; null for no limit.</summary>
    public long? SecondsMax { get; init; }

    /// <summary>The input: a JSON text.</summary>
    public required string Input { get; init; }
}
