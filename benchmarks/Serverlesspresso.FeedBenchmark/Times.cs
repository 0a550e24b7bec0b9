using System.Diagnostics;
using System.Globalization;

namespace Serverlesspresso.FeedBenchmark;

/// <summary>Times of one kind.</summary>
/// <param name="name">What is timed.</param>
internal sealed class Times(string name)
{
    private readonly List<double> _milliseconds = [];

    public void Add(long begun, long ended)
    {
        var time = Stopwatch.GetElapsedTime(begun, ended).TotalMilliseconds;
        lock (_milliseconds)
        {
            _milliseconds.Add(time);
        }
    }

    public void Print()
    {
        _milliseconds.Sort();
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{name,-44} {_milliseconds.Count,6}   p50 {At(0.5),7:0.00} ms   p99 {At(0.99),7:0.00} ms   max {_milliseconds[^1],7:0.00} ms"));
    }

    private double At(double share) => _milliseconds[(int)(share * (_milliseconds.Count - 1))];
}
