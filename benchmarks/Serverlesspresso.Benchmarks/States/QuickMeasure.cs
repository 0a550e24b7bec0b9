using System.Globalization;
using System.Text.Json;

namespace Serverlesspresso.Benchmarks.States;

/// <summary>A measure of seconds: transitions a second and bytes allocated for each, without and with history as JSON.</summary>
internal static class QuickMeasure
{
    private static readonly TimeSpan Warmth = TimeSpan.FromSeconds(1.5);
    private static readonly TimeSpan Span = TimeSpan.FromSeconds(3);

    public static void Print(TextWriter output, TimeProvider time, IReadOnlyDictionary<string, (Workload Workload, int Transitions)> workloads)
    {
        output.WriteLine("workload        transitions/s   bytes/transition   transitions/s with history as JSON");
        foreach (var (name, (workload, transitions)) in workloads)
        {
            var bare = Measure(time, () => workload.Run());
            var shown = Measure(time, () => Show(workload));
            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{name,-14} {bare.RunsPerSecond * transitions,14:N0} {bare.BytesPerRun / transitions,18:N0} {shown.RunsPerSecond * transitions,36:N0}"));
        }
    }

    private static void Show(Workload workload)
    {
        using var writer = new Utf8JsonWriter(Stream.Null);
        foreach (var item in workload.Run().History)
        {
            item.WriteTo(writer);
            writer.Flush();
            writer.Reset();
        }
    }

    private static (double RunsPerSecond, double BytesPerRun) Measure(TimeProvider time, Action run)
    {
        _ = Repeat(time, Warmth, run);
        var before = GC.GetAllocatedBytesForCurrentThread();
        var (runs, elapsed) = Repeat(time, Span, run);
        var bytes = GC.GetAllocatedBytesForCurrentThread() - before;
        return (runs / elapsed.TotalSeconds, (double)bytes / runs);
    }

    private static (int Runs, TimeSpan Elapsed) Repeat(TimeProvider time, TimeSpan span, Action run)
    {
        var start = time.GetTimestamp();
        var runs = 0;
        do
        {
            run();
            runs++;
        }
        while (time.GetElapsedTime(start) < span);
        return (runs, time.GetElapsedTime(start));
    }
}
