using System.Globalization;
using Serverlesspresso.Engine.Store;
using Serverlesspresso.Engine.Turns;
using Serverlesspresso.Engine.Work;
using Serverlesspresso.States.Interpretation;

namespace Serverlesspresso.Engine.Executions;

/// <summary>Fires the timers of executions: waits, retries, timeouts and heartbeats.</summary>
/// <param name="turns">Resumes the execution.</param>
internal sealed class TimerHandler(ExecutionTurns turns) : IWorkHandler
{
    /// <inheritdoc/>
    public WorkKind Kind => WorkKind.Timer;

    /// <inheritdoc/>
    public OwnerKey OwnerOf(WorkRow work) => OwnerKey.Execution(work.Key);

    /// <inheritdoc/>
    public async ValueTask<WorkOutcome> RunAsync(ITurnTransaction transaction, WorkRow work)
    {
        var timerId = long.Parse(work.Payload, CultureInfo.InvariantCulture);
        if (await ExecutionTurns.FindAsync(transaction, work.Key) is { } execution)
        {
            await turns.ResumeAsync(transaction, execution, new Stimulus.TimerFired(timerId));
        }

        return WorkOutcome.Done.Instance;
    }
}
