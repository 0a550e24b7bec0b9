using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Serverlesspresso.Events.Matching;
using Serverlesspresso.Events.Patterns;

namespace Serverlesspresso.Benchmarks.Events;

/// <summary>Events per second through the matcher on one core, for each kind and number of rules.</summary>
internal static class MatcherBenchmark
{
    private const int ChangesMeasured = 10;

    private static readonly string[] Kinds = ["exact", "prefix", "anything-but", "numeric", "wildcard", "mixed"];
    private static readonly int[] RuleCounts = [1, 100, 1_000, 10_000];

    /// <summary>Measures all kinds and prints a table.</summary>
    /// <param name="folder">Where the events, rules and expected numbers of matches are.</param>
    /// <param name="duration">How long each line is measured.</param>
    /// <returns>Whether all matches were as expected.</returns>
    public static bool Run(string folder, TimeSpan duration)
    {
        var events = File.ReadLines(Path.Combine(folder, "events.jsonl")).Select(Encoding.UTF8.GetBytes).ToArray();
        using var expected = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, "expected.json")));
        var isAsExpected = true;
        Console.WriteLine($"{events.Length} events of {events.Average(text => text.Length):0} bytes, {Environment.ProcessorCount} processors, {Environment.Version}");
        Console.WriteLine("| kind | rules | events/s | bytes allocated/event | compile ms | add one ms | bytes/rule | matches |");
        Console.WriteLine("|---|---|---|---|---|---|---|---|");
        foreach (var kind in Kinds)
        {
            var rules = File.ReadLines(Path.Combine(folder, $"rules-{kind}.jsonl")).Select(ReadRule).ToList();
            foreach (var count in RuleCounts)
            {
                var wanted = expected.RootElement.GetProperty(kind).GetProperty(count.ToString(CultureInfo.InvariantCulture))
                    .GetProperty("matches").GetInt32();
                var found = Measure(kind, [.. rules.Take(count)], events, duration);
                isAsExpected &= found == wanted;
                Console.WriteLine(found == wanted ? $" {found} |" : $" {found}, not {wanted} |");
            }
        }

        return isAsExpected;
    }

    private static int Measure(string kind, List<(string Name, string Pattern)> rules, byte[][] events, TimeSpan duration)
    {
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var clock = Stopwatch.StartNew();
        var matcher = new EventMatcher<string>(
            rules.Select(rule => KeyValuePair.Create(rule.Name, EventPattern.Parse(rule.Pattern))));
        var compiled = clock.Elapsed;
        var bytesPerRule = (GC.GetTotalMemory(forceFullCollection: true) - before) / rules.Count;

        var matches = events.Sum(text => matcher.Match(text).Count);
        MatchFor(matcher, events, duration / 2);
        var allocatedBefore = GC.GetAllocatedBytesForCurrentThread();
        var (matched, elapsed) = MatchFor(matcher, events, duration);
        var allocated = (GC.GetAllocatedBytesForCurrentThread() - allocatedBefore) / (double)matched;
        Console.Write(string.Create(
            CultureInfo.InvariantCulture,
            $"| {kind} | {rules.Count} | {matched / elapsed.TotalSeconds:N0} | {allocated:0.0} | {compiled.TotalMilliseconds:0.0} | {MeasureAdding(rules).TotalMilliseconds:0.00} | {bytesPerRule:N0} |"));
        GC.KeepAlive(matcher);
        return matches;
    }

    /// <summary>How long it takes until a matcher has a rule more: the mean of some that go and come again.</summary>
    private static TimeSpan MeasureAdding(List<(string Name, string Pattern)> rules)
    {
        var builder = new EventMatcherBuilder<string>();
        var patterns = rules.Select(rule => EventPattern.Parse(rule.Pattern)).ToList();
        var places = rules.Select((rule, index) => builder.Add(rule.Name, patterns[index])).ToList();
        builder.Build();
        var changed = Enumerable.Range(0, Math.Min(ChangesMeasured, rules.Count)).Select(i => i * rules.Count / ChangesMeasured).Distinct().ToList();
        var clock = new Stopwatch();
        foreach (var index in changed)
        {
            builder.Remove(places[index]);
            builder.Build();
            clock.Start();
            builder.Add(rules[index].Name, EventPattern.Parse(rules[index].Pattern));
            builder.Build();
            clock.Stop();
        }

        return clock.Elapsed / changed.Count;
    }

    private static (long Matched, TimeSpan Elapsed) MatchFor(EventMatcher<string> matcher, byte[][] events, TimeSpan duration)
    {
        var matched = 0L;
        var clock = Stopwatch.StartNew();
        while (clock.Elapsed < duration)
        {
            foreach (var text in events)
            {
                matcher.Match(text);
            }

            matched += events.Length;
        }

        return (matched, clock.Elapsed);
    }

    private static (string Name, string Pattern) ReadRule(string line)
    {
        using var document = JsonDocument.Parse(line);
        return (
            document.RootElement.GetProperty("name").GetString() ?? "",
            document.RootElement.GetProperty("pattern").GetRawText());
    }
}
