namespace Serverlesspresso.Engine.Store;

/// <summary>A Map Run: the account of the child executions of a distributed Map. Its size does not depend on their number.</summary>
public sealed record MapRunRow
{
    /// <summary>Its ARN.</summary>
    public required string Arn { get; init; }

    /// <summary>The execution whose state waits for it.</summary>
    public required string ExecutionArn { get; init; }

    /// <summary>The state machine that the child executions are of: the execution's, with the label of the Map.</summary>
    public required string StateMachineArn { get; init; }

    /// <summary>The revision of the state machine.</summary>
    public required string RevisionId { get; init; }

    /// <summary>How it stands.</summary>
    public required MapRunStatus Status { get; init; }

    /// <summary>When it started.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>When it ended.</summary>
    public DateTimeOffset? StoppedAt { get; init; }

    /// <summary>How many child executions run at a time; 0 for as many as the server allows.</summary>
    public required long MaxConcurrency { get; init; }

    /// <summary>How many items may fail; null if nobody said.</summary>
    public long? ToleratedFailureCount { get; init; }

    /// <summary>What percentage of the items may fail; null if nobody said.</summary>
    public double? ToleratedFailurePercentage { get; init; }

    /// <summary>How the items stand.</summary>
    public required MapRunCounts Items { get; init; }

    /// <summary>How the child executions stand.</summary>
    public required MapRunCounts Executions { get; init; }

    /// <summary>How many child executions have been started: they start in order.</summary>
    public int StartedCount { get; init; }

    /// <summary>How long the outputs of the child executions are together, in bytes of UTF-8.</summary>
    public long OutputBytes { get; init; }

    /// <summary>How often it has been redriven.</summary>
    public int RedriveCount { get; init; }

    /// <summary>When it was redriven last; null if it never was.</summary>
    public DateTimeOffset? RedrivenAt { get; init; }

    /// <summary>Before which child all that did not succeed have been redriven.</summary>
    public int RedrivenBefore { get; init; }

    /// <summary>Whether it is redriven as soon as the children of the attempt before have been stopped and counted.</summary>
    public bool AwaitsRedrive { get; init; }

    /// <summary>Before which child all that ran have been stopped, since it ended.</summary>
    public int StoppedBefore { get; init; }

    /// <summary>Counts the changes, from 1. Given by the store.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public long Version { get; init; }
}
