using Serverlesspresso.Engine.Executions;
using Serverlesspresso.Engine.Store;

namespace Serverlesspresso.Web.Console.Workflows;

/// <summary>The state machines of the account.</summary>
/// <param name="Machines">The first state machines by name.</param>
/// <param name="HasMore">Whether there are more of them.</param>
/// <param name="Latest">The executions that started last, of all of them.</param>
public sealed record WorkflowsModel(
    IReadOnlyList<MachineLine> Machines, bool HasMore, IReadOnlyList<ExecutionEntry> Latest);

/// <summary>A state machine in a list.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Comment">What its author says of it.</param>
/// <param name="States">How many states it has, those within others included.</param>
/// <param name="Running">How many executions run, at most one more than <see cref="RunningMax"/>.</param>
/// <param name="Latest">The execution that started last; null if there was none.</param>
public sealed record MachineLine(string Name, string? Comment, int States, int Running, ExecutionEntry? Latest)
{
    /// <summary>How many are counted.</summary>
    public const int RunningMax = 99;

    /// <summary>How many executions run, in words.</summary>
    public string RunningText => Running > RunningMax ? $"more than {RunningMax}" : $"{Running}";
}

/// <summary>An execution in a list.</summary>
/// <param name="Machine">The name of its state machine.</param>
/// <param name="Name">Its name.</param>
/// <param name="Status">How it stands.</param>
/// <param name="Error">The error it ended with; null if with none.</param>
/// <param name="StartedAt">When it started.</param>
/// <param name="StoppedAt">When it ended; null if it runs.</param>
public sealed record ExecutionEntry(
    string Machine, string Name, ExecutionStatus Status, string? Error, DateTimeOffset StartedAt, DateTimeOffset? StoppedAt)
{
    /// <summary>Makes the entry of an execution.</summary>
    /// <param name="row">The execution.</param>
    public static ExecutionEntry Of(ExecutionRow row) => new(
        ExecutionArns.NameOfStateMachine(row.StateMachineArn), row.Name, row.Status, row.Error, row.StartedAt, row.StoppedAt);
}
