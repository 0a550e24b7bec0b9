namespace Serverlesspresso.Engine.Store;

/// <summary>How a store stands, in numbers.</summary>
public sealed record StoreFacts
{
    /// <summary>The bytes it takes on disk, its log included.</summary>
    public required long Bytes { get; init; }

    /// <summary>The executions that run, or wait.</summary>
    public required long RunningExecutions { get; init; }

    /// <summary>The pieces of work that are due and not done.</summary>
    public required long DueWork { get; init; }

    /// <summary>When the oldest of them was due; null if none is.</summary>
    public required DateTimeOffset? OldestDue { get; init; }

    /// <summary>The pieces of work that are due later: timers and retries.</summary>
    public required long LaterWork { get; init; }

    /// <summary>The dead letters that nobody has redriven or dropped.</summary>
    public required long DeadLetters { get; init; }
}
