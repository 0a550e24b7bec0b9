using System.Collections.Concurrent;
using Serverlesspresso.Engine.Executions;
using Serverlesspresso.Engine.Store;
using Serverlesspresso.States.Interpretation;

namespace Serverlesspresso.Engine.MapRuns;

/// <summary>One turn of a Map Run: starts children, stops them, or ends the Map Run.</summary>
/// <param name="executions">Starts, resumes and stops executions.</param>
/// <param name="redrives">Redrives children.</param>
/// <param name="timeProvider">The clock.</param>
internal sealed class MapRunTurns(ExecutionTurns executions, MapRunRedrives redrives, TimeProvider timeProvider)
{
    /// <summary>Source: AWS Step Functions Developer Guide, Map state in Distributed mode.</summary>
    private const long ConcurrencyMax = 10_000;

    /// <summary>So that a turn stays short and children begin to run while others are being started.</summary>
    private const int ChildrenPerTurnMax = 100;

    private const int PlansMax = 64;
    private const double Whole = 100;

    private readonly ConcurrentDictionary<string, MapRunPlan> _plans = new(StringComparer.Ordinal);

    /// <summary>Goes on with a Map Run.</summary>
    /// <param name="transaction">The turn's transaction, which has read the Map Run.</param>
    /// <param name="mapRun">The Map Run with the children counted that have ended.</param>
    public async ValueTask GoOnAsync(ITurnTransaction transaction, MapRunRow mapRun)
    {
        if (mapRun.Status != MapRunStatus.Running || mapRun is { AwaitsRedrive: true, Executions.Running: > 0 })
        {
            _plans.TryRemove(mapRun.Arn, out _);
            transaction.PutMapRun(await StopChildrenAsync(transaction, mapRun));
            return;
        }

        if (mapRun.AwaitsRedrive)
        {
            mapRun = MapRunRedrives.Begin(mapRun);
        }

        if (IsFailed(mapRun))
        {
            await EndAsync(
                transaction, mapRun, MapRunStatus.Failed, new Stimulus.MapRunExceededFailures(mapRun.Arn));
        }
        else if (mapRun.Executions is { Pending: 0, Running: 0, PendingRedrive: 0 })
        {
            var output = await MapRunResults.ReadAsync(transaction, mapRun);
            await EndAsync(
                transaction, mapRun, MapRunStatus.Succeeded, new Stimulus.MapRunSucceeded(mapRun.Arn, output));
        }
        else
        {
            transaction.PutMapRun(await StartChildrenAsync(transaction, mapRun));
        }
    }

    /// <summary>Fails a Map Run that cannot go on.</summary>
    /// <param name="transaction">The turn's transaction, which has read the Map Run.</param>
    /// <param name="mapRun">The Map Run.</param>
    public async ValueTask BreakAsync(ITurnTransaction transaction, MapRunRow mapRun)
    {
        if (mapRun.Status == MapRunStatus.Running)
        {
            await EndAsync(transaction, mapRun, MapRunStatus.Failed, new Stimulus.MapRunBroken(mapRun.Arn));
        }
        else
        {
            transaction.PutMapRun(mapRun);
        }
    }

    /// <summary>Whether more items have failed than are tolerated. What was stopped has not failed.</summary>
    private static bool IsFailed(MapRunRow mapRun)
    {
        var failed = mapRun.Items.Failed + mapRun.Items.TimedOut;
        return (mapRun.ToleratedFailureCount, mapRun.ToleratedFailurePercentage) switch
        {
            (null, null) => failed > 0,
            var (count, percentage) =>
                failed > (count ?? long.MaxValue) || failed * Whole > (percentage ?? Whole) * mapRun.Items.Total,
        };
    }

    private async ValueTask EndAsync(
        ITurnTransaction transaction, MapRunRow mapRun, MapRunStatus status, Stimulus stimulus)
    {
        var now = timeProvider.GetUtcNow();
        transaction.PutMapRun(MapRunEnd.Of(mapRun, status, now));
        _plans.TryRemove(mapRun.Arn, out _);
        if (mapRun.Executions.Running > 0)
        {
            MapRunWork.AddGoOn(transaction, mapRun.Arn, now);
        }

        if (await transaction.GetExecutionAsync(mapRun.ExecutionArn) is { } parent)
        {
            await executions.ResumeAsync(transaction, parent, stimulus);
        }
    }

