namespace Serverlesspresso.Engine.Work;

/// <summary>
/// Runs work beside other work, in lanes: so much of a lane at a time, for a server, and of all lanes together. A lane of
/// which nothing runs can start something when all places are taken but those of its server, up to a ceiling.
/// </summary>
public sealed class WorkLanes : IDisposable
{
    private const int IdleLanesMax = 1_000;

    private readonly WorkLaneLimits _limits;
    private readonly TimeProvider _timeProvider;
    private readonly Lock _gate = new();
    private readonly Dictionary<string, LaneQueue> _lanes = new(StringComparer.Ordinal);
    private readonly LinkedList<LaneQueue> _turns = new();
    private readonly Dictionary<string, int> _runningByServer = new(StringComparer.Ordinal);
    private readonly ITimer _alarm;
    private int _runningCount;
    private int _waitingCount;
    private bool _isEnding;
    private TaskCompletionSource? _ended;

    /// <summary>Makes the lanes.</summary>
    /// <param name="limits">How much runs and waits.</param>
    /// <param name="timeProvider">The clock.</param>
    internal WorkLanes(WorkLaneLimits limits, TimeProvider timeProvider)
    {
        _limits = limits;
        _timeProvider = timeProvider;
        _alarm = timeProvider.CreateTimer(_ => StartWhatMay(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Makes the lanes of work that goes outside.</summary>
    /// <param name="options">How work is done.</param>
    /// <param name="timeProvider">The clock.</param>
    internal static WorkLanes ForOutside(WorkOptions options, TimeProvider timeProvider) => new(
        new WorkLaneLimits
        {
            ConcurrencyMax = options.OutsideConcurrencyMax,
            ConcurrencyPerLaneMax = options.OutsideConcurrencyPerTargetMax,
            ConcurrencyPerServerMax = options.OutsideConcurrencyPerServerMax,
        },
        timeProvider);

    /// <summary>Starts work once its lane has a place for it.</summary>
    /// <param name="lane">The lane.</param>
    /// <param name="run">
    /// Does the work in the lane as it is then, and tells whether that counts against its rate. It does not throw.
    /// </param>
    /// <returns>Whether it will be done; not if too much waits already.</returns>
    internal bool TryStart(WorkLane lane, Func<WorkLane, Task<bool>> run)
    {
        lock (_gate)
        {
            var queue = Enter(lane);
            var isFull = queue.WaitingCount >= _limits.WaitingPerLaneMax || _waitingCount >= _limits.WaitingMax;
            if (isFull && queue.WaitingCount > 0)
            {
                return false;
            }

            queue.Add(run);
            _waitingCount++;
            if (queue.WaitingCount == 1)
            {
                _turns.AddLast(queue);
            }
        }

        StartWhatMay();
        return true;
    }

    /// <summary>Tells of a lane that has changed, also for the work that waits in it.</summary>
    /// <param name="lane">The lane as it is now.</param>
    internal void Change(WorkLane lane)
    {
        lock (_gate)
        {
            if (!_lanes.TryGetValue(lane.Key, out var queue))
            {
                return;
            }

            queue.Lane = lane;
        }

        StartWhatMay();
    }

    /// <summary>Starts all that waits, so that it ends for the server that stops, and ends when all has ended.</summary>
    internal Task EndAsync()
    {
        Task ended;
        lock (_gate)
        {
            _isEnding = true;
            _ended ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            ended = _ended.Task;
            EndIfAllHas();
        }

        StartWhatMay();
        return ended;
    }

    /// <inheritdoc/>
    public void Dispose() => _alarm.Dispose();

    private void StartWhatMay()
    {
        while (TakeNext() is { } start)
        {
            _ = RunAsync(start);
        }
    }

    private Start? TakeNext()
    {
        lock (_gate)
        {
            var now = _timeProvider.GetTimestamp();
            var pause = TimeSpan.MaxValue;
            for (var turn = _turns.First; turn is not null; turn = turn.Next)
            {
                var queue = turn.Value;
                var pauseOfLane = _isEnding ? TimeSpan.Zero : queue.FindPause(now);
                if (pauseOfLane == TimeSpan.Zero && HasPlace(queue))
                {
                    return Take(turn, now);
                }

                // A lane that may not start keeps its turn.
                pause = pauseOfLane > TimeSpan.Zero && pauseOfLane < pause ? pauseOfLane : pause;
            }

            if (pause < TimeSpan.MaxValue)
            {
                // A system timer counts whole milliseconds and may fire early: rounding up spares it a round in vain.
                _alarm.Change(TimeSpan.FromMilliseconds(Math.Ceiling(pause.TotalMilliseconds)), Timeout.InfiniteTimeSpan);
            }

            // The clock may have gone past the alarm before it was set.
            return _timeProvider.GetElapsedTime(now) >= pause ? TakeNext() : null;
        }
    }

    private bool HasPlace(LaneQueue queue) =>
        _isEnding
        || (queue.RunningCount < _limits.ConcurrencyPerLaneMax
            && CountRunning(queue.Lane.Server) < _limits.ConcurrencyPerServerMax
            && (_runningCount < _limits.ConcurrencyMax
                || (queue.RunningCount == 0 && _runningCount < _limits.Ceiling)));

    private Start Take(LinkedListNode<LaneQueue> turn, long now)
    {
        var queue = turn.Value;
        var start = new Start(queue, queue.Lane, now, queue.Take(now));
        _waitingCount--;
        AddRunning(start.Lane.Server, 1);
        _turns.Remove(turn);
        if (queue.WaitingCount > 0)
        {
            _turns.AddLast(turn);
        }

        return start;
    }

    private async Task RunAsync(Start start)
    {
        // Whoever starts work does not do its first part; and work that ends at once would start the next within itself.
        await Task.Yield();
        var counts = true;
        try
        {
            counts = await start.Run(start.Lane);
        }
        finally
        {
            lock (_gate)
            {
                start.Queue.End(start.At, counts);
                AddRunning(start.Lane.Server, -1);
                EndIfAllHas();
            }

            StartWhatMay();
        }
    }

    private int CountRunning(string? server) => server is null ? 0 : _runningByServer.GetValueOrDefault(server);

    private void AddRunning(string? server, int change)
    {
        _runningCount += change;
        if (server is null)
        {
            return;
        }

        var count = CountRunning(server) + change;
        if (count > 0)
        {
            _runningByServer[server] = count;
        }
        else
        {
            _runningByServer.Remove(server);
        }
    }

    private LaneQueue Enter(WorkLane lane)
    {
        if (_lanes.TryGetValue(lane.Key, out var queue))
        {
            queue.Lane = lane;
        }
        else
        {
            if (_lanes.Count >= IdleLanesMax)
            {
                ForgetIdleLanes();
            }

            queue = new LaneQueue(_timeProvider) { Lane = lane };
            _lanes.Add(lane.Key, queue);
        }

        return queue;
    }

    private void ForgetIdleLanes()
    {
        var now = _timeProvider.GetTimestamp();
        foreach (var (key, queue) in _lanes)
        {
            if (queue.IsIdle(now))
            {
                _lanes.Remove(key);
            }
        }
    }

    private void EndIfAllHas()
    {
        if (_runningCount + _waitingCount == 0)
        {
            _ended?.TrySetResult();
        }
    }

    /// <summary>Work that was taken from its lane.</summary>
    private readonly record struct Start(LaneQueue Queue, WorkLane Lane, long At, Func<WorkLane, Task<bool>> Run);
}
