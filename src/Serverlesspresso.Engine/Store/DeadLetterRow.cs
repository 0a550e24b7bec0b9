namespace Serverlesspresso.Engine.Store;

/// <summary>Work that was given up, kept with the reason.</summary>
public sealed record DeadLetterRow
{
    /// <summary>The place in the order they came, from 1. Given by the store.</summary>
    public long Sequence { get; init; }

    /// <summary>What was to be done.</summary>
    public required WorkKind Kind { get; init; }

    /// <summary>What it was about.</summary>
    public required string Key { get; init; }

    /// <summary>The work's payload.</summary>
    public required string Payload { get; init; }

    /// <summary>How often it was tried.</summary>
    public required int Attempts { get; init; }

    /// <summary>Why it was given up: an error code.</summary>
    public required string Error { get; init; }

    /// <summary>The error in words.</summary>
    public required string Reason { get; init; }

    /// <summary>When it was given up.</summary>
    public required DateTimeOffset At { get; init; }
}
