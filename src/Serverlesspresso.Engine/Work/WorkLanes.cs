namespace Serverlesspresso.Engine.Work;

/// <summary>
/// Runs work beside other work, in lanes: so much of a lane at a time, and of all lanes together. A lane of which nothing
/// runs can start something when all places are taken, up to a ceiling.
/// </summary>
internal sealed class WorkLanes : IDisposable
{
    private const int IdleLanesMax = 1_000;

    private readonly WorkLaneLimits _limits;
    private readonly TimeProvider _timeProvider;
    private readonly Lock _gate = new();
    private readonly Dictionary<string, LaneQueue> _lanes = new(StringComparer.Ordinal);
    private readonly Queue<LaneQueue> _turns = new();
    private readonly ITimer _alarm;
    private int _runningCount;
    private int _waitingCount;
    private bool _isEnding;
    private TaskCompletionSource? _ended;

    /// <summary>Makes the lanes.</summary>
    /// <param name="limits">How much runs and waits.</param>
    /// <param name="timeProvider">The clock.</param>
    public WorkLanes(WorkLaneLimits limits, TimeProvider timeProvider)
    {
        _limits = limits;
        _timeProvider = timeProvider;
        _alarm = timeProvider.CreateTimer(_ => StartWhatMay(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Starts work once its lane has a place for it.</summary>
    /// <param name="lane">The lane.</param>
    /// <param name="run">Does the work. It does not throw.</param>
    /// <returns>Whether it will be done; not if too much waits already.</returns>
    public bool TryStart(WorkLane lane, Func<Task> run)
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
                _turns.Enqueue(queue);
            }
        }

        StartWhatMay();
        return true;
    }

    /// <summary>Starts all that waits, so that it ends for the server that stops, and ends when all has ended.</summary>
    public Task EndAsync()
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

    public void Dispose() => _alarm.Dispose();

    private void StartWhatMay()
    {
        while (TakeNext() is var (queue, run))
        {
            _ = RunAsync(queue, run);
        }
    }

    private (LaneQueue Queue, Func<Task> Run)? TakeNext()
    {
        lock (_gate)
        {
            var now = _timeProvider.GetTimestamp();
            var pause = TimeSpan.MaxValue;
            for (var left = _turns.Count; left > 0; left--)
            {
                var queue = _turns.Dequeue();
                var pauseOfLane = _isEnding ? TimeSpan.Zero : queue.FindPause(now);
                if (pauseOfLane == TimeSpan.Zero && HasPlace(queue))
                {
                    return (queue, Take(queue, now));
                }

                _turns.Enqueue(queue);
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
            && (_runningCount < _limits.ConcurrencyMax
                || (queue.RunningCount == 0 && _runningCount < _limits.Ceiling)));

    private Func<Task> Take(LaneQueue queue, long now)
    {
        var run = queue.Take(now);
        _waitingCount--;
        _runningCount++;
        if (queue.WaitingCount > 0)
        {
            _turns.Enqueue(queue);
        }

        return run;
    }

    private async Task RunAsync(LaneQueue queue, Func<Task> run)
    {
        // Whoever starts work does not do its first part; and work that ends at once would start the next within itself.
        await Task.Yield();
        try
        {
            await run();
        }
        finally
        {
            lock (_gate)
            {
                queue.RunningCount--;
                _runningCount--;
                EndIfAllHas();
            }

            StartWhatMay();
        }
    }

    private LaneQueue Enter(WorkLane lane)
    {
        if (!_lanes.TryGetValue(lane.Key, out var queue))
        {
            if (_lanes.Count >= IdleLanesMax)
            {
                ForgetIdleLanes();
            }

            queue = new LaneQueue(_timeProvider);
            _lanes.Add(lane.Key, queue);
        }

        queue.StartsPerSecondMax = lane.StartsPerSecondMax;
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
}
