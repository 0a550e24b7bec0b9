using Serverlesspresso.Engine.Executions;
using Serverlesspresso.Engine.Store;

namespace Serverlesspresso.Engine.MapRuns;

/// <summary>Redrives the children of a Map Run that did not succeed.</summary>
/// <param name="executions">Redrives executions.</param>
/// <param name="timeProvider">The clock.</param>
internal sealed class MapRunRedrives(ExecutionTurns executions, TimeProvider timeProvider)
{
    /// <summary>The Map Run once all children that did not succeed wait to be redriven.</summary>
    /// <param name="mapRun">The Map Run, of which no child runs.</param>
    public static MapRunRow Begin(MapRunRow mapRun) => mapRun with
    {
        AwaitsRedrive = false,
        RedrivenBefore = 0,
        Items = mapRun.Items.AwaitRedrive(),
        Executions = mapRun.Executions.AwaitRedrive(),
    };

    /// <summary>Redrives children that did not succeed, in order.</summary>
    /// <param name="transaction">The turn's transaction.</param>
    /// <param name="mapRun">The Map Run, of which some wait to be redriven.</param>
    /// <param name="left">How many children may be started in this turn.</param>
    /// <returns>The Map Run, and how many more may be started.</returns>
    public async ValueTask<(MapRunRow MapRun, int Left)> GoOnAsync(
        ITurnTransaction transaction, MapRunRow mapRun, int left)
    {
        var page = await transaction.ListChildExecutionsAsync(new ChildExecutionQuery(mapRun.Arn, left)
        {
            Statuses = [ExecutionStatus.Failed, ExecutionStatus.TimedOut, ExecutionStatus.Aborted],
            After = mapRun.RedrivenBefore - 1,
        });
        if (page.Count == 0)
        {
            throw new InvalidDataException($"The Map Run '{mapRun.Arn}' has no child left to redrive, but counts some.");
        }

        foreach (var listed in page)
        {
            var child = listed.MapRunChild!; // Listed as a child.
            mapRun = mapRun with { RedrivenBefore = child.Index + 1 };
            var row = await transaction.GetExecutionAsync(listed.Arn);
            if (row is not null && Redrivability.FindObstacle(row, timeProvider.GetUtcNow()) is null)
            {
                await executions.RedriveAsync(transaction, row, runsNow: false);
                mapRun = mapRun with
                {
                    Executions = mapRun.Executions.Redrive(listed.Status, 1),
                    Items = mapRun.Items.Redrive(listed.Status, child.ItemCount),
                };
                left--;
            }
            else
            {
                mapRun = mapRun with
                {
                    Executions = mapRun.Executions.Refuse(listed.Status, 1),
                    Items = mapRun.Items.Refuse(listed.Status, child.ItemCount),
                };
            }
        }

        return (mapRun, left);
    }
}
