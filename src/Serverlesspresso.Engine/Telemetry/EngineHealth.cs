using Serverlesspresso.Engine.Store;

namespace Serverlesspresso.Engine.Telemetry;

/// <summary>How the engine is doing.</summary>
/// <param name="store">The store.</param>
/// <param name="recent">What was measured lately.</param>
/// <param name="timeProvider">The clock.</param>
public sealed class EngineHealth(IStore store, RecentMeasurements recent, TimeProvider timeProvider)
{
    /// <summary>Looks.</summary>
    /// <param name="cancellationToken">Stops the looking.</param>
    /// <exception cref="StoreException">The store cannot be read, or has stopped.</exception>
    public async Task<HealthReport> ReadAsync(CancellationToken cancellationToken)
    {
        var now = timeProvider.GetUtcNow();
        var started = timeProvider.GetTimestamp();
        var facts = await store.ReadFactsAsync(now, cancellationToken);
        return new HealthReport
        {
            At = now,
            Store = facts,
            WriteFault = store.WriteFault?.Message,
            ReadTime = timeProvider.GetElapsedTime(started),
            OldestWorkAge = facts.OldestDue is { } due ? now - due : TimeSpan.Zero,
            Commits = recent.Durations(EngineMeter.CommitDurationName),
            Turns = recent.Sum(EngineMeter.CommittedTurnsName),
            Conflicts = recent.Sum(EngineMeter.ConflictsName),
            Events = recent.Sum(EngineMeter.EventsName),
            Delivered = recent.Sum(EngineMeter.DeliveriesName, EngineMeter.Delivered),
            Postponed = recent.Sum(EngineMeter.DeliveriesName, EngineMeter.Postponed),
            GivenUp = recent.Sum(EngineMeter.DeliveriesName, EngineMeter.GivenUp),
            EndedExecutions = recent.Sum(EngineMeter.ExecutionsName),
        };
    }
}
