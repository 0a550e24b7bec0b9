using System.Collections.Frozen;
using System.Data.Common;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Serverlesspresso.Engine.Store;
using Serverlesspresso.Engine.Telemetry;
using Serverlesspresso.Engine.Turns;

namespace Serverlesspresso.Engine.Work;

/// <summary>
/// Does the work of the durable queue: fresh work at once, timers at their instant, and by a scan whatever a process
/// that died has left.
/// </summary>
public sealed partial class WorkDispatcher : BackgroundService
{
    private const int RowsPerScanMax = 1_024;
    private static readonly TimeSpan FaultDelayMax = TimeSpan.FromHours(2);

    private readonly IStore _store;
    private readonly IOwnership _ownership;
    private readonly TurnRunner _turns;
    private readonly FreshWork _freshWork;
    private readonly FrozenDictionary<WorkKind, IWorkHandler> _handlers;
    private readonly FrozenDictionary<WorkKind, IOutsideWorkHandler> _outsideHandlers;
    private readonly TimeProvider _timeProvider;
    private readonly WorkOptions _options;
    private readonly ILogger<WorkDispatcher> _logger;
    private readonly WorkQueue _queue;
    private readonly WorkPlace?[] _scannedTo = new WorkPlace?[WorkShards.Count];
    private readonly WorkLanes _inside;
    private readonly WorkLanes _outside;

    /// <summary>Makes the dispatcher; it begins to work when it is started.</summary>
    /// <param name="store">Where the work is.</param>
    /// <param name="ownership">Runs the turns of the work.</param>
    /// <param name="turns">Runs the turns that put off work after a fault.</param>
    /// <param name="freshWork">Brings the work of committed turns.</param>
    /// <param name="handlers">One for each kind of work that is done in its turn.</param>
    /// <param name="outsideHandlers">One for each kind of work that goes outside first.</param>
    /// <param name="outside">Runs what goes outside.</param>
    /// <param name="timeProvider">The clock.</param>
    /// <param name="options">How work is done.</param>
    /// <param name="logger">Hears of faults.</param>
    public WorkDispatcher(
        IStore store,
        IOwnership ownership,
        TurnRunner turns,
        FreshWork freshWork,
        IEnumerable<IWorkHandler> handlers,
        IEnumerable<IOutsideWorkHandler> outsideHandlers,
        WorkLanes outside,
        TimeProvider timeProvider,
        IOptions<WorkOptions> options,
        ILogger<WorkDispatcher> logger)
    {
        _store = store;
        _ownership = ownership;
        _turns = turns;
        _freshWork = freshWork;
        _handlers = handlers.ToFrozenDictionary(handler => handler.Kind);
        _outsideHandlers = outsideHandlers.ToFrozenDictionary(handler => handler.Kind);
        _timeProvider = timeProvider;
        _options = options.Value;
        _logger = logger;
        _queue = new WorkQueue(timeProvider, _options.Horizon);
        _inside = new WorkLanes(
            new WorkLaneLimits
            {
                ConcurrencyMax = _options.ConcurrencyMax,
                ConcurrencyPerLaneMax = _options.ConcurrencyPerTargetMax,
            },
            timeProvider);
        _outside = outside;
    }

    /// <summary>Ends when no work is due or running.</summary>
    public Task IdleAsync() => _queue.IdleAsync();

    /// <summary>
    /// Looks through all shards for work that is due within the horizon and takes it in. Of a shard that has very much, one
    /// scan goes on where the one before has ended, and sees what comes due soon besides: however much waits for a slow
    /// target, no other work is found late.
    /// </summary>
    /// <param name="cancellationToken">Stops the looking.</param>
    public async Task ScanAsync(CancellationToken cancellationToken)
    {
        for (var shard = 0; shard < WorkShards.Count; shard++)
        {
            var soon = new WorkPlace(_timeProvider.GetUtcNow(), long.MaxValue);
            var last = await ScanAsync(shard, _scannedTo[shard], cancellationToken);
            if (last is { } place && place.Due < soon.Due)
            {
                await ScanAsync(shard, soon, cancellationToken);
            }

            _scannedTo[shard] = last;
        }
    }

