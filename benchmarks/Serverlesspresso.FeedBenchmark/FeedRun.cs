using System.Diagnostics;
using System.Globalization;
using Serverlesspresso.OrderBenchmark.Clients;
using Serverlesspresso.OrderBenchmark.Servers;

namespace Serverlesspresso.FeedBenchmark;

/// <summary>One run: a fresh server, everybody listening, and the taps of baristas.</summary>
/// <param name="options">How many of each.</param>
internal sealed class FeedRun(BenchmarkOptions options)
{
    private const int OrdersAtOnce = 16;
    private const int Notices = 20;
    private static readonly TimeSpan HearTimeMax = TimeSpan.FromSeconds(30);

    private readonly Times _callMake = new("make: StartExecution has answered");
    private readonly Times _hearMake = new("make: the visitor has heard");
    private readonly Times _callComplete = new("complete: StartExecution has answered");
    private readonly Times _hearComplete = new("complete: the visitor has heard");
    private readonly Times _notice = new("notice: each visitor has heard");

    /// <summary>Runs it and stops the server.</summary>
    /// <param name="dataFolder">The server's data folder, empty.</param>
    public async Task RunAsync(string dataFolder)
    {
        var random = new Random(Seed: 1);
        var ids = Enumerable.Range(0, options.Visitors).Select(_ => OrderIds.Next(random)).ToList();
        var cookies = await Cookies.MakeAsync(dataFolder, ids.Select(order => order.UserId));
        await using var server = await ServerProcess.StartAsync(options.ServerPath, dataFolder);
        var credentials = Credentials.Read(Path.Combine(dataFolder, "credentials"));
        using var aws = new AwsClient(server.Endpoint, new RequestSigner(credentials, TimeProvider.System));
        var orders = new OrderClient(aws, credentials.Region);
        await orders.RaiseCapacityAsync();
        await ForEachAsync(ids, OrdersAtOnce, async order =>
        {
            await orders.OpenAsync(order);
            await orders.ChooseAsync(order);
        });

        using var client = new HttpClient(new SocketsHttpHandler { UseProxy = false, UseCookies = false });
        var visitors = await ListenAsync(client, server.Endpoint, cookies.Visitors);
        var screens = await ListenAsync(
            client,
            server.Endpoint,
            Enumerable.Repeat(cookies.Display, options.Screens).Concat(Enumerable.Repeat(cookies.Staff, options.Screens)));
        Console.WriteLine($"{visitors.Count} visitors and {screens.Count} screens and staff listen.");

        await TapAsync(orders, ids, visitors, "make", "Making", _callMake, _hearMake);
        await TapAsync(orders, ids, visitors, "complete", "Ready", _callComplete, _hearComplete);
        var before = server.ProcessorTime;
        await NoticeAsync(aws, visitors);
        Print(screens, (server.ProcessorTime - before) / Notices);
        await DisposeAsync([.. visitors, .. screens]);
        await server.StopAsync();
    }

    private static async Task<List<Listener>> ListenAsync(HttpClient client, Uri endpoint, IEnumerable<string> cookies)
    {
        var address = new Uri(endpoint, "/api/feed");
        var listeners = cookies.Select(cookie => new Listener(client, address, cookie)).ToList();
        await Task.WhenAll(listeners.Select(listener => listener.IsListening));
        return listeners;
    }

    private static async Task DisposeAsync(IEnumerable<Listener> listeners)
    {
        foreach (var listener in listeners)
        {
            await listener.DisposeAsync();
        }
    }

    private static Task ForEachAsync<T>(IEnumerable<T> items, int atOnce, Func<T, Task> act) => Parallel.ForEachAsync(
        items, new ParallelOptions { MaxDegreeOfParallelism = atOnce }, async (item, _) => await act(item));

    // The taps come at their instants, whether or not those before have been answered, up to the number of baristas.
    private async Task TapAsync(
        OrderClient orders,
        List<OrderIds> ids,
        List<Listener> visitors,
        string action,
        string phase,
        Times call,
        Times hear)
    {
        var started = Stopwatch.GetTimestamp();
        await ForEachAsync(Enumerable.Range(0, ids.Count), options.Baristas, async number =>
        {
            var due = TimeSpan.FromSeconds((double)number / options.TapsPerSecond) - Stopwatch.GetElapsedTime(started);
            if (due > TimeSpan.Zero)
            {
                await Task.Delay(due);
            }

            var heard = visitors[number].HearAsync(phase);
            var tapped = Stopwatch.GetTimestamp();
            await orders.ActAsync(ids[number], action);
            call.Add(tapped, Stopwatch.GetTimestamp());
            hear.Add(tapped, await heard.WaitAsync(HearTimeMax));
        });
    }

    private async Task NoticeAsync(AwsClient aws, List<Listener> visitors)
    {
        for (var round = 0; round < Notices; round++)
        {
            var text = $"Out of milk {round}";
            var heard = visitors.Select(visitor => visitor.HearAsync(text)).ToList();
            var begun = Stopwatch.GetTimestamp();
            await aws.CallTablesAsync(
                "UpdateItem",
                $$$$"""
                {"TableName":"serverlesspresso-config-table","Key":{"PK":{"S":"config"}},
                 "UpdateExpression":"SET notice = :n","ExpressionAttributeValues":{":n":{"S":"{{{{text}}}}"}}}
                """);
            foreach (var instant in await Task.WhenAll(heard).WaitAsync(HearTimeMax))
            {
                _notice.Add(begun, instant);
            }
        }
    }

    private void Print(List<Listener> screens, TimeSpan noticeTime)
    {
        Times[] all = [_callMake, _hearMake, _callComplete, _hearComplete, _notice];
        foreach (var times in all)
        {
            times.Print();
        }

        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"A notice costs the server {noticeTime.TotalMilliseconds:0.0} ms of processor time."));
        Console.WriteLine($"Screens and staff have heard {screens.Sum(screen => screen.Messages)} messages.");
    }
}
