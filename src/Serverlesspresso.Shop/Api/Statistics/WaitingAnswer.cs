using Serverlesspresso.Shop.Statistics;

namespace Serverlesspresso.Shop.Api.Statistics;

/// <summary>How long customers waited, in seconds. The times are missing if nobody did.</summary>
/// <param name="Count">How many orders it is known of.</param>
/// <param name="P50Seconds">Half of them waited no longer.</param>
/// <param name="P90Seconds">Nine of ten waited no longer.</param>
/// <param name="P99Seconds">99 of a hundred waited no longer.</param>
public sealed record WaitingAnswer(int Count, double? P50Seconds, double? P90Seconds, double? P99Seconds)
{
    /// <summary>Makes the answer.</summary>
    /// <param name="times">The times.</param>
    internal static WaitingAnswer Of(WaitingTimes times) =>
        new(times.Count, times.P50?.TotalSeconds, times.P90?.TotalSeconds, times.P99?.TotalSeconds);
}
