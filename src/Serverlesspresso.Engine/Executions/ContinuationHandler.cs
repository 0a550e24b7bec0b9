using Serverlesspresso.Engine.Store;
using Serverlesspresso.Engine.Turns;
using Serverlesspresso.Engine.Work;
using Serverlesspresso.States.Interpretation;

namespace Serverlesspresso.Engine.Executions;

/// <summary>Goes on with executions that were started by another, or reached the limit of transitions in one turn.</summary>
/// <param name="turns">Resumes the execution.</param>
internal sealed class ContinuationHandler(ExecutionTurns turns) : IWorkHandler
{
    /// <inheritdoc/>
    public WorkKind Kind => WorkKind.Continuation;

    /// <inheritdoc/>
    public OwnerKey OwnerOf(WorkRow work) => OwnerKey.Execution(work.Key);

    /// <inheritdoc/>
    public async ValueTask<WorkOutcome> RunAsync(ITurnTransaction transaction, WorkRow work)
    {
        if (await ExecutionTurns.FindAsync(transaction, work.Key) is { } execution)
        {
            await turns.ResumeAsync(transaction, execution, new Stimulus.Continue());
        }

        return WorkOutcome.Done.Instance;
    }
}
