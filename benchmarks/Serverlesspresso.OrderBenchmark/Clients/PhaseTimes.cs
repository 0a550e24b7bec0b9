using System.Diagnostics;

namespace Serverlesspresso.OrderBenchmark.Clients;

/// <summary>Collects the times of the phases that end between the warm-up and the end of a run.</summary>
/// <param name="warmUp">How long nothing counts.</param>
/// <param name="measured">How long it counts.</param>
internal sealed class PhaseTimes(TimeSpan warmUp, TimeSpan measured)
{
    private readonly Dictionary<OrderPhase, List<double>> _milliseconds =
        Enum.GetValues<OrderPhase>().ToDictionary(static phase => phase, static _ => new List<double>());

    private readonly long _start = Stopwatch.GetTimestamp();

    public bool IsOver => Stopwatch.GetElapsedTime(_start) > warmUp + measured;

    public double OrdersPerSecond => _milliseconds[OrderPhase.Whole].Count / measured.TotalSeconds;

    public void End(OrderPhase phase, long begun)
    {
        var sinceStart = Stopwatch.GetElapsedTime(_start);
        if (sinceStart < warmUp || sinceStart > warmUp + measured)
        {
            return;
        }

        var time = Stopwatch.GetElapsedTime(begun).TotalMilliseconds;
        lock (_milliseconds)
        {
            _milliseconds[phase].Add(time);
        }
    }

    /// <summary>The time in milliseconds that a share of the orders stayed within.</summary>
    /// <param name="phase">The phase.</param>
    /// <param name="share">The share, such as 0.99.</param>
    public double Percentile(OrderPhase phase, double share)
    {
        var times = _milliseconds[phase];
        if (times.Count == 0)
        {
            return double.NaN;
        }

        times.Sort();
        return times[(int)(share * (times.Count - 1))];
    }
}
