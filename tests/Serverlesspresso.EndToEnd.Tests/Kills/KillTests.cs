using System.Globalization;
using Serverlesspresso.EndToEnd.Tests.Servers;
using Serverlesspresso.Engine.Store;
using Serverlesspresso.Shop.Orders;

namespace Serverlesspresso.EndToEnd.Tests.Kills;

/// <summary>
/// Kills a real server at random moments under load, again and again, and then counts: nothing acknowledged is lost,
/// nothing happened twice, nothing is stuck. KILL_COUNT says how often, KILL_SEED repeats a run's moments.
/// </summary>
public sealed class KillTests : IDisposable
{
    private const int CustomerCount = 16;
    private const int KillCountDefault = 15;
    private const int UptimeMillisecondsMax = 2_000;

    private readonly TemporaryFolder _folder = new();
    private readonly int _killCount = ReadNumber("KILL_COUNT") ?? KillCountDefault;
    private readonly int _seed = ReadNumber("KILL_SEED") ?? Environment.TickCount;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Kill_AtRandomMomentsUnderLoad_LosesNothingAndDoublesNothing()
    {
        var customers = await ServeThroughKillsAsync();

        var ledger = await Ledger.ReadAsync(_folder.Combine("coffee.db"));
        var orderIds = customers.SelectMany(customer => customer.OrderIds).ToList();
        var eventIds = customers.SelectMany(customer => customer.EventIds).ToList();
        TestContext.Current.SendDiagnosticMessage(
            "{0} kills (seed {1}): {2} orders, {3} executions.",
            _killCount, _seed, orderIds.Count, ledger.Executions.Count);
        Assert.True(orderIds.Count > _killCount, $"Only {orderIds.Count} orders were made (seed {_seed}).");
        CheckOrders(ledger, orderIds);
        CheckExecutions(ledger, eventIds);
        Assert.Empty(ledger.Work);
        Assert.Empty(ledger.DeadLetters);
        Assert.Equal("0", ledger.OpenOrders);
    }

    private static int? ReadNumber(string variable) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), CultureInfo.InvariantCulture, out var number)
            ? number
            : null;

    private static void CheckOrders(Ledger ledger, List<string> orderIds)
    {
        Assert.Equal(orderIds.Order(), ledger.Orders.Select(order => order.Id).Order());
        Assert.All(ledger.Orders, order => Assert.Equal(OrderState.Completed, order.State));

        // Every order drew a number, and a number is drawn in the turn that uses it: there is no gap either.
        var numbers = ledger.Orders.Select(order => int.Parse(order.OrderNumber ?? "0", CultureInfo.InvariantCulture));
        Assert.Equal(Enumerable.Range(1, orderIds.Count), numbers.Order());
    }

    private static void CheckExecutions(Ledger ledger, List<string> eventIds)
    {
        Assert.All(ledger.Executions, execution => Assert.Equal(ExecutionStatus.Succeeded, execution.Status));
        Assert.All(ledger.Executions, execution => Assert.Equal(
            Enumerable.Range(1, (int)execution.LastEventId).Select(id => (long)id), ledger.HistoryIds[execution.Arn]));

        var processors = ledger.Executions
            .Where(execution => execution.StateMachineArn.EndsWith(":OrderProcessor", StringComparison.Ordinal))
            .CountBy(execution => execution.Name.Split('_')[0])
            .ToDictionary();
        Assert.All(eventIds, eventId => Assert.Equal(1, processors.GetValueOrDefault(eventId)));
        Assert.All(processors, processor => Assert.Equal(1, processor.Value));
    }

    private async Task<IReadOnlyList<Customer>> ServeThroughKillsAsync()
    {
        var server = await ServerProcess.StartAsync(_folder.Path);
        try
        {
            using var client = await SignedClient.WithCredentialsOfAsync(_folder.Path);
            client.TurnTo(new Uri(server.Exports["AWS_ENDPOINT_URL"]));
            var customers = Enumerable.Range(1, CustomerCount)
                .Select(number => new Customer(client, $"c{number}"))
                .ToList();
            using var stop = new CancellationTokenSource();
            var work = Task.WhenAll(customers.Select(customer => customer.RunAsync(stop.Token)));
            var random = new Random(_seed);
            for (var kill = 0; kill < _killCount; kill++)
            {
                await StayUpAsync(TimeSpan.FromMilliseconds(random.Next(UptimeMillisecondsMax)), work);
                await server.DisposeAsync();
                server = await ServerProcess.StartAsync(_folder.Path);
                client.TurnTo(new Uri(server.Exports["AWS_ENDPOINT_URL"]));
            }

            await stop.CancelAsync();
            await work;
            await server.SignalAsync("TERM");
            Assert.Equal(0, await server.WaitForExitAsync(TimeSpan.FromSeconds(10)));
            return customers;
        }
        finally
        {
            await server.DisposeAsync();
        }
    }

    // A random moment is the point here: there is no condition to wait for.
    private static async Task StayUpAsync(TimeSpan uptime, Task work)
    {
        using var timer = new PeriodicTimer(uptime + TimeSpan.FromMilliseconds(1));
        await timer.WaitForNextTickAsync();
        if (work.IsFaulted)
        {
            await work;
        }
    }
}
