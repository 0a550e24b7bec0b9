namespace Serverlesspresso.Engine.Work;

/// <summary>The work of one lane. Whoever uses it holds the lock of the lanes.</summary>
/// <param name="timeProvider">Measures the time between starts: it is not the time of day, which may be set back.</param>
internal sealed class LaneQueue(TimeProvider timeProvider)
{
    private static readonly TimeSpan RateWindow = TimeSpan.FromSeconds(1);

    private readonly Queue<Func<Task>> _waiting = new();
    private readonly Queue<long> _starts = new();

    /// <summary>How much of it runs.</summary>
    public int RunningCount { get; set; }

    /// <summary>How much of it begins within a second at most; null for no limit.</summary>
    public int? StartsPerSecondMax { get; set; }

    /// <summary>How much of it waits.</summary>
    public int WaitingCount => _waiting.Count;

    /// <summary>Adds work.</summary>
    /// <param name="run">Does it.</param>
    public void Add(Func<Task> run) => _waiting.Enqueue(run);

    /// <summary>Takes the work that has waited longest, to start it.</summary>
    /// <param name="now">A timestamp of the clock.</param>
    public Func<Task> Take(long now)
    {
        RunningCount++;
        if (StartsPerSecondMax is not null)
        {
            _starts.Enqueue(now);
        }

        return _waiting.Dequeue();
    }

    /// <summary>Finds how long the rate lets nothing start: in any second there are no more starts than it says.</summary>
    /// <param name="now">A timestamp of the clock.</param>
    /// <returns>Zero if something may start now.</returns>
    public TimeSpan FindPause(long now)
    {
        while (_starts.TryPeek(out var first) && timeProvider.GetElapsedTime(first, now) >= RateWindow)
        {
            _starts.Dequeue();
        }

        return _starts.Count >= StartsPerSecondMax
            ? RateWindow - timeProvider.GetElapsedTime(_starts.Peek(), now)
            : TimeSpan.Zero;
    }

    /// <summary>Whether nothing is lost when the lane is forgotten.</summary>
    /// <param name="now">A timestamp of the clock.</param>
    public bool IsIdle(long now) =>
        RunningCount == 0 && _waiting.Count == 0 && FindPause(now) == TimeSpan.Zero && _starts.Count == 0;
}
