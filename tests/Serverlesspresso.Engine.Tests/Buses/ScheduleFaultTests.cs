using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Serverlesspresso.Engine.Buses;
using Serverlesspresso.Engine.Chance;
using Serverlesspresso.Engine.Store;
using Serverlesspresso.Engine.Tests.Store;
using Serverlesspresso.Engine.Work;

namespace Serverlesspresso.Engine.Tests.Buses;

/// <summary>Scheduled rules on a server on which things go wrong.</summary>
public sealed class ScheduleFaultTests : IDisposable
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    private readonly TemporaryFolder _folder = new();
    private readonly FaultyChance _chance = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Fire_Rule_DoesNotWriteItsRow()
    {
        await using var engine = await OpenAsync();
        await PutAsync(engine);
        var before = await RuleVersionAsync(engine);

        await engine.AdvanceAsync(Minute);

        Assert.Single(await TimesAsync(engine));
        Assert.Equal(before, await RuleVersionAsync(engine));
    }

    [Fact]
    public async Task Fire_IsGivenUp_GoesOnWithTheNextInstant()
    {
        await using var engine = await OpenAsync(faultAttemptsMax: 1);
        await PutAsync(engine);
        await FailOnceAsync(engine);

        await engine.AdvanceAsync(Minute);

        Assert.Equal(["08:02:00"], await TimesAsync(engine));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Redrive_FiringThatWasGivenUp_MakesNoSecondChain(bool isRuleSwitched)
    {
        await using var engine = await OpenAsync(faultAttemptsMax: 1);
        await PutAsync(engine);
        await FailOnceAsync(engine);
        if (isRuleSwitched)
        {
            await engine.Rules.SetEnabledAsync(null, "r", isEnabled: false, Cancellation);
            await engine.Rules.SetEnabledAsync(null, "r", isEnabled: true, Cancellation);
        }

        await engine.Get<DeadLetters>().RedriveAllAsync(Cancellation);
        await engine.IdleAsync();
        Assert.Single(await engine.ListWorkAsync());
        await engine.AdvanceAsync(Minute);

        Assert.Equal(["08:02:00"], await TimesAsync(engine));
        Assert.Single(await engine.ListWorkAsync());
    }

    [Fact]
    public async Task Fire_RunningServerIsLate_FiresTheLastInstantOnly()
    {
        await using var engine = await OpenAsync(isWorking: false);
        await PutAsync(engine);
        var work = Assert.Single(await engine.ListWorkAsync());
        engine.Clock.Advance(TimeSpan.FromSeconds(630));

        var handler = engine.Get<IEnumerable<IWorkHandler>>().Single(handler => handler.Kind == work.Kind);
        await engine.RunTurnAsync(async transaction =>
        {
            await handler.RunAsync(transaction, work);
            transaction.CompleteWork(work);
            return true;
        });

        Assert.Equal(["08:10:00"], await TimesAsync(engine));
        Assert.Equal(BusEngine.Start.AddMinutes(11), Assert.Single(await engine.ListWorkAsync()).Due);
    }

    private async Task FailOnceAsync(BusEngine engine)
    {
        _chance.IsBroken = true;
        await engine.AdvanceAsync(Minute);
        _chance.IsBroken = false;
        Assert.Single(await engine.ListDeadLettersAsync());
    }

    private static async Task PutAsync(BusEngine engine) => await engine.Rules.PutAsync(
        new PutRuleRequest { Name = "r", ScheduleExpression = "rate(1 minute)" }, Cancellation);

    private static async Task<long> RuleVersionAsync(BusEngine engine) => await engine.Get<IStore>().ReadAsync(
        async reader => (await reader.GetDefinitionAsync(DefinitionKind.Rule, "default/r"))!.Version, Cancellation);

    private static async Task<IReadOnlyList<string>> TimesAsync(BusEngine engine) =>
    [
        .. (await engine.ListEventsAsync("default"))
            .Select(row => JsonElement.Parse(row.Envelope.Span).GetProperty("time").GetString()![11..19]),
    ];

    private Task<BusEngine> OpenAsync(int faultAttemptsMax = 20, bool isWorking = true) => BusEngine.OpenAsync(
        _folder.File("coffee.db"),
        BusEngine.Start,
        isWorking,
        services =>
        {
            services.AddSingleton<IRandomSource>(_chance);
            services.Configure<WorkOptions>(options => options.FaultAttemptsMax = faultAttemptsMax);
        });

    /// <summary>Has each event fail while it is broken: every event needs an id.</summary>
    private sealed class FaultyChance : IRandomSource
    {
        private long _last;

        public bool IsBroken { get; set; }

        public Guid NextId()
        {
            if (IsBroken)
            {
                throw new InvalidOperationException("There is no chance.");
            }

            Span<byte> bytes = stackalloc byte[16];
            BitConverter.TryWriteBytes(bytes, Interlocked.Increment(ref _last));
            return new Guid(bytes);
        }

        public double NextChance() => 0.5;
    }
}