    /// <returns>Where it has ended; null if it has seen all.</returns>
    private async Task<WorkPlace?> ScanAsync(int shard, WorkPlace? after, CancellationToken cancellationToken)
    {
        var dueUpTo = _timeProvider.GetUtcNow() + _options.Horizon;
        var rows = await _store.ReadAsync(
            reader => reader.ListDueWorkAsync(shard, after, dueUpTo, RowsPerScanMax), cancellationToken);
        foreach (var row in rows)
        {
            _queue.Accept(row);
        }

        return rows.Count == RowsPerScanMax ? new WorkPlace(rows[^1].Due, rows[^1].Id) : null;
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        _queue.Dispose();
        _inside.Dispose();
        base.Dispose();
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        _freshWork.HandTo(_queue.Accept);
        try
        {
            var workers = Enumerable.Range(0, _options.ConcurrencyMax).Select(_ => WorkAsync(stoppingToken));
            await Task.WhenAll([ScanRegularlyAsync(stoppingToken), .. workers]);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The server stops. What is not done is in the store.
        }
        finally
        {
            await Task.WhenAll(_inside.EndAsync(), _outside.EndAsync());
            _freshWork.HandTo(null);
        }
    }

    private async Task ScanRegularlyAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(_options.ScanInterval, _timeProvider);
        do
        {
            try
            {
                await ScanAsync(stoppingToken);
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                LogScanFailed(exception);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task WorkAsync(CancellationToken stoppingToken)
    {
        await foreach (var work in _queue.Ready.ReadAllAsync(stoppingToken))
        {
            if (_outsideHandlers.TryGetValue(work.Kind, out var outside))
            {
                await StartOutsideAsync(outside, work, stoppingToken);
            }
            else if (_handlers.GetValueOrDefault(work.Kind)?.LaneOf(work) is { } lane)
            {
                Start(_inside, new WorkLane(lane), work, stoppingToken);
            }
            else
            {
                await RunAndReleaseAsync(work, lane: default, stoppingToken);
            }
        }
    }

    private async Task StartOutsideAsync(IOutsideWorkHandler outside, WorkRow work, CancellationToken stoppingToken)
    {
        try
        {
            var lane = await outside.FindLaneAsync(work, stoppingToken);
            Start(_outside, lane, work, stoppingToken);
        }
        catch (Exception exception)
        {
            // What cannot be read fails in the work itself, too, which says so and puts it off.
            Start(_outside, new WorkLane($"{work.Kind}: {exception.GetType().Name}"), work, stoppingToken);
        }
    }

    private void Start(WorkLanes lanes, WorkLane lane, WorkRow work, CancellationToken stoppingToken)
    {
        // It is read again when its turn comes: meanwhile it holds no memory.
        var waiting = work with { Payload = string.Empty };
        if (!lanes.TryStart(lane, current => RunAndReleaseAsync(waiting, current, stoppingToken)))
        {
            // It is in the store, and a later scan finds it.
            _queue.Release(work, again: null);
        }
    }

    /// <returns>Whether the work was done here; not if it belongs to another lane by now, in which it waits.</returns>
    private async Task<bool> RunAndReleaseAsync(WorkRow work, WorkLane lane, CancellationToken stoppingToken)
    {
        var (again, elsewhere) = await RunAsync(work, lane, stoppingToken);
        if (elsewhere is { } right)
        {
            Start(_outside, right, work, stoppingToken);
            return false;
        }

        _queue.Release(work, again);
        return true;
    }

    private async Task<(WorkRow? Again, WorkLane? Elsewhere)> RunAsync(
        WorkRow work, WorkLane lane, CancellationToken stoppingToken)
    {
        using var activity = EngineTrace.StartWork(work);
        try
        {
            if (!_outsideHandlers.TryGetValue(work.Kind, out var outside))
            {
                return (await RunTurnAsync(_handlers[work.Kind], work, stoppingToken), null);
            }

            var call = await PrepareAsync(outside, work.Id, stoppingToken);
            if (call is null || call.Lane != lane)
            {
                return (null, call?.Lane);
            }

            // A call that was made is not made again because the server stops: its outcome is kept.
            var handler = await call.MakeAsync(stoppingToken);
            return (await RunTurnAsync(handler, work, CancellationToken.None), null);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            return (null, null);
        }
        catch (Exception exception)
        {
            activity.Fail(exception.Message);
            LogWorkFailed(exception, work.Kind, work.Id, work.Key);
            return (await PutOffAfterFaultAsync(work, exception, stoppingToken), null);
        }
    }

    /// <summary>Prepares the call for work; null if it is done or put off meanwhile.</summary>
    private async Task<OutsideCall?> PrepareAsync(IOutsideWorkHandler outside, long workId, CancellationToken stoppingToken)
    {
        var work = await _store.ReadAsync(reader => reader.GetWorkAsync(workId), stoppingToken);
        return work is null || work.Due > _timeProvider.GetUtcNow() ? null : await outside.PrepareAsync(work, stoppingToken);
    }

    private Task<WorkRow?> RunTurnAsync(IWorkHandler handler, WorkRow work, CancellationToken cancellationToken) =>
        _ownership.RunTurnAsync(
            handler.OwnerOf(work), transaction => RunTurnAsync(transaction, handler, work.Id), cancellationToken);

    private async ValueTask<WorkRow?> RunTurnAsync(ITurnTransaction transaction, IWorkHandler handler, long workId)
    {
        var work = await transaction.GetWorkAsync(workId);
        if (work is null || work.Due > _timeProvider.GetUtcNow())
        {
            return null;
        }

        var outcome = await handler.RunAsync(transaction, work);
        return Settle(transaction, work, outcome);
    }

    private WorkRow? Settle(ITurnTransaction transaction, WorkRow work, WorkOutcome outcome)
    {
        switch (outcome)
        {
            case WorkOutcome.Done:
                transaction.CompleteWork(work);
                return null;
            case WorkOutcome.Postponed postponed:
                return transaction.PostponeWork(work, postponed.Due);
            case WorkOutcome.GivenUp givenUp:
                transaction.CompleteWork(work);
                transaction.AddDeadLetter(new DeadLetterRow
                {
                    Kind = work.Kind,
                    Key = work.Key,
                    Payload = work.Payload,
                    Attempts = work.Attempt + 1,
                    Error = givenUp.Error,
                    Reason = givenUp.Reason,
                    At = _timeProvider.GetUtcNow(),
                });
                return null;
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    private async Task<WorkRow?> PutOffAfterFaultAsync(
        WorkRow failed, Exception fault, CancellationToken stoppingToken)
    {
        try
        {
            return await _turns.RunAsync(
                async transaction =>
                {
                    if (await transaction.GetWorkAsync(failed.Id) is not { } work)
                    {
                        return null;
                    }

                    var outcome = AfterFault(work, fault);
                    await NoteFaultAsync(transaction, work, outcome, fault);
                    return Settle(transaction, work, outcome);
                },
                stoppingToken);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            // The store itself fails: the work stays as it is, and the next scan tries it again.
            LogWorkFailed(exception, failed.Kind, failed.Id, failed.Key);
            return null;
        }
        catch (OperationCanceledException)
        {
            return null;
        }
    }

    private async ValueTask NoteFaultAsync(
        ITurnTransaction transaction, WorkRow work, WorkOutcome outcome, Exception fault)
    {
        IFaultListener? listener = _outsideHandlers.GetValueOrDefault(work.Kind);
        listener ??= _handlers.GetValueOrDefault(work.Kind);
        var savepoint = transaction.CreateSavepoint();
        try
        {
            await (listener?.NoteFaultAsync(transaction, work, outcome, fault) ?? ValueTask.CompletedTask);
        }
        catch (Exception exception) when (exception is not (OperationCanceledException or StoreException or DbException))
        {
            // Work that cannot even be read is settled all the same. If the store fails it is not: what goes on from here
            // would be lost.
            transaction.RollBackTo(savepoint);
            LogWorkFailed(exception, work.Kind, work.Id, work.Key);
        }
    }

    private WorkOutcome AfterFault(WorkRow work, Exception fault)
    {
        if (work.Attempt + 1 >= _options.FaultAttemptsMax)
        {
            return new WorkOutcome.GivenUp(fault.GetType().Name, fault.Message);
        }

        var seconds = Math.Min(Math.Pow(2, work.Attempt), FaultDelayMax.TotalSeconds);
        return new WorkOutcome.Postponed(_timeProvider.GetUtcNow() + TimeSpan.FromSeconds(seconds));
    }
}
