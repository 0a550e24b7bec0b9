using System.Diagnostics.Metrics;
using Serverlesspresso.Engine.Telemetry;
using Serverlesspresso.Shop.Feed;

namespace Serverlesspresso.Server.Telemetry;

/// <summary>Measures what is counted only when somebody looks: what is stored, and who listens.</summary>
internal sealed class ServerGauges : IDisposable
{
    /// <summary>The name of the meter.</summary>
    public const string MeterName = "Serverlesspresso.Server";

    private static readonly TimeSpan FreshFor = TimeSpan.FromSeconds(1);

    private readonly Meter _meter = new(MeterName);
    private readonly EngineHealth _health;
    private readonly TimeProvider _timeProvider;
    private readonly Lock _gate = new();
    private HealthReport? _report;

    public ServerGauges(EngineHealth health, OrderFeed feed, TimeProvider timeProvider)
    {
        _health = health;
        _timeProvider = timeProvider;
        Add("serverlesspresso.store.size", "By", "Bytes of the store on disk.", report => report.Store.Bytes);
        Add("serverlesspresso.executions.running", "{execution}", "Executions that run or wait.",
            report => report.Store.RunningExecutions);
        Add("serverlesspresso.work.due", "{work}", "Pieces of work that are due and not done.",
            report => report.Store.DueWork);
        Add("serverlesspresso.work.later", "{work}", "Timers and retries that are not due yet.",
            report => report.Store.LaterWork);
        Add("serverlesspresso.dead_letters", "{letter}", "Dead letters that wait for an operator.",
            report => report.Store.DeadLetters);
        _meter.CreateObservableGauge(
            "serverlesspresso.work.oldest_age",
            () => Read().OldestWorkAge.TotalSeconds,
            "s",
            "How late the oldest work is that is due.");
        _meter.CreateObservableGauge(
            "serverlesspresso.feed.clients", () => feed.SubscriberCount, "{client}", "Clients of the live feed.");
    }

    /// <inheritdoc/>
    public void Dispose() => _meter.Dispose();

    private void Add(string name, string unit, string description, Func<HealthReport, long> read) =>
        _meter.CreateObservableGauge(name, () => read(Read()), unit, description);

    // Instruments are read on the thread of whoever collects them, all at once: one look serves them all.
    private HealthReport Read()
    {
        lock (_gate)
        {
            if (_report is null || _timeProvider.GetUtcNow() - _report.At > FreshFor)
            {
                _report = _health.ReadAsync(CancellationToken.None).GetAwaiter().GetResult();
            }

            return _report;
        }
    }
}
