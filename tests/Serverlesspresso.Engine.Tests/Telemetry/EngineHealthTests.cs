using Serverlesspresso.Engine.Buses;
using Serverlesspresso.Engine.Telemetry;
using Serverlesspresso.Engine.Tests.Hosting;

namespace Serverlesspresso.Engine.Tests.Telemetry;

public sealed class EngineHealthTests : IAsyncLifetime
{
    private const string Waits =
        """{"StartAt":"Wait","States":{"Wait":{"Type":"Wait","Seconds":60,"Next":"End"},"End":{"Type":"Succeed"}}}""";

    private static readonly CancellationToken Never = CancellationToken.None;

    private EngineHarness _engine = null!; // Started before each test.

    public async ValueTask InitializeAsync() => _engine = await EngineHarness.StartAsync();

    public ValueTask DisposeAsync() => _engine.DisposeAsync();

    [Fact]
    public async Task Read_ExecutionsWait_CountsThemAndTheirTimers()
    {
        var machine = await _engine.CreateStateMachineAsync("Waiter", Waits);
        await _engine.StartExecutionAsync(machine);
        await _engine.StartExecutionAsync(machine);

        var waiting = (await ReadAsync()).Store;
        await _engine.AdvanceAsync(TimeSpan.FromSeconds(60));
        var ended = (await ReadAsync()).Store;

        Assert.Equal((2, 2, 0, null), (waiting.RunningExecutions, waiting.LaterWork, waiting.DueWork, waiting.OldestDue));
        Assert.Equal((0, 0), (ended.RunningExecutions, ended.LaterWork));
        Assert.InRange(ended.Bytes, 50_000, 100_000_000);
    }

    [Fact]
    public async Task Read_WorkIsLate_SaysHowLate()
    {
        await _engine.StartExecutionAsync(await _engine.CreateStateMachineAsync("Waiter", Waits));
        await _engine.CloseAsync();
        _engine.Clock.Advance(TimeSpan.FromSeconds(90));
        HealthReport? late = null;
        _engine.AroundStore = store =>
        {
            // Before the dispatcher of this start has looked.
            using var recent = new RecentMeasurements(_engine.Clock);
            late = new EngineHealth(store, recent, _engine.Clock).ReadAsync(Never).GetAwaiter().GetResult();
            return store;
        };

        await _engine.OpenAsync();

        Assert.Equal((1, TimeSpan.FromSeconds(30)), (late?.Store.DueWork, late?.OldestWorkAge));
        Assert.Equal((0, TimeSpan.Zero), ((await ReadAsync()).Store.DueWork, (await ReadAsync()).OldestWorkAge));
    }

    [Fact]
    public async Task Read_DeliveryCannotBeMade_CountsTheDeadLetter()
    {
        await _engine.Get<EventRules>().PutAsync(
            new PutRuleRequest { Name = "rule", EventPattern = """{"source":["test"]}""" }, Never);
        var lost = new TargetDocument { Id = "1", Arn = "arn:aws:lambda:us-east-1:123456789012:function:Nobody" };
        Assert.Empty(await _engine.Get<EventTargets>().PutAsync(null, "rule", [lost], Never));

        await _engine.Get<BusEvents>().PutAsync(
            [new EventEntry { Source = "test", DetailType = "t", Detail = "{}" }], Never);
        await _engine.SettleAsync();

        Assert.Equal(1, (await ReadAsync()).Store.DeadLetters);
    }

    private Task<HealthReport> ReadAsync() => _engine.Get<EngineHealth>().ReadAsync(Never);
}
