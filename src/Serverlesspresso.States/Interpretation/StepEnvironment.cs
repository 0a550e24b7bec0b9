namespace Serverlesspresso.States.Interpretation;

/// <summary>Time, ids and chance for one step, handed in so that the interpreter makes none of its own.</summary>
public sealed record StepEnvironment
{
    /// <summary>How many events the history of a standard state machine has at most.</summary>
    public const long HistoryEventsMaxOfStandard = Quotas.HistoryEventsMax;

    /// <summary>The instant of the step: the time stamp of its history events.</summary>
    public required DateTimeOffset Now { get; init; }

    /// <summary>Makes the task token of a task, named by its task id.</summary>
    public required Func<long, string> NewTaskToken { get; init; }

    /// <summary>Makes a random UUID, for <c>States.UUID</c>.</summary>
    public required Func<Guid> NewId { get; init; }

    /// <summary>Makes a number from 0 (inclusive) to 1 (exclusive), for <c>States.MathRandom</c> and jitter.</summary>
    public required Func<double> NextChance { get; init; }

    /// <summary>Whether there is an activity of an ARN, for the tasks it is to be given. By default there is.</summary>
    public Func<string, bool> HasActivity { get; init; } = static _ => true;

    /// <summary>How many events a history has at most. Default 25,000, as of standard state machines.</summary>
    public long HistoryEventsMax { get; init; } = HistoryEventsMaxOfStandard;

    /// <summary>How many states one step may enter before it asks to continue later. Default 1,000.</summary>
    public int TransitionsMax { get; init; } = 1_000;
}
