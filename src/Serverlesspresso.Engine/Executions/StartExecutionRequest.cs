namespace Serverlesspresso.Engine.Executions;

/// <summary>What to start.</summary>
public sealed record StartExecutionRequest
{
    /// <summary>The state machine, or a version or alias of it.</summary>
    public required string StateMachineArn { get; init; }

    /// <summary>The execution's name; null for a random one.</summary>
    public string? Name { get; init; }

    /// <summary>The input: a JSON text of at most 262,144 bytes in UTF-8.</summary>
    public string Input { get; init; } = "{}";

    /// <summary>The trace header of what starts it.</summary>
    public string? TraceHeader { get; init; }

    /// <summary>What tells the execution from others of an express state machine that have its name.</summary>
    internal string? ExpressId { get; init; }

    /// <summary>The mark of a task that waits for the execution's end.</summary>
    internal string? WaitingTask { get; init; }
}

/// <summary>An execution that was started.</summary>
/// <param name="ExecutionArn">Its ARN.</param>
/// <param name="StartedAt">When it started.</param>
public sealed record StartedExecution(string ExecutionArn, DateTimeOffset StartedAt)
{
    /// <summary>Whether it was started now; otherwise one of the same name and input runs already.</summary>
    public bool IsNew { get; init; } = true;
}