    private async ValueTask<MapRunRow> StartChildrenAsync(ITurnTransaction transaction, MapRunRow mapRun)
    {
        var concurrency = mapRun.MaxConcurrency == 0 ? ConcurrencyMax : Math.Min(mapRun.MaxConcurrency, ConcurrencyMax);
        var free = Math.Max(concurrency - mapRun.Executions.Running, 0);
        var now = timeProvider.GetUtcNow();
        var left = (int)Math.Min(free, ChildrenPerTurnMax);
        if (left > 0 && mapRun.Executions.PendingRedrive > 0)
        {
            (mapRun, left) = await redrives.GoOnAsync(transaction, mapRun, left);
        }

        // Until all have been redriven, none is started: one that fails ahead of the cursor would be taken for another.
        var count = mapRun.Executions.PendingRedrive > 0 ? 0 : (int)Math.Min(left, mapRun.Executions.Pending);
        if (count > 0)
        {
            var plan = await GetPlanAsync(transaction, mapRun);
            for (var i = 0; i < count; i++)
            {
                mapRun = await StartChildAsync(transaction, mapRun, plan, now);
            }
        }

        // Children that run tell of their end; until there are as many as may be, nothing else would.
        var counts = mapRun.Executions;
        var canStartMore = counts.Running < concurrency && (counts.Pending > 0 || counts.PendingRedrive > 0);
        if (canStartMore || counts.Running == 0)
        {
            MapRunWork.AddGoOn(transaction, mapRun.Arn, now);
        }

        return mapRun;
    }

    private async ValueTask<MapRunRow> StartChildAsync(
        ITurnTransaction transaction, MapRunRow mapRun, MapRunPlan plan, DateTimeOffset now)
    {
        var child = mapRun.StartedCount;
        var name = MapRunArns.NameOfChild(mapRun.Arn, child);
        var arn = MapRunArns.Child(mapRun.StateMachineArn, name);
        var itemCount = plan.ItemCountOf(child);
        await transaction.GetExecutionAsync(arn);
        var row = new ExecutionRow
        {
            Arn = arn,
            StateMachineArn = mapRun.StateMachineArn,
            RevisionId = mapRun.RevisionId,
            Name = name,
            Status = ExecutionStatus.Running,
            StartedAt = now,
            Input = plan.InputOf(child),
            LastEventId = 0,
            MapRunChild = new MapRunChild(mapRun.Arn, child, itemCount),
        };
        await executions.StartAsync(
            transaction, row, ExecutionArns.NameOfStateMachine(mapRun.StateMachineArn), runsNow: false);
        return mapRun with
        {
            StartedCount = child + 1,
            Executions = mapRun.Executions.Start(1),
            Items = mapRun.Items.Start(itemCount),
        };
    }

    /// <summary>Stops some of the children that run. Their ends are counted by the work they add.</summary>
    private async ValueTask<MapRunRow> StopChildrenAsync(ITurnTransaction transaction, MapRunRow mapRun)
    {
        if (mapRun.Executions.Running == 0 || mapRun.StoppedBefore >= mapRun.StartedCount)
        {
            return mapRun;
        }

        var running = await transaction.ListChildExecutionsAsync(new ChildExecutionQuery(mapRun.Arn, ChildrenPerTurnMax)
        {
            Statuses = [ExecutionStatus.Running],
            From = mapRun.StoppedBefore,
        });
        foreach (var listed in running)
        {
            if (await transaction.GetExecutionAsync(listed.Arn) is { } child)
            {
                await executions.ResumeAsync(transaction, child, new Stimulus.Stop(Error: null, Cause: null));
            }
        }

        if (running.Count < ChildrenPerTurnMax)
        {
            return mapRun with { StoppedBefore = mapRun.StartedCount };
        }

        MapRunWork.AddGoOn(transaction, mapRun.Arn, timeProvider.GetUtcNow());
        return mapRun with { StoppedBefore = running[^1].MapRunChild!.Index + 1 }; // Listed as a child.
    }

    private async ValueTask<MapRunPlan> GetPlanAsync(ITurnTransaction transaction, MapRunRow mapRun)
    {
        if (_plans.TryGetValue(mapRun.Arn, out var plan))
        {
            return plan;
        }

        var parent = await transaction.GetExecutionAsync(mapRun.ExecutionArn)
            ?? throw new InvalidDataException($"The execution of the Map Run '{mapRun.Arn}' is not in the store.");
        plan = await executions.ReadPlanAsync(transaction, parent, mapRun.Arn);
        if (_plans.Count >= PlansMax)
        {
            _plans.Clear();
        }

        _plans[mapRun.Arn] = plan;
        return plan;
    }
}
