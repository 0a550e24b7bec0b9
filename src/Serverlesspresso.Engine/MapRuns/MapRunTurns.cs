using System.Collections.Concurrent;
using Serverlesspresso.Engine.Executions;
using Serverlesspresso.Engine.Store;
using Serverlesspresso.States.Interpretation;

namespace Serverlesspresso.Engine.MapRuns;

/// <summary>One turn of a Map Run: starts children, stops them, or ends the Map Run.</summary>
/// <param name="executions">Starts, resumes and stops executions.</param>
/// <param name="timeProvider">The clock.</param>
internal sealed class MapRunTurns(ExecutionTurns executions, TimeProvider timeProvider)
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
            mapRun = BeginRedrive(mapRun);
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
            (mapRun, left) = await RedriveChildrenAsync(transaction, mapRun, left);
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

    private static MapRunRow BeginRedrive(MapRunRow mapRun) => mapRun with
    {
        AwaitsRedrive = false,
        RedrivenBefore = 0,
        Items = mapRun.Items.AwaitRedrive(),
        Executions = mapRun.Executions.AwaitRedrive(),
    };

    /// <summary>Redrives children that did not succeed, in order.</summary>
    private async ValueTask<(MapRunRow MapRun, int Left)> RedriveChildrenAsync(
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
