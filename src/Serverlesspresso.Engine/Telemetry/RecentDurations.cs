namespace Serverlesspresso.Engine.Telemetry;

/// <summary>What was timed in the last minute.</summary>
/// <param name="Count">How often.</param>
/// <param name="P50">The time that half of it took at most; zero if there was none.</param>
/// <param name="P99">The time that 99 of 100 took at most; zero if there was none.</param>
public sealed record RecentDurations(long Count, TimeSpan P50, TimeSpan P99);
