using System.Diagnostics;

namespace Serverlesspresso.StoreBenchmark;

/// <summary>Collects the times of the turns that end between the warm-up and the end of a run.</summary>
/// <param name="warmUp">How long nothing counts.</param>
/// <param name="measured">How long it counts.</param>
internal sealed class LatencyRecorder(TimeSpan warmUp, TimeSpan measured)
{
    private readonly List<double> _milliseconds = [];
    private readonly long _start = Stopwatch.GetTimestamp();

    public bool IsOver => Stopwatch.GetElapsedTime(_start) > warmUp + measured;

    public double PerSecond => _milliseconds.Count / measured.TotalSeconds;

    public void End(long begun, int count = 1)
    {
        var sinceStart = Stopwatch.GetElapsedTime(_start);
        if (sinceStart < warmUp || sinceStart > warmUp + measured)
        {
            return;
        }

        var time = Stopwatch.GetElapsedTime(begun).TotalMilliseconds;
        lock (_milliseconds)
        {
            for (var index = 0; index < count; index++)
            {
                _milliseconds.Add(time);
            }
        }
    }

    public double Percentile(double share)
    {
        if (_milliseconds.Count == 0)
        {
            return double.NaN;
        }

        _milliseconds.Sort();
        return _milliseconds[(int)(share * (_milliseconds.Count - 1))];
    }
}
