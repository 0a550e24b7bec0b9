using Serverlesspresso.Engine.Store;
using Serverlesspresso.States.Interpretation;

namespace Serverlesspresso.Engine.MapRuns;

/// <summary>What executions ask of their Map Runs, within their turns.</summary>
internal static class MapRunRequests
{
    /// <summary>Starts a Map Run. Its children are started in turns of its own.</summary>
    public static async ValueTask StartAsync(
        ITurnTransaction transaction, ExecutionRow execution, Request.StartMapRun request, DateTimeOffset now)
    {
        await transaction.GetMapRunAsync(request.MapRunArn);
        transaction.PutMapRun(new MapRunRow
        {
            Arn = request.MapRunArn,
            ExecutionArn = execution.Arn,
            StateMachineArn = MapRunArns.StateMachineOf(request.MapRunArn),
            RevisionId = execution.RevisionId,
            Status = MapRunStatus.Running,
            StartedAt = now,
            MaxConcurrency = request.MaxConcurrency,
            ToleratedFailureCount = request.ToleratedFailureCount,
            ToleratedFailurePercentage = request.ToleratedFailurePercentage,
            Items = new MapRunCounts(request.ItemCount),
            Executions = new MapRunCounts(request.ChildCount),
        });
        MapRunWork.AddGoOn(transaction, request.MapRunArn, now);
    }

    /// <summary>Ends a Map Run that nobody waits for any more. Its children are stopped in turns of its own.</summary>
    public static async ValueTask AbortAsync(ITurnTransaction transaction, string mapRunArn, DateTimeOffset now)
    {
        if (await transaction.GetMapRunAsync(mapRunArn) is not { Status: MapRunStatus.Running } row)
        {
            return;
        }

        transaction.PutMapRun(MapRunEnd.Of(row, MapRunStatus.Aborted, now));
        MapRunWork.AddGoOn(transaction, mapRunArn, now);
    }

    /// <summary>
    /// Takes a Map Run up again: children that did not succeed are redriven, those never started are started.
    /// </summary>
    /// <remarks>What still runs of the attempt before ends first, so that every child has been counted by then.</remarks>
    public static async ValueTask RedriveAsync(ITurnTransaction transaction, string mapRunArn, DateTimeOffset now)
    {
        if (await transaction.GetMapRunAsync(mapRunArn) is not { } row || row.Status == MapRunStatus.Running)
        {
            return;
        }

        transaction.PutMapRun(row with
        {
            Status = MapRunStatus.Running,
            StoppedAt = null,
            AwaitsRedrive = true,
            RedriveCount = row.RedriveCount + 1,
            RedrivenAt = now,
        });
        MapRunWork.AddGoOn(transaction, mapRunArn, now);
    }
}
