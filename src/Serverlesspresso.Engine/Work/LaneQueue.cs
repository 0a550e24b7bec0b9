namespace Serverlesspresso.Engine.Work;

/// <summary>The work of one lane. Whoever uses it holds the lock of the lanes.</summary>
internal sealed class LaneQueue
{
    private static readonly TimeSpan RateWindow = TimeSpan.FromSeconds(1);

    private readonly Queue<Func<Task>> _waiting = new();
    private readonly Queue<DateTimeOffset> _starts = new();

    /// <summary>How much of it runs.</summary>
    public int RunningCount { get; set; }

    /// <summary>How much of it begins within a second at most; null for no limit.</summary>
    public int? StartsPerSecondMax { get; set; }

    /// <summary>How much of it waits.</summary>
    public int WaitingCount => _waiting.Count;

    /// <summary>When the rate lets the next start, if it lets none now; else null. As <see cref="HasRateFor"/> found it last.</summary>
    public DateTimeOffset? StartsAt { get; private set; }

    /// <summary>Adds work.</summary>
    /// <param name="run">Does it.</param>
    public void Add(Func<Task> run) => _waiting.Enqueue(run);

    /// <summary>Takes the work that has waited longest, to start it.</summary>
    /// <param name="now">The time.</param>
    public Func<Task> Take(DateTimeOffset now)
    {
        RunningCount++;
        if (StartsPerSecondMax is not null)
        {
            _starts.Enqueue(now);
        }

        return _waiting.Dequeue();
    }

    /// <summary>Whether the rate lets work start: in any second there are no more starts than it says.</summary>
    /// <param name="now">The time.</param>
    public bool HasRateFor(DateTimeOffset now)
    {
        while (_starts.TryPeek(out var first) && first + RateWindow <= now)
        {
            _starts.Dequeue();
        }

        var isFull = _starts.Count >= StartsPerSecondMax;
        StartsAt = isFull ? _starts.Peek() + RateWindow : null;
        return !isFull;
    }

    /// <summary>Whether nothing is lost when the lane is forgotten.</summary>
    /// <param name="now">The time.</param>
    public bool IsIdle(DateTimeOffset now) =>
        RunningCount == 0 && _waiting.Count == 0 && HasRateFor(now) && _starts.Count == 0;
}
