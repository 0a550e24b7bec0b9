using System.Globalization;
using Serverlesspresso.BusBenchmark;
using Serverlesspresso.StoreBenchmark;

// usage: BusBenchmark [folder] [seconds] [rounds] [clients,clients,...] [rules,rules,...]
// Every figure of a line comes from the same minute, bare and bus in turns, because disks change by the minute.
var folder = Directory.CreateDirectory(Path.Combine(args.ElementAtOrDefault(0) ?? "data", "bus-benchmark")).FullName;
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
