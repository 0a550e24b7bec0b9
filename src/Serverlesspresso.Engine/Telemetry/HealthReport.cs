using Serverlesspresso.Engine.Store;

namespace Serverlesspresso.Engine.Telemetry;

/// <summary>How the engine is doing. Counts are of the last minute.</summary>
public sealed record HealthReport
{
    /// <summary>When it was looked at.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>What is stored.</summary>
    public required StoreFacts Store { get; init; }

    /// <summary>Why nothing can be written, in words; null if nothing is known to prevent it.</summary>
    public string? WriteFault { get; init; }

    /// <summary>How long it took to count what is stored.</summary>
    public required TimeSpan ReadTime { get; init; }

    /// <summary>How late the oldest work is that is due; zero if none is.</summary>
    public required TimeSpan OldestWorkAge { get; init; }

    /// <summary>The commits, and how long they took.</summary>
    public required RecentDurations Commits { get; init; }

    /// <summary>The turns that were committed.</summary>
    public required long Turns { get; init; }

    /// <summary>The turns that ran again, since what they had read had changed.</summary>
    public required long Conflicts { get; init; }

    /// <summary>The events that buses took.</summary>
    public required long Events { get; init; }

    /// <summary>The deliveries that reached their target.</summary>
    public required long Delivered { get; init; }

    /// <summary>The deliveries that failed and are tried again.</summary>
    public required long Postponed { get; init; }

    /// <summary>The deliveries that became dead letters.</summary>
    public required long GivenUp { get; init; }

    /// <summary>The executions that ended.</summary>
    public required long EndedExecutions { get; init; }
}
