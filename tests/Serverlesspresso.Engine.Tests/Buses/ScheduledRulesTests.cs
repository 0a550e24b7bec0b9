using System.Text;
using System.Text.Json;
using Serverlesspresso.Engine.Buses;
using Serverlesspresso.Engine.Tests.Store;

namespace Serverlesspresso.Engine.Tests.Buses;

public sealed class ScheduledRulesTests : IDisposable
{
    private const string EveryMinute = "rate(1 minute)";
    private const string HalfPastEight = "cron(30 8 * * ? *)";
    private const string OfAwsEvents = """{"source":["aws.events"]}""";

    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Fire_InstantHasCome_TargetGetsTheScheduledEvent()
    {
        await using var engine = await OpenAsync();
        await PutAsync(engine, HalfPastEight);

        await engine.AdvanceAsync(TimeSpan.FromMinutes(29));
        Assert.Empty(engine.Recorder.Requests);
        await engine.AdvanceAsync(TimeSpan.FromMinutes(1));

        var id = JsonElement.Parse(Assert.Single(engine.Recorder.Requests)).GetProperty("id").GetString();
        Assert.Equal(
            $$$"""{"version":"0","id":"{{{id}}}","detail-type":"Scheduled Event","source":"aws.events","account":"123456789012","time":"2030-01-01T08:30:00Z","region":"us-east-1","resources":["arn:aws:events:us-east-1:123456789012:rule/r"],"detail":{}}""",
            engine.Recorder.Requests[0]);
    }

    [Fact]
    public async Task Fire_Rate_FiresOnceForEachInstant()
    {
        await using var engine = await OpenAsync();
        await PutAsync(engine, EveryMinute);

        for (var step = 0; step < 12; step++)
        {
            await engine.AdvanceAsync(TimeSpan.FromSeconds(15));
        }

        Assert.Equal(["08:01:00", "08:02:00", "08:03:00"], Times(engine));
        Assert.Equal(3, (await engine.ListEventsAsync("default")).Count);
    }

    [Fact]
    public async Task Fire_OtherRuleMatchesSuchEvents_OnlyTheRuleThatFiresIsDelivered()
    {
        await using var engine = await OpenAsync();
        await engine.PutRuleAsync("other", OfAwsEvents, busName: null, Target());
        await PutAsync(engine, EveryMinute);

        await engine.AdvanceAsync(TimeSpan.FromMinutes(1));

        Assert.Single(engine.Recorder.Requests);
        var route = Assert.Single(EventRoute.Of(Assert.Single(await engine.ListEventsAsync("default"))));
        Assert.Equal("r", route.Rule);
    }

    [Fact]
    public async Task Fire_RuleHasAPatternToo_DoesBoth()
    {
        await using var engine = await OpenAsync();
        await PutAsync(engine, EveryMinute, """{"source":["test"]}""");

        await engine.PutAsync("t");
        await engine.IdleAsync();
        await engine.AdvanceAsync(TimeSpan.FromMinutes(1));

        var events = await engine.ListEventsAsync("default");
        Assert.Equal(["t", "Scheduled Event"], events.Select(row => DetailTypeOf(Encoding.UTF8.GetString(row.Envelope.Span))));
        Assert.All(events, row => Assert.Equal(
            DeliveryOutcome.Delivered, Assert.Single(engine.Get<DeliveryJournal>().ListOf(row.Id)).Outcome));
    }

    [Fact]
    public async Task Fire_RuleOfScheduleOnly_MatchesNoEvents()
    {
        await using var engine = await OpenAsync();
        await PutAsync(engine, EveryMinute);

        await engine.PutAsync("t");
        await engine.IdleAsync();

        Assert.Empty(engine.Recorder.Requests);
    }

    [Fact]
    public async Task Disable_RuleWithSchedule_StopsUntilItIsEnabledAndThenKeepsItsRhythm()
    {
        await using var engine = await OpenAsync();
        await PutAsync(engine, "rate(2 minutes)");
        await engine.Rules.SetEnabledAsync(null, "r", isEnabled: false, Cancellation);

        await engine.AdvanceAsync(TimeSpan.FromMinutes(5));
        Assert.Empty(engine.Recorder.Requests);
        Assert.Equal(0, await CountWorkAsync(engine));
        await engine.Rules.SetEnabledAsync(null, "r", isEnabled: true, Cancellation);
        await engine.AdvanceAsync(TimeSpan.FromMinutes(1));

        Assert.Equal(["08:06:00"], Times(engine));
    }

