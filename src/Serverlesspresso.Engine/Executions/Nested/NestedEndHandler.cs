using Serverlesspresso.Engine.Store;
using Serverlesspresso.Engine.Turns;
using Serverlesspresso.Engine.Work;
using Serverlesspresso.States.Interpretation;

namespace Serverlesspresso.Engine.Executions.Nested;

/// <summary>Hands the end of a nested execution to a task that waits for it.</summary>
/// <param name="turns">Resumes the execution of the task.</param>
/// <param name="tokens">Reads the token of the task.</param>
internal sealed class NestedEndHandler(ExecutionTurns turns, TaskTokens tokens) : IWorkHandler
{
    /// <inheritdoc/>
    public WorkKind Kind => WorkKind.NestedEnd;

    /// <inheritdoc/>
    public OwnerKey OwnerOf(WorkRow work) => OwnerKey.Execution(work.Key);

    /// <inheritdoc/>
    public async ValueTask<WorkOutcome> RunAsync(ITurnTransaction transaction, WorkRow work)
    {
        var end = NestedExecutions.ReadEnd(work);

        // One that has been redriven meanwhile tells its next end.
        if (await transaction.GetExecutionAsync(end.ExecutionArn) is { Status: not ExecutionStatus.Running } row)
        {
            var task = tokens.Read(end.TaskToken);
            await NestedExecutions.TakeAsync(transaction, task.ExecutionArn, task.TaskId);
            var result = NestedResult.Write(row, end.IsParsed);
            await turns.TryAnswerAsync(transaction, task, row.Status == ExecutionStatus.Succeeded
                ? new Stimulus.TaskSucceeded(task.TaskId, result)
                : new Stimulus.TaskFailed(task.TaskId, "States.TaskFailed", result));
        }

        return WorkOutcome.Done.Instance;
    }
}
