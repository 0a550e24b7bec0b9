using Serverlesspresso.Engine.Store;

namespace Serverlesspresso.Engine.Executions;

/// <summary>Whether an execution can be redriven.</summary>
/// <remarks>
/// Source: AWS Step Functions Developer Guide, Restarting state machine executions with redrive; API Reference,
/// DescribeExecution, redriveStatusReason.
/// </remarks>
public static class Redrivability
{
    /// <summary>History must hold two events more: that of the redrive, and the one that ends the execution.</summary>
    private const long HistoryEventsMax = 24_999;

    private static readonly TimeSpan RedrivablePeriod = TimeSpan.FromDays(14);
    private static readonly TimeSpan OpenTimeMax = TimeSpan.FromDays(365);

    /// <summary>Says why an execution cannot be redriven by itself, in AWS's words: a child of a Map Run never can.</summary>
    /// <param name="execution">The execution, not from a list.</param>
    /// <param name="now">The instant.</param>
    /// <returns>The reason, or null if it can.</returns>
    public static string? FindObstacleByItself(ExecutionRow execution, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(execution);
        return execution.MapRunChild is null
            ? FindObstacle(execution, now)
            : "Execution was started by a Map Run and can only be redriven by redriving the execution of the Map Run";
    }

    /// <summary>How an execution stands to being redriven, as AWS names it.</summary>
    /// <param name="execution">The execution, not from a list.</param>
    /// <param name="now">The instant.</param>
    /// <returns>The status, and why it cannot be redriven; null if it can.</returns>
    public static (string Status, string? Reason) StatusOf(ExecutionRow execution, DateTimeOffset now)
    {
        if (FindObstacle(execution, now) is { } obstacle)
        {
            return ("NOT_REDRIVABLE", obstacle);
        }

        return (execution.MapRunChild is null ? "REDRIVABLE" : "REDRIVABLE_BY_MAP_RUN", null);
    }

    /// <summary>Says why an execution cannot be redriven, in AWS's words.</summary>
    /// <param name="execution">The execution, not from a list.</param>
    /// <param name="now">The instant.</param>
    /// <returns>The reason, or null if it can.</returns>
    public static string? FindObstacle(ExecutionRow execution, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(execution);
        if (execution.Status is ExecutionStatus.Running or ExecutionStatus.Succeeded)
        {
            return $"Execution is {execution.Status.ToWireName()} and cannot be redriven";
        }

        if (execution.Checkpoint is null)
        {
            return "Execution was started before the launch of RedriveExecution";
        }

        if (execution.LastEventId >= HistoryEventsMax)
        {
            return "Execution history event limit exceeded";
        }

        if (now - execution.StartedAt > OpenTimeMax)
        {
            return "Execution has exceeded the max execution time";
        }

        return now - execution.StoppedAt > RedrivablePeriod ? "Execution redrivable period exceeded" : null;
    }
}
