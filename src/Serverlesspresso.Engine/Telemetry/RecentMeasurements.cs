using System.Diagnostics.Metrics;
using System.Runtime.InteropServices;

namespace Serverlesspresso.Engine.Telemetry;

/// <summary>Adds up what the engine and its store measured in the last minute, in memory.</summary>
public sealed class RecentMeasurements : IDisposable
{
    private const int SecondsKept = 60;

    private readonly TimeProvider _timeProvider;
    private readonly MeterListener _listener = new();
    private readonly Lock _gate = new();
    private readonly Second[] _seconds = [.. Enumerable.Range(0, SecondsKept).Select(_ => new Second())];

    /// <summary>Begins to listen.</summary>
    /// <param name="timeProvider">The clock.</param>
    public RecentMeasurements(TimeProvider timeProvider)
    {
        _timeProvider = timeProvider;
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter.Name.StartsWith(EngineMeter.Name, StringComparison.Ordinal))
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        _listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Count(instrument.Name, value, tags));
        _listener.SetMeasurementEventCallback<int>((instrument, value, tags, _) => Count(instrument.Name, value, tags));
        _listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Time(instrument.Name, value, tags));
        _listener.Start();
    }

    /// <summary>How much of something was counted in the last minute.</summary>
    /// <param name="instrument">The instrument's name.</param>
    /// <param name="tag">The value of one of its tags; null for all.</param>
    public long Sum(string instrument, string? tag = null)
    {
        lock (_gate)
        {
            return Current().Sum(second => second.Counts.GetValueOrDefault((instrument, tag)));
        }
    }

    /// <summary>How often something was timed in the last minute, and how long it took.</summary>
    /// <param name="instrument">The instrument's name.</param>
    /// <param name="tag">The value of one of its tags; null for all.</param>
    public RecentDurations Durations(string instrument, string? tag = null)
    {
        lock (_gate)
        {
            var all = new DurationHistogram();
            foreach (var second in Current())
            {
                if (second.Durations.TryGetValue((instrument, tag), out var durations))
                {
                    all.Add(durations);
                }
            }

            return new RecentDurations(all.Count, all.Quantile(0.5), all.Quantile(0.99));
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _listener.Dispose();

    private void Count(string instrument, long value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        lock (_gate)
        {
            var counts = Now().Counts;
            CollectionsMarshal.GetValueRefOrAddDefault(counts, (instrument, null), out _) += value;
            foreach (var (_, tag) in tags)
            {
                if (tag is string text)
                {
                    CollectionsMarshal.GetValueRefOrAddDefault(counts, (instrument, text), out _) += value;
                }
            }
        }
    }

    private void Time(string instrument, double seconds, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        lock (_gate)
        {
            var second = Now();
            second.Record((instrument, null), seconds);
            foreach (var (_, tag) in tags)
            {
                if (tag is string text)
                {
                    second.Record((instrument, text), seconds);
                }
            }
        }
    }

    private Second Now()
    {
        var number = NumberNow();
        var second = _seconds[number % SecondsKept];
        if (second.Number != number)
        {
            second.Begin(number);
        }

        return second;
    }

    private IEnumerable<Second> Current()
    {
        var oldest = NumberNow() - SecondsKept + 1;
        return _seconds.Where(second => second.Number >= oldest);
    }

    private long NumberNow() => _timeProvider.GetUtcNow().ToUnixTimeSeconds();

    private sealed class Second
    {
        public long Number { get; private set; } = -1;

        public Dictionary<(string Instrument, string? Tag), long> Counts { get; } = [];

        public Dictionary<(string Instrument, string? Tag), DurationHistogram> Durations { get; } = [];

        public void Begin(long number)
        {
            Number = number;
            Counts.Clear();
            Durations.Clear();
        }

        public void Record((string Instrument, string? Tag) key, double seconds)
        {
            if (!Durations.TryGetValue(key, out var durations))
            {
                durations = new DurationHistogram();
                Durations.Add(key, durations);
            }

            durations.Record(seconds);
        }
    }
}
