namespace Serverlesspresso.Engine.Buses;

/// <summary>A try to bring an event to a target of a rule.</summary>
public sealed record DeliveryAttempt
{
    /// <summary>The event's id.</summary>
    public required string EventId { get; init; }

    /// <summary>The bus whose rule matched.</summary>
    public required string BusName { get; init; }

    /// <summary>The rule.</summary>
    public required string RuleName { get; init; }

    /// <summary>The target's id.</summary>
    public required string TargetId { get; init; }

    /// <summary>Which try it was, from 1.</summary>
    public required int Number { get; init; }

    /// <summary>When it was made.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>What came of it.</summary>
    public required DeliveryOutcome Outcome { get; init; }

    /// <summary>Why it failed, in words; null if it did not.</summary>
    public string? Error { get; init; }

    /// <summary>When it is tried again; null if it is not.</summary>
    public DateTimeOffset? NextAt { get; init; }

    /// <summary>The execution that it started; null if the target is no state machine, or it failed.</summary>
    public string? ExecutionArn { get; init; }
}

/// <summary>What came of a try to bring an event to a target.</summary>
public enum DeliveryOutcome
{
    /// <summary>The target has it.</summary>
    Delivered,

    /// <summary>It failed, and is tried again.</summary>
    Postponed,

    /// <summary>It failed for good, and is a dead letter.</summary>
    GivenUp,
}
