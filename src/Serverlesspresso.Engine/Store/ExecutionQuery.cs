namespace Serverlesspresso.Engine.Store;

/// <summary>Which executions to list.</summary>
/// <param name="StateMachineArn">The state machine; null for all.</param>
/// <param name="Status">The status; null for all.</param>
/// <param name="After">The execution after which to go on: its start and ARN; null from the newest.</param>
/// <param name="Limit">How many at most.</param>
public sealed record ExecutionQuery(
    string? StateMachineArn,
    ExecutionStatus? Status,
    ExecutionPlace? After,
    int Limit)
{
    /// <summary>The version or alias it was started by; null for all.</summary>
    public string? Qualified { get; init; }
}

/// <summary>A place in a list of executions.</summary>
/// <param name="StartedAt">When the last one listed started.</param>
/// <param name="Arn">Its ARN.</param>
public readonly record struct ExecutionPlace(DateTimeOffset StartedAt, string Arn);
