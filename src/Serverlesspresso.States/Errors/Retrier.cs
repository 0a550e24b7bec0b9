namespace Serverlesspresso.States.Errors;

/// <summary>When and how often a state is tried again.</summary>
internal sealed record Retrier
{
    public const int DefaultIntervalSeconds = 1;
    public const int DefaultMaxAttempts = 3;
    public const double DefaultBackoffRate = 2.0;

    public required ErrorMatcher Errors { get; init; }

    public required int IntervalSeconds { get; init; }

    public required int MaxAttempts { get; init; }

    public required double BackoffRate { get; init; }

    public int? MaxDelaySeconds { get; init; }

    public bool HasFullJitter { get; init; }

    /// <summary>How long to wait before the next attempt.</summary>
    /// <param name="attempts">How many attempts this retrier has granted already.</param>
    /// <param name="nextChance">For jitter: a number from 0 to 1.</param>
    public TimeSpan DelayAfter(int attempts, Func<double> nextChance)
    {
        const double secondsMax = 31_622_400;
        var growth = Math.Min(Math.Pow(BackoffRate, attempts), secondsMax); // Finite, so that no interval stays none.
        var seconds = Math.Min(IntervalSeconds * growth, MaxDelaySeconds ?? secondsMax);
        return TimeSpan.FromSeconds(Math.Min(HasFullJitter ? seconds * nextChance() : seconds, secondsMax));
    }
}
