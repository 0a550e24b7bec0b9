using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Serverlesspresso.Engine.Account;
using Serverlesspresso.Engine.Buses;
using Serverlesspresso.Engine.Hosting;
using Serverlesspresso.Engine.Store.Sqlite;
using Serverlesspresso.StoreBenchmark;

namespace Serverlesspresso.BusBenchmark;

/// <summary>
/// The bus on a store of its own: one rule brings each event to a function, among as many others as are asked for that
/// match none of them.
/// </summary>
internal sealed class MeasuredBus : IAsyncDisposable
{
    public const string Source = "awsserverlessda.serverlesspresso";
    public const string DetailType = "OrderManager.OrderCompleted";

    private const string BusName = "Measured";

    private readonly SqliteStore _store;
    private readonly ServiceProvider _services;
    private readonly Arrivals _arrivals;

    private MeasuredBus(SqliteStore store, ServiceProvider services)
    {
        _store = store;
        _services = services;
        Events = services.GetRequiredService<BusEvents>();
        _arrivals = services.GetRequiredService<Arrivals>();
    }

    /// <summary>Makes and changes rules.</summary>
    public EventRules Rules => _services.GetRequiredService<EventRules>();

    /// <summary>Puts events.</summary>
    public BusEvents Events { get; }

    public static async Task<MeasuredBus> StartAsync(string path, int ruleCount, int quietRuleCount = 0)
    {
        var store = await SqliteStore.OpenAsync(
            new SqliteStoreOptions { Path = path }, TimeProvider.System, NullLogger.Instance, CancellationToken.None);
        var builder = new ServiceCollection();
        builder.AddSingleton<ILoggerFactory>(NullLoggerFactory.Instance);
        builder.AddSingleton(typeof(ILogger<>), typeof(NullLogger<>));
        builder.AddSingleton<Arrivals>();
        builder.Configure<BusOptions>(options => options.RulesPerBusMax += ruleCount + quietRuleCount);
        (await builder.AddServerlesspressoAsync(store, CancellationToken.None))
            .AddFunction<Target>(Target.Name, "Takes the measured events.");
        var services = builder.BuildServiceProvider();
        await MakeRulesAsync(services, ruleCount);
        await RuleChanges.MakeRulesAsync(store, services.GetRequiredService<EventBuses>(), quietRuleCount);
        foreach (var hosted in services.GetServices<IHostedService>())
        {
            await hosted.StartAsync(CancellationToken.None);
        }

        return new MeasuredBus(store, services);
    }

    /// <summary>One client: puts an event, waits until it is delivered, and puts the next.</summary>
    /// <param name="client">The client's number.</param>
    /// <param name="puts">Takes the time until the event is on disk.</param>
    /// <param name="deliveries">Takes the time until its delivery is on disk.</param>
    public async Task RunClientAsync(int client, LatencyRecorder puts, LatencyRecorder deliveries)
    {
        for (var number = 0; !deliveries.IsOver; number++)
        {
            var orderId = string.Create(CultureInfo.InvariantCulture, $"{client}-{number}");
            var delivered = _arrivals.Of(orderId);
            var started = Stopwatch.GetTimestamp();
            await Events.PutAsync([MakeEntry(orderId)], CancellationToken.None);
            puts.End(started);
            await delivered;
            deliveries.End(started);
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var hosted in _services.GetServices<IHostedService>())
        {
            await hosted.StopAsync(CancellationToken.None);
        }

        await _services.DisposeAsync();
        await _store.DisposeAsync();
    }

    /// <summary>About 400 bytes of an order with its envelope.</summary>
    private static EventEntry MakeEntry(string orderId) => new()
    {
        BusName = BusName,
        Source = Source,
        DetailType = DetailType,
        Detail = $$"""{"orderId":"{{orderId}}","userId":"user-10699","eventId":"shop-0463","orderNumber":28778,"drink":"Cortado","modifiers":["Oat milk"],"station":"bar/1/machine-256/group-2"}""",
    };

    private static async Task MakeRulesAsync(IServiceProvider services, int ruleCount)
    {
        await services.GetRequiredService<EventBuses>().CreateAsync(
            BusName, description: null, new Dictionary<string, string>(), CancellationToken.None);
        var rules = services.GetRequiredService<EventRules>();
        for (var number = 1; number < ruleCount; number++)
        {
            await rules.PutAsync(
                MakeRule($"other-{number}", $$"""{"source":["{{Source}}"],"detail":{"eventId":["shop-{{number + 1_000}}"] } }"""),
                CancellationToken.None);
        }

        await rules.PutAsync(
            MakeRule("measured", $$"""{"source":["{{Source}}"],"detail-type":["{{DetailType}}"]}"""), CancellationToken.None);
        await services.GetRequiredService<EventTargets>().PutAsync(
            BusName,
            "measured",
            [new TargetDocument { Id = "1", Arn = services.GetRequiredService<Arns>().Function(Target.Name) }],
            CancellationToken.None);
    }

    private static PutRuleRequest MakeRule(string name, string pattern) =>
        new() { Name = name, BusName = BusName, EventPattern = pattern };
}
