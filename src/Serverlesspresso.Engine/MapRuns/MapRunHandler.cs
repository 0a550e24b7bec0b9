using Serverlesspresso.Engine.Store;
using Serverlesspresso.Engine.Turns;
using Serverlesspresso.Engine.Work;

namespace Serverlesspresso.Engine.MapRuns;

/// <summary>Brings Map Runs further, in turns that queue up behind each other.</summary>
/// <param name="turns">Starts, stops and ends what the Map Run is about.</param>
/// <param name="timeProvider">The clock.</param>
internal sealed class MapRunHandler(MapRunTurns turns, TimeProvider timeProvider) : IWorkHandler
{
    private const int RowsMax = 1_024;

    /// <inheritdoc/>
    public WorkKind Kind => WorkKind.MapRun;

    /// <inheritdoc/>
    public OwnerKey OwnerOf(WorkRow work) => OwnerKey.Execution(work.Key);

    /// <summary>
    /// Does all work of the Map Run that is due at once: however many children end together, their Map Run is written once.
    /// </summary>
    /// <inheritdoc/>
    public async ValueTask<WorkOutcome> RunAsync(ITurnTransaction transaction, WorkRow work)
    {
        if (await transaction.GetMapRunAsync(work.Key) is not { } mapRun)
        {
            return WorkOutcome.Done.Instance;
        }

        if (MapRunWork.IsBreak(work))
        {
            await turns.BreakAsync(transaction, mapRun.Executions.Running > 0 ? Count(mapRun, work) : mapRun);
            return WorkOutcome.Done.Instance;
        }

        mapRun = Count(mapRun, work);
        foreach (var other in await transaction.ListDueWorkAsync(work.Shard, timeProvider.GetUtcNow(), RowsMax))
        {
            if (other.Id != work.Id
                && other.Kind == WorkKind.MapRun
                && other.Key == work.Key
                && !MapRunWork.IsBreak(other))
            {
                mapRun = Count(mapRun, other);
                transaction.CompleteWork(other);
            }
        }

        await turns.GoOnAsync(transaction, mapRun);
        return WorkOutcome.Done.Instance;
    }

    /// <summary>A Map Run whose work is given up fails, so that its execution does not wait for ever.</summary>
    /// <inheritdoc/>
    public ValueTask NoteFaultAsync(ITurnTransaction transaction, WorkRow work, WorkOutcome outcome, Exception fault)
    {
        if (outcome is WorkOutcome.GivenUp && !MapRunWork.IsBreak(work))
        {
            MapRunWork.AddBreak(transaction, work, timeProvider.GetUtcNow());
        }

        return ValueTask.CompletedTask;
    }

    private static MapRunRow Count(MapRunRow mapRun, WorkRow work) => MapRunWork.Read(work) is not { } ended
        ? mapRun
        : mapRun with
        {
            Executions = mapRun.Executions.End(ended.Status, 1),
            Items = mapRun.Items.End(ended.Status, ended.ItemCount),
            OutputBytes = mapRun.OutputBytes + ended.OutputBytes,
        };
}