    [Fact]
    public async Task Put_RuleIsDisabled_DoesNotFire()
    {
        await using var engine = await OpenAsync();
        await engine.Rules.PutAsync(
            new PutRuleRequest { Name = "r", ScheduleExpression = EveryMinute, State = RuleDocument.Disabled }, Cancellation);

        Assert.Equal(0, await CountWorkAsync(engine));
    }

    [Fact]
    public async Task Delete_RuleWithSchedule_DropsItsWork()
    {
        await using var engine = await OpenAsync();
        await PutAsync(engine, EveryMinute);
        await engine.Targets.RemoveAsync(null, "r", ["1"], Cancellation);
        Assert.Equal(1, await CountWorkAsync(engine));

        await engine.Rules.DeleteAsync(null, "r", Cancellation);

        Assert.Equal(0, await CountWorkAsync(engine));
    }

    [Fact]
    public async Task Put_OtherSchedule_TakesThePlaceOfTheFirst()
    {
        await using var engine = await OpenAsync();
        await PutAsync(engine, HalfPastEight);
        await engine.AdvanceAsync(TimeSpan.FromMinutes(10));

        await engine.Rules.PutAsync(new PutRuleRequest { Name = "r", ScheduleExpression = "rate(15 minutes)" }, Cancellation);
        Assert.Equal(1, await CountWorkAsync(engine));
        await engine.AdvanceAsync(TimeSpan.FromMinutes(15));
        await engine.AdvanceAsync(TimeSpan.FromMinutes(5));

        Assert.Equal(["08:25:00"], Times(engine));
    }

    [Fact]
    public async Task Put_SameScheduleAgain_KeepsItsRhythm()
    {
        await using var engine = await OpenAsync();
        await PutAsync(engine, "rate(10 minutes)");
        await engine.AdvanceAsync(TimeSpan.FromMinutes(6));

        await engine.Rules.PutAsync(
            new PutRuleRequest { Name = "r", ScheduleExpression = "rate(10 minutes)", Description = "d" }, Cancellation);
        await engine.AdvanceAsync(TimeSpan.FromMinutes(4));

        Assert.Equal(["08:10:00"], Times(engine));
    }

    [Fact]
    public async Task Put_ScheduleLeftOut_StopsFiring()
    {
        await using var engine = await OpenAsync();
        await PutAsync(engine, EveryMinute);

        await engine.Rules.PutAsync(new PutRuleRequest { Name = "r", EventPattern = OfAwsEvents }, Cancellation);

        Assert.Equal(0, await CountWorkAsync(engine));
        Assert.Null((await engine.Rules.DescribeAsync(null, "r", Cancellation)).Schedule);
    }

    [Theory]
    [InlineData("cron(0 0 1 1 ? 2029)")]
    [InlineData("cron(0 0 30 2 ? *)")]
    public async Task Put_ScheduleHasNoInstant_WaitsForNothing(string expression)
    {
        await using var engine = await OpenAsync();
        await PutAsync(engine, expression);

        Assert.Equal(0, await CountWorkAsync(engine));
    }

    [Fact]
    public async Task Fire_LastInstant_WaitsForNothingMore()
    {
        await using var engine = await OpenAsync();
        await PutAsync(engine, "cron(30 8 1 1 ? 2030)");

        await engine.AdvanceAsync(TimeSpan.FromMinutes(30));

        Assert.Equal(["08:30:00"], Times(engine));
        Assert.Equal(0, await CountWorkAsync(engine));
    }

    [Fact]
    public async Task Restart_WithinTheMinuteOfAnInstant_FiresIt()
    {
        await StopAfterPutAsync(EveryMinute);

        await using var engine = await OpenAsync(BusEngine.Start.AddSeconds(115));
        await engine.AdvanceAsync(TimeSpan.Zero);
        await engine.AdvanceAsync(TimeSpan.FromSeconds(5));

        Assert.Equal(["08:01:00", "08:02:00"], Times(engine));
    }

    [Fact]
    public async Task Restart_AfterALongStop_FiresOnlyWhatIsOfThisMinute()
    {
        await StopAfterPutAsync(EveryMinute);

        await using var engine = await OpenAsync(BusEngine.Start.AddHours(24).AddSeconds(30));
        await engine.AdvanceAsync(TimeSpan.Zero);
        Assert.Equal(["08:00:00"], Times(engine));
        await engine.AdvanceAsync(TimeSpan.FromSeconds(30));

        Assert.Equal(["08:00:00", "08:01:00"], Times(engine));
    }

