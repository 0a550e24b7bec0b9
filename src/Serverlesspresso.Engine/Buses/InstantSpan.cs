namespace Serverlesspresso.Engine.Buses;

/// <summary>Instants of a schedule that follow each other.</summary>
/// <param name="From">The first.</param>
/// <param name="To">The last.</param>
internal sealed record InstantSpan(DateTimeOffset From, DateTimeOffset To)
{
    /// <summary>How many are kept, the latest: each begins where the clock jumped or the server was stopped.</summary>
    private const int CountMax = 8;

    /// <summary>Whether an instant is among them.</summary>
    /// <param name="instant">The instant.</param>
    public bool Holds(DateTimeOffset instant) => From <= instant && instant <= To;

    /// <summary>Adds an instant to spans, to the last if it follows it.</summary>
    /// <param name="spans">The spans, the latest last.</param>
    /// <param name="instant">The instant.</param>
    /// <param name="follows">Whether it follows another without one between.</param>
    public static IReadOnlyList<InstantSpan> Add(
        IReadOnlyList<InstantSpan> spans, DateTimeOffset instant, Func<DateTimeOffset, bool> follows) =>
        spans is [.., var last] && follows(last.To)
            ? [.. spans.SkipLast(1), last with { To = instant }]
            : [.. spans.TakeLast(CountMax - 1), new InstantSpan(instant, instant)];
}
