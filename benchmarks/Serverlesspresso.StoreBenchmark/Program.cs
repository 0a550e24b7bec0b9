using System.Globalization;
using Microsoft.Extensions.Logging.Abstractions;
using Serverlesspresso.Engine.Store.Sqlite;
using Serverlesspresso.StoreBenchmark;

// usage: StoreBenchmark [folder] [seconds] [rounds] [clients,clients,...]
// Every figure of a line comes from the same minute, bare and store in turns, because disks change by the minute.
var folder = Directory.CreateDirectory(Path.Combine(args.ElementAtOrDefault(0) ?? "data", "store-benchmark")).FullName;
var seconds = double.Parse(args.ElementAtOrDefault(1) ?? "4", CultureInfo.InvariantCulture);
var rounds = int.Parse(args.ElementAtOrDefault(2) ?? "3", CultureInfo.InvariantCulture);
var clientCounts = (args.ElementAtOrDefault(3) ?? "1,16,64,256")
    .Split(',')
    .Select(text => int.Parse(text, CultureInfo.InvariantCulture))
    .ToList();
var (warmUp, measured) = (TimeSpan.FromSeconds(seconds / 4), TimeSpan.FromSeconds(seconds));

Console.WriteLine("| clients | round | bare turns/s | p50 ms | p99 ms | store turns/s | p50 ms | p99 ms "
    + "| ratio | turns a commit | run again |");
Console.WriteLine("|---|---|---|---|---|---|---|---|---|---|---|");
foreach (var clients in clientCounts)
{
    for (var round = 1; round <= rounds; round++)
    {
        var bare = MeasureBare(commits => latencies => commits.Run(clients, latencies));
        var (store, batches) = await MeasureStoreAsync(
            clients, (opened, client, latencies) => StoreLoad.RunClientAsync(opened, client, latencies));
        Print($"{clients} | {round}", bare, store, batches);
    }
}

Console.WriteLine();
Console.WriteLine("One hot item, 64 clients, beside bare commits of nothing, one by one:");
for (var round = 1; round <= rounds; round++)
{
    var bare = MeasureBare(commits => commits.RunEmpty);
    var (store, batches) = await MeasureStoreAsync(
        64, (opened, _, latencies) => StoreLoad.RunHotClientAsync(opened, latencies));
    Print($"64 hot | {round}", bare, store, batches);
}

return;

LatencyRecorder MeasureBare(Func<BareCommits, Action<LatencyRecorder>> load)
{
    RemoveFiles();
    using var commits = new BareCommits(Path.Combine(folder, "bare.db"));
    var latencies = new LatencyRecorder(warmUp, measured);
    load(commits)(latencies);
    return latencies;
}

async Task<(LatencyRecorder Latencies, BatchRecorder Batches)> MeasureStoreAsync(
    int clients, Func<SqliteStore, int, LatencyRecorder, Task> load)
{
    RemoveFiles();
    await using var store = await SqliteStore.OpenAsync(
        new SqliteStoreOptions { Path = Path.Combine(folder, "store.db") },
        TimeProvider.System,
        NullLogger.Instance,
        CancellationToken.None);
    using var batches = new BatchRecorder();
    var latencies = new LatencyRecorder(warmUp, measured);
    await Task.WhenAll(Enumerable.Range(0, clients).Select(client => Task.Run(() => load(store, client, latencies))));
    return (latencies, batches);
}

void RemoveFiles()
{
    foreach (var file in Directory.GetFiles(folder))
    {
        File.Delete(file);
    }
}

static void Print(string label, LatencyRecorder bare, LatencyRecorder store, BatchRecorder batches)
{
    var ratio = store.PerSecond / bare.PerSecond;
    Console.WriteLine(string.Create(
        CultureInfo.InvariantCulture,
        $"| {label} | {Show(bare)} | {Show(store)} | {ratio:0.00} | {batches.TurnsPerCommit:0.0} | {batches.LaneShare:P0} |"));
}

static string Show(LatencyRecorder latencies) => string.Create(
    CultureInfo.InvariantCulture,
    $"{latencies.PerSecond:0} | {latencies.Percentile(0.5):0.00} | {latencies.Percentile(0.99):0.00}");
