namespace Serverlesspresso.Engine.Store;

/// <summary>An execution of a state machine.</summary>
public sealed record ExecutionRow
{
    /// <summary>The execution's ARN.</summary>
    public required string Arn { get; init; }

    /// <summary>The state machine's ARN.</summary>
    public required string StateMachineArn { get; init; }

    /// <summary>The revision of the state machine it started with, and stays with.</summary>
    public required string RevisionId { get; init; }

    /// <summary>The execution's name, unique within its state machine.</summary>
    public required string Name { get; init; }

    /// <summary>How it stands.</summary>
    public required ExecutionStatus Status { get; init; }

    /// <summary>When it started.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>When it ended.</summary>
    public DateTimeOffset? StoppedAt { get; init; }

    /// <summary>The input: a JSON text. Empty in lists.</summary>
    public required string Input { get; init; }

    /// <summary>The output: a JSON text, once it has succeeded.</summary>
    public string? Output { get; init; }

    /// <summary>The error's name, once it has failed, timed out or been stopped.</summary>
    public string? Error { get; init; }

    /// <summary>The error in words.</summary>
    public string? Cause { get; init; }

    /// <summary>The number of its last history event.</summary>
    public required long LastEventId { get; init; }

    /// <summary>The trace header it was started with.</summary>
    public string? TraceHeader { get; init; }

    /// <summary>The trace that started it: a W3C <c>traceparent</c>; null if nobody traced.</summary>
    public string? Trace { get; init; }

    /// <summary>How often it has been redriven.</summary>
    public int RedriveCount { get; init; }

    /// <summary>When it was redriven last; null if it never was.</summary>
    public DateTimeOffset? RedrivenAt { get; init; }

    /// <summary>The client tokens it was redriven with lately: a JSON text. Not in lists.</summary>
    public string? RedriveTokens { get; init; }

    /// <summary>The version it was started of, if its caller named one or an alias.</summary>
    public string? VersionArn { get; init; }

    /// <summary>The alias it was started by, if its caller named one.</summary>
    public string? AliasArn { get; init; }

    /// <summary>The marks of the tasks that wait for its end, a line each; null if none does. Not in lists.</summary>
    public string? WaitingTasks { get; init; }

    /// <summary>The Map Run that started it, and its place there; null if it is nobody's child.</summary>
    public MapRunChild? MapRunChild { get; init; }

    /// <summary>
    /// What the engine needs to go on, or to redrive it; null once it has succeeded, and for one that ended before the
    /// server could redrive.
    /// </summary>
    public ReadOnlyMemory<byte>? Checkpoint { get; init; }

    /// <summary>Counts the changes, from 1. Given by the store.</summary>
    public long Version { get; init; }
}
