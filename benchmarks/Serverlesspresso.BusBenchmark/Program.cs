using System.Globalization;
using Serverlesspresso.BusBenchmark;
using Serverlesspresso.StoreBenchmark;

// usage: BusBenchmark changes [folder] [rules,rules,...]
// usage: BusBenchmark [folder] [seconds] [rounds] [clients,clients,...] [rules,rules,...]
// Every figure of a line comes from the same minute, bare and bus in turns, because disks change by the minute.
var isOfChanges = args is ["changes", ..];
args = isOfChanges ? args[1..] : args;
var folder = Directory.CreateDirectory(Path.Combine(args.ElementAtOrDefault(0) ?? "data", "bus-benchmark")).FullName;
if (isOfChanges)
{
    await MeasureChangesAsync(Numbers(args.ElementAtOrDefault(1) ?? "100,1000,10000"));
    return;
}

var seconds = double.Parse(args.ElementAtOrDefault(1) ?? "4", CultureInfo.InvariantCulture);
var rounds = int.Parse(args.ElementAtOrDefault(2) ?? "3", CultureInfo.InvariantCulture);
var clientCounts = Numbers(args.ElementAtOrDefault(3) ?? "1,16,64,256");
var ruleCounts = Numbers(args.ElementAtOrDefault(4) ?? "1,100");
var (warmUp, measured) = (TimeSpan.FromSeconds(seconds / 4), TimeSpan.FromSeconds(seconds));

Console.WriteLine("| rules | clients | round | bare/s | p50 ms | p99 ms | delivered/s | p50 ms | p99 ms | put p50 ms | put p99 ms | ratio |");
Console.WriteLine("|---|---|---|---|---|---|---|---|---|---|---|---|");
foreach (var rules in ruleCounts)
{
    foreach (var clients in clientCounts)
    {
        for (var round = 1; round <= rounds; round++)
        {
            var bare = MeasureBare(clients);
            var (puts, deliveries) = await MeasureBusAsync(rules, clients);
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"| {rules} | {clients} | {round} | {Rate(bare)} | {Rate(deliveries)} | {Times(puts)} | {deliveries.PerSecond / bare.PerSecond:0.00} |"));
        }
    }
}

return;

LatencyRecorder MeasureBare(int clients)
{
    RemoveFiles();
    using var commits = new BareDeliveries(Path.Combine(folder, "bare.db"));
    var latencies = new LatencyRecorder(warmUp, measured);
    commits.Run(clients, latencies);
    return latencies;
}

async Task<(LatencyRecorder Puts, LatencyRecorder Deliveries)> MeasureBusAsync(int rules, int clients)
{
    RemoveFiles();
    await using var bus = await MeasuredBus.StartAsync(Path.Combine(folder, "bus.db"), rules);
    var puts = new LatencyRecorder(warmUp, measured);
    var deliveries = new LatencyRecorder(warmUp, measured);
    await Task.WhenAll(
        Enumerable.Range(0, clients).Select(client => Task.Run(() => bus.RunClientAsync(client, puts, deliveries))));
    return (puts, deliveries);
}

async Task MeasureChangesAsync(List<int> counts)
{
    Console.WriteLine("| rules | first event after a change, ms | next event, ms |");
    Console.WriteLine("|---|---|---|");
    foreach (var count in counts)
    {
        RemoveFiles();
        await using var bus = await MeasuredBus.StartAsync(Path.Combine(folder, "bus.db"), ruleCount: 1, count);
        var (first, second) = await RuleChanges.MeasureAsync(bus);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"| {count} | {first.TotalMilliseconds:0.00} | {second.TotalMilliseconds:0.00} |"));
    }
}

void RemoveFiles()
{
    foreach (var file in Directory.GetFiles(folder))
    {
        File.Delete(file);
    }
}

static List<int> Numbers(string list) =>
    [.. list.Split(',').Select(text => int.Parse(text, CultureInfo.InvariantCulture))];

static string Rate(LatencyRecorder latencies) => string.Create(
    CultureInfo.InvariantCulture, $"{latencies.PerSecond:0} | {Times(latencies)}");

static string Times(LatencyRecorder latencies) => string.Create(
    CultureInfo.InvariantCulture, $"{latencies.Percentile(0.5):0.00} | {latencies.Percentile(0.99):0.00}");
