namespace Serverlesspresso.Engine.Work;

/// <summary>The work of one lane. Whoever uses it holds the lock of the lanes.</summary>
/// <param name="timeProvider">Measures the time between starts: it is not the time of day, which may be set back.</param>
internal sealed class LaneQueue(TimeProvider timeProvider)
{
    private static readonly TimeSpan RateWindow = TimeSpan.FromSeconds(1);

    private readonly Queue<Func<WorkLane, Task<bool>>> _waiting = new();
    private readonly LinkedList<long> _starts = new();

    /// <summary>The lane, as it is known by now.</summary>
    public required WorkLane Lane { get; set; }

    /// <summary>How much of it runs.</summary>
    public int RunningCount { get; private set; }

    /// <summary>How much of it waits.</summary>
    public int WaitingCount => _waiting.Count;

    /// <summary>Adds work.</summary>
    /// <param name="run">Does it.</param>
    public void Add(Func<WorkLane, Task<bool>> run) => _waiting.Enqueue(run);

    /// <summary>Takes the work that has waited longest, to start it.</summary>
    /// <param name="now">A timestamp of the clock.</param>
    public Func<WorkLane, Task<bool>> Take(long now)
    {
        RunningCount++;
        if (Lane.StartsPerSecondMax is not null)
        {
            _starts.AddLast(now);
        }

        return _waiting.Dequeue();
    }

    /// <summary>Notes that work has ended.</summary>
    /// <param name="start">When it was taken.</param>
    /// <param name="counts">Whether it counts against the rate.</param>
    public void End(long start, bool counts)
    {
        RunningCount--;
        if (!counts)
        {
            _starts.Remove(start);
        }
    }

    /// <summary>Finds how long the rate lets nothing start: in any second there are no more starts than it says.</summary>
    /// <param name="now">A timestamp of the clock.</param>
    /// <returns>Zero if something may start now.</returns>
    public TimeSpan FindPause(long now)
    {
        while (_starts.First is { } first && timeProvider.GetElapsedTime(first.Value, now) >= RateWindow)
        {
            _starts.RemoveFirst();
        }

        return _starts.First is { } oldest && _starts.Count >= Lane.StartsPerSecondMax
            ? RateWindow - timeProvider.GetElapsedTime(oldest.Value, now)
            : TimeSpan.Zero;
    }

    /// <summary>Whether nothing is lost when the lane is forgotten.</summary>
    /// <param name="now">A timestamp of the clock.</param>
    public bool IsIdle(long now) =>
        RunningCount == 0 && _waiting.Count == 0 && FindPause(now) == TimeSpan.Zero && _starts.Count == 0;
}
