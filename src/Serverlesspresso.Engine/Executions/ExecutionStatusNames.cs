using Serverlesspresso.Engine.Store;

namespace Serverlesspresso.Engine.Executions;

/// <summary>Names of statuses on the wire.</summary>
public static class ExecutionStatusNames
{
    /// <summary>The name, for example <c>TIMED_OUT</c>.</summary>
    /// <param name="status">The status.</param>
    public static string ToWireName(this ExecutionStatus status) => status switch
    {
        ExecutionStatus.Running => "RUNNING",
        ExecutionStatus.Succeeded => "SUCCEEDED",
        ExecutionStatus.Failed => "FAILED",
        ExecutionStatus.TimedOut => "TIMED_OUT",
        ExecutionStatus.Aborted => "ABORTED",
    };
}

/// <summary>A status filter names no status.</summary>
/// <param name="filter">The filter.</param>
public sealed class InvalidStatusFilterException(string filter) : RequestRefusedException(
    "ValidationException",
    $"1 validation error detected: Value '{filter}' at 'statusFilter' failed to satisfy constraint: Member must "
    + "satisfy enum value set: [RUNNING, SUCCEEDED, FAILED, TIMED_OUT, ABORTED, PENDING_REDRIVE]");
