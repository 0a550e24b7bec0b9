namespace Serverlesspresso.Engine.Telemetry;

/// <summary>Counts durations in buckets that grow by a quarter, from 10 microseconds to minutes.</summary>
internal sealed class DurationHistogram
{
    private const double FirstSeconds = 0.000_01;
    private const double Growth = 1.25;
    private const int BucketCount = 80;

    private readonly long[] _counts = new long[BucketCount];

    /// <summary>How many were recorded.</summary>
    public long Count { get; private set; }

    /// <summary>Records one.</summary>
    public void Record(double seconds)
    {
        var bucket = seconds <= FirstSeconds
            ? 0
            : Math.Min((int)Math.Ceiling(Math.Log(seconds / FirstSeconds, Growth)), BucketCount - 1);
        _counts[bucket]++;
        Count++;
    }

    /// <summary>Adds those of another.</summary>
    public void Add(DurationHistogram other)
    {
        for (var bucket = 0; bucket < BucketCount; bucket++)
        {
            _counts[bucket] += other._counts[bucket];
        }

        Count += other.Count;
    }

    /// <summary>The upper end of the bucket in which a quantile lies: at most a quarter too much. Zero if there is none.</summary>
    /// <param name="quantile">From 0 to 1.</param>
    public TimeSpan Quantile(double quantile)
    {
        var rank = (long)Math.Ceiling(Count * quantile);
        var seen = 0L;
        for (var bucket = 0; bucket < BucketCount; bucket++)
        {
            seen += _counts[bucket];
            if (seen >= rank && seen > 0)
            {
                return TimeSpan.FromSeconds(FirstSeconds * Math.Pow(Growth, bucket));
            }
        }

        return TimeSpan.Zero;
    }
}
