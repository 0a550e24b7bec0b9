using System.Text;
using System.Text.Json;
using Serverlesspresso.Engine.Buses;
using Serverlesspresso.Engine.Store;
using Serverlesspresso.Engine.Tests.Store;

namespace Serverlesspresso.Engine.Tests.Buses;

/// <summary>What rules with a schedule wait for when the server starts after its clock was wrong.</summary>
public sealed class ScheduleStartTests : IDisposable
{
    private const string EveryMinute = "rate(1 minute)";

    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(EveryMinute, "08:02:00")]
    [InlineData("cron(0/2 * * * ? *)", "08:02:00")]
    public async Task Restart_ClockWasAheadAndIsSetBack_FiresTheNextInstant(string expression, string next)
    {
        await StopAfterPutAsync(expression);
        await RunAsync(BusEngine.Start.AddDays(400), minutes: 2);

        await using var engine = await OpenAsync(BusEngine.Start.AddSeconds(70));
        Assert.Single(await engine.ListWorkAsync());
        await engine.AdvanceAsync(TimeSpan.FromSeconds(50));

        Assert.Equal([$"2030-01-01T{next}Z"], engine.Recorder.Requests.Select(TimeOf));
    }

    [Fact]
    public async Task Restart_RuleIsOfAClockAhead_FiresInItsRhythmFromTheStart()
    {
        await using (var ahead = await OpenAsync(BusEngine.Start.AddDays(400)))
        {
            await PutAsync(ahead, "rate(5 minutes)");
        }

        await using var engine = await OpenAsync();
        await engine.AdvanceAsync(TimeSpan.FromMinutes(5));

        Assert.Equal(["2030-01-01T08:05:00Z"], engine.Recorder.Requests.Select(TimeOf));
    }

    [Fact]
    public async Task Restart_ClockIsSetBack_FiresEachInstantFromThenOnOnce()
    {
        await StopAfterPutAsync(EveryMinute);
        await RunAsync(BusEngine.Start.AddMinutes(5), minutes: 2);

        await RunAsync(BusEngine.Start.AddMinutes(3), minutes: 5);

        await using var engine = await OpenAsync(isWorking: false);
        Assert.Equal(
            ["08:05:00", "08:06:00", "08:07:00", "08:04:00", "08:05:00", "08:06:00", "08:07:00", "08:08:00"],
            (await engine.ListEventsAsync("default")).Select(row => TimeOf(Encoding.UTF8.GetString(row.Envelope.Span))[11..19]));
    }

    [Fact]
    public async Task Restart_DisabledRuleIsOfAClockAhead_FiresOnceItIsEnabled()
    {
        await using (var ahead = await OpenAsync(BusEngine.Start.AddDays(400)))
        {
            await PutAsync(ahead, "rate(5 minutes)");
            await ahead.Rules.SetEnabledAsync(null, "r", isEnabled: false, Cancellation);
        }

        await using var engine = await OpenAsync();
        Assert.Empty(await engine.ListWorkAsync());
        await engine.Rules.SetEnabledAsync(null, "r", isEnabled: true, Cancellation);
        await engine.AdvanceAsync(TimeSpan.FromMinutes(5));

        Assert.Equal(["2030-01-01T08:05:00Z"], engine.Recorder.Requests.Select(TimeOf));
    }

    [Fact]
    public async Task Restart_LastInstantPassedWhileTheClockWasAhead_FiresIt()
    {
        await StopAfterPutAsync("cron(30 8 1 1 ? 2030)");
        await RunAsync(BusEngine.Start.AddDays(400), minutes: 1);

        await using var engine = await OpenAsync();
        await engine.AdvanceAsync(TimeSpan.FromMinutes(30));

        Assert.Equal(["2030-01-01T08:30:00Z"], engine.Recorder.Requests.Select(TimeOf));
    }

    [Theory]
    [InlineData("""{"name":"a","busName":"default","arn":"a","schedule":{"expression":"none","startedAt":"2030-01-01T08:00:00+00:00","run":"u"},"v":1}""")]
    [InlineData("{")]
    public async Task Restart_OneRuleIsUnreadable_BringsTheOthersForward(string document)
    {
        await StopAfterPutAsync(EveryMinute);
        await RunAsync(BusEngine.Start.AddDays(400), minutes: 1);
        await using (var stopped = await OpenAsync(isWorking: false))
        {
            await stopped.RunTurnAsync(async transaction =>
            {
                var row = new DefinitionRow { Kind = DefinitionKind.Rule, Name = "default/a", Document = document };
                Assert.Null(await transaction.GetDefinitionAsync(row.Kind, row.Name));
                transaction.PutDefinition(row);
                return true;
            });
        }

        await using var engine = await OpenAsync();

        Assert.Equal(BusEngine.Start.AddMinutes(1), Assert.Single(await engine.ListWorkAsync()).Due);
    }

    private static async Task PutAsync(BusEngine engine, string expression)
    {
        await engine.Rules.PutAsync(new PutRuleRequest { Name = "r", ScheduleExpression = expression }, Cancellation);
        var target = new TargetDocument { Id = "1", Arn = BusEngine.FunctionArn };
        Assert.Empty(await engine.Targets.PutAsync(null, "r", [target], Cancellation));
    }

    private static string TimeOf(string @event) =>
        JsonElement.Parse(@event).GetProperty("time").GetString() ?? throw new InvalidDataException("time");

    private async Task StopAfterPutAsync(string expression)
    {
        await using var engine = await OpenAsync();
        await PutAsync(engine, expression);
    }

    private async Task RunAsync(DateTimeOffset now, int minutes)
    {
        await using var engine = await OpenAsync(now);
        for (var minute = 0; minute <= minutes; minute++)
        {
            await engine.AdvanceAsync(TimeSpan.FromMinutes(minute == 0 ? 0 : 1));
        }
    }

    private Task<BusEngine> OpenAsync(DateTimeOffset? now = null, bool isWorking = true) =>
        BusEngine.OpenAsync(_folder.File("coffee.db"), now ?? BusEngine.Start, isWorking);
}