    [Fact]
    public async Task Restart_AfterTheInstantOfADay_WaitsForTheNextDay()
    {
        await StopAfterPutAsync(HalfPastEight);

        await using var engine = await OpenAsync(BusEngine.Start.AddHours(1));
        await engine.AdvanceAsync(TimeSpan.Zero);
        Assert.Empty(engine.Recorder.Requests);
        await engine.AdvanceAsync(TimeSpan.FromHours(23.5));

        Assert.Equal("2030-01-02T08:30:00Z", Assert.Single(engine.Recorder.Requests.Select(TimeOf)));
    }

    [Fact]
    public async Task Fire_CrashAtEveryCommit_FiresEachInstantOnce()
    {
        var points = await CrashingStore.AtEveryPointAsync(
            async (store, _) =>
            {
                await using var engine = await BusEngine.OpenAsync(store, BusEngine.Start, isWorking: true, ownsStore: false);
                await PutAsync(engine, EveryMinute);
                await engine.AdvanceAsync(TimeSpan.FromMinutes(1));
                await engine.AdvanceAsync(TimeSpan.FromMinutes(1));
            },
            async store =>
            {
                var now = BusEngine.Start.AddSeconds(150);
                await using var engine = await BusEngine.OpenAsync(store, now, isWorking: true, ownsStore: false);
                await engine.AdvanceAsync(TimeSpan.Zero);
                await AssertEachInstantOnceAsync(engine);
                await engine.AdvanceAsync(TimeSpan.FromSeconds(30));
                await AssertEachInstantOnceAsync(engine);
                var rule = await engine.Rules.ListAsync(null, "", afterName: null, limit: 1, Cancellation);
                if (rule.Count > 0)
                {
                    Assert.Equal(["08:02:00", "08:03:00"], (await TimesOnBusAsync(engine)).TakeLast(2));
                }

                Assert.Empty(await engine.ListDeadLettersAsync());
            });

        Assert.True(points >= 12, $"Only {points} commit points were reached.");
    }

    [Theory]
    [InlineData(null, "rate(1 minutes)", "Parameter ScheduleExpression is not valid.")]
    [InlineData(null, "cron(0 10 * * * *)", "Parameter ScheduleExpression is not valid.")]
    [InlineData("other", EveryMinute, "ScheduleExpression is supported only on the default event bus.")]
    public async Task Put_ScheduleIsWrong_IsRefused(string? bus, string expression, string message)
    {
        await using var engine = await OpenAsync();
        await engine.Buses.CreateAsync("other", null, new Dictionary<string, string>(), Cancellation);

        var refusal = await Assert.ThrowsAsync<EventRequestInvalidException>(() => engine.Rules.PutAsync(
            new PutRuleRequest { Name = "r", BusName = bus, ScheduleExpression = expression }, Cancellation));

        Assert.Equal(message, refusal.Message);
    }

    private static async Task AssertEachInstantOnceAsync(BusEngine engine)
    {
        var times = await TimesOnBusAsync(engine);
        Assert.Equal(times.Distinct(), times);
        var rules = await engine.Rules.ListAsync(null, "", afterName: null, limit: 10, Cancellation);
        Assert.Equal(rules.Count, await CountWorkAsync(engine));
    }

    private static async Task<IReadOnlyList<string>> TimesOnBusAsync(BusEngine engine) =>
    [
        .. (await engine.ListEventsAsync("default"))
            .Select(row => TimeOf(Encoding.UTF8.GetString(row.Envelope.Span))[11..19]),
    ];

    private static async Task PutAsync(BusEngine engine, string expression, string? pattern = null)
    {
        await engine.Rules.PutAsync(
            new PutRuleRequest { Name = "r", EventPattern = pattern, ScheduleExpression = expression }, Cancellation);
        Assert.Empty(await engine.Targets.PutAsync(null, "r", [Target()], Cancellation));
    }

    private static TargetDocument Target() => new() { Id = "1", Arn = BusEngine.FunctionArn };

    private static async Task<int> CountWorkAsync(BusEngine engine) => (await engine.ListWorkAsync()).Count;

    private static IEnumerable<string> Times(BusEngine engine) =>
        engine.Recorder.Requests.Select(TimeOf).Select(time => time[11..19]);

    private static string TimeOf(string @event) => Text(@event, "time");

    private static string DetailTypeOf(string @event) => Text(@event, "detail-type");

    private static string Text(string @event, string name) =>
        JsonElement.Parse(@event).GetProperty(name).GetString() ?? throw new InvalidDataException(name);

    private async Task StopAfterPutAsync(string expression)
    {
        await using var engine = await OpenAsync();
        await PutAsync(engine, expression);
    }

    private Task<BusEngine> OpenAsync(DateTimeOffset? now = null, bool isWorking = true) =>
        BusEngine.OpenAsync(_folder.File("coffee.db"), now ?? BusEngine.Start, isWorking);
}
