using System.Collections.Concurrent;
using System.Diagnostics;
using Serverlesspresso.OrderBenchmark.Clients;
using Serverlesspresso.OrderBenchmark.Servers;

namespace Serverlesspresso.OrderBenchmark;

/// <summary>One run: a fresh server, so many orders at a time, and the check of all of them.</summary>
/// <param name="options">How long, and where.</param>
internal sealed class OrderRun(BenchmarkOptions options)
{
    /// <summary>Runs it and stops the server.</summary>
    /// <param name="dataFolder">The server's data folder, empty.</param>
    /// <param name="ordersAtOnce">How many orders are under way at a time.</param>
    public async Task<OrderRunResult> RunAsync(string dataFolder, int ordersAtOnce)
    {
        await using var server = await ServerProcess.StartAsync(options.ServerPath, dataFolder);
        var credentials = Credentials.Read(Path.Combine(dataFolder, "credentials"));
        using var aws = new AwsClient(server.Endpoint, new RequestSigner(credentials, TimeProvider.System));
        var orders = new OrderClient(aws, credentials.Region);
        await orders.RaiseCapacityAsync();

        var ordered = new ConcurrentBag<OrderIds>();
        var times = new PhaseTimes(options.WarmUp, options.Measured);
        var serverTime = server.ProcessorTime;
        var clientTime = ProcessorTimeOfClient();
        await Task.WhenAll(Enumerable.Range(0, ordersAtOnce).Select(client => RunClientAsync(client, orders, ordered, times)));
        var (serverTimeUsed, clientTimeUsed) = (server.ProcessorTime - serverTime, ProcessorTimeOfClient() - clientTime);
        var requests = aws.Requests;
        await OrderCheck.RunAsync(aws, [.. ordered.Select(static ids => ids.OrderId)]);
        var result = new OrderRunResult
        {
            OrdersAtOnce = ordersAtOnce,
            Times = times,
            StartTime = server.StartTime,
            ServerTimePerOrder = serverTimeUsed / ordered.Count,
            ClientTimePerOrder = clientTimeUsed / ordered.Count,
            RequestsPerOrder = (double)requests / ordered.Count,
            Sample = await LeaveSampleAsync(orders, ordered, seed: ordersAtOnce),
        };
        await server.StopAsync();
        return result;
    }

    private static async Task RunClientAsync(
        int client, OrderClient orders, ConcurrentBag<OrderIds> ordered, PhaseTimes times)
    {
        var random = new Random(client);
        while (!times.IsOver)
        {
            var ids = OrderIds.Next(random);
            await orders.RunAsync(ids, times);
            ordered.Add(ids);
        }
    }

    // Two orders stay where they are, one at each token: their rows show what an order has on disk on its way.
    private static async Task<SampleOrders> LeaveSampleAsync(
        OrderClient orders, ConcurrentBag<OrderIds> ordered, int seed)
    {
        var random = new Random(seed);
        var (choosing, queued) = (OrderIds.Next(random), OrderIds.Next(random));
        await orders.OpenAsync(choosing);
        await orders.OpenAsync(queued);
        await orders.ChooseAsync(queued);
        return new SampleOrders(choosing, queued, ordered.First(), ordered.Count);
    }

    private static TimeSpan ProcessorTimeOfClient()
    {
        using var process = Process.GetCurrentProcess();
        return process.TotalProcessorTime;
    }
}
