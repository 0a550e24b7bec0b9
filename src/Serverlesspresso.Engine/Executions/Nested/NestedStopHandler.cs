using Serverlesspresso.Engine.Store;
using Serverlesspresso.Engine.Turns;
using Serverlesspresso.Engine.Work;
using Serverlesspresso.States.Interpretation;

namespace Serverlesspresso.Engine.Executions.Nested;

/// <summary>Stops a nested execution whose task was given up.</summary>
/// <param name="turns">Stops it.</param>
internal sealed class NestedStopHandler(ExecutionTurns turns) : IWorkHandler
{
    /// <inheritdoc/>
    public WorkKind Kind => WorkKind.NestedStop;

    /// <inheritdoc/>
    public OwnerKey OwnerOf(WorkRow work) => OwnerKey.Execution(work.Key);

    /// <inheritdoc/>
    public async ValueTask<WorkOutcome> RunAsync(ITurnTransaction transaction, WorkRow work)
    {
        if (await transaction.GetExecutionAsync(work.Key) is { } execution)
        {
            await turns.ResumeAsync(transaction, execution, new Stimulus.Stop(null, null));
        }

        return WorkOutcome.Done.Instance;
    }
}
