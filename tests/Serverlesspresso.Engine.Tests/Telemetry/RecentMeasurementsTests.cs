using System.Diagnostics.Metrics;
using Microsoft.Extensions.Time.Testing;
using Serverlesspresso.Engine.Telemetry;

namespace Serverlesspresso.Engine.Tests.Telemetry;

public sealed class RecentMeasurementsTests : IDisposable
{
    // Other tests measure beside this one: the names of its instruments are its own.
    private readonly string _name = TestContext.Current.Test!.UniqueID; // Every test has one.
    private readonly Meter _meter = new($"{EngineMeter.Name}.Tests");
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2030, 1, 1, 8, 0, 0, TimeSpan.Zero));
    private readonly RecentMeasurements _recent;

    public RecentMeasurementsTests() => _recent = new RecentMeasurements(_clock);

    public void Dispose()
    {
        _recent.Dispose();
        _meter.Dispose();
    }

    [Fact]
    public void Sum_OfAllAndOfATag_CountsTheLastMinute()
    {
        var counter = _meter.CreateCounter<long>(_name);
        counter.Add(1, new KeyValuePair<string, object?>("outcome", "delivered"));
        _clock.Advance(TimeSpan.FromSeconds(59));
        counter.Add(2, new KeyValuePair<string, object?>("outcome", "delivered"));
        counter.Add(4, new KeyValuePair<string, object?>("outcome", "postponed"));

        Assert.Equal((7, 3, 4), (_recent.Sum(_name), _recent.Sum(_name, "delivered"), _recent.Sum(_name, "postponed")));
        _clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal((6, 2), (_recent.Sum(_name), _recent.Sum(_name, "delivered")));
        _clock.Advance(TimeSpan.FromSeconds(59));
        Assert.Equal(0, _recent.Sum(_name));
    }

    [Fact]
    public void Sum_TagHasNoValue_CountsOnce()
    {
        _meter.CreateCounter<int>(_name).Add(1, new KeyValuePair<string, object?>("error.type", null));

        Assert.Equal(1, _recent.Sum(_name));
    }

    [Fact]
    public void Durations_Hundred_AreWithinAQuarterOfTheQuantiles()
    {
        var histogram = _meter.CreateHistogram<double>(_name);
        for (var milliseconds = 1; milliseconds <= 100; milliseconds++)
        {
            histogram.Record(milliseconds / 1_000.0);
        }

        var durations = _recent.Durations(_name);

        Assert.Equal(100, durations.Count);
        Assert.InRange(durations.P50.TotalMilliseconds, 50, 62.5);
        Assert.InRange(durations.P99.TotalMilliseconds, 99, 124);
    }

    [Fact]
    public void Durations_None_AreZero() =>
        Assert.Equal(new RecentDurations(0, TimeSpan.Zero, TimeSpan.Zero), _recent.Durations(_name));

    [Theory]
    [InlineData(0)]
    [InlineData(1e9)]
    public void Durations_BeyondTheBuckets_AreCounted(double seconds)
    {
        _meter.CreateHistogram<double>(_name).Record(seconds);

        Assert.Equal(1, _recent.Durations(_name).Count);
    }
}
