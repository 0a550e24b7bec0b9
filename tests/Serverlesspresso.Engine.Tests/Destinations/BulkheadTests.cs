using Serverlesspresso.Engine.Buses;
using Serverlesspresso.Engine.Destinations;
using Serverlesspresso.Engine.Store;
using Serverlesspresso.Engine.Tests.Buses;
using Serverlesspresso.Engine.Tests.Hosting;
using Serverlesspresso.Engine.Tests.HttpTasks;

namespace Serverlesspresso.Engine.Tests.Destinations;

/// <summary>A target that is slow, dead or limited holds up none but itself.</summary>
public sealed class BulkheadTests : IAsyncLifetime
{
    private const int Many = 300;

    private readonly LocalServer _dead = new();
    private readonly TaskCompletionSource _silence = new();
    private DestinationBar _bar = null!; // Opened before each test.

    public async ValueTask InitializeAsync()
    {
        _dead.MayAnswer = _silence.Task;
        _bar = await DestinationBar.OpenAsync(_dead);
    }

    public async ValueTask DisposeAsync()
    {
        _silence.TrySetResult();
        await _bar.DisposeAsync();
        await _dead.DisposeAsync();
    }

    [Fact]
    public async Task Deliver_AnEndpointNeverAnswers_AnotherGetsAllItsEventsAtOnce()
    {
        await _bar.PutRuleAsync(DestinationBar.Target(await _bar.CreateAsync(_dead.Url, "dead")), "dead");
        await _bar.PutRuleAsync(DestinationBar.Target(await _bar.CreateAsync(_bar.Server.Url, "sound")), "sound");
        await PutAsync("dead", Many);
        await PutAsync("sound", Many);

        // The clock stands still: nothing has timed out.
        await _bar.Server.AskedAsync(Many);
        await _dead.AskedAsync(32);
        _silence.SetResult();
        await _bar.Engine.IdleAsync();
        Assert.Equal((Many, 32), (_dead.Requests.Count, _dead.MostAtOnce));
    }

    [Fact]
    public async Task Deliver_TenDestinationsLeadToAServerThatNeverAnswers_ShareItsPlaces()
    {
        for (var number = 0; number < 10; number++)
        {
            var arn = await _bar.CreateAsync($"{_dead.Url}{number}", $"dead{number}");
            await _bar.PutRuleAsync(DestinationBar.Target(arn), $"dead{number}");
        }

        await _bar.PutRuleAsync(DestinationBar.Target(await _bar.CreateAsync(_bar.Server.Url, "sound")), "sound");
        for (var number = 0; number < Many; number++)
        {
            await _bar.Engine.PutAsync($"dead{number % 10}");
        }

        await PutAsync("sound", Many);

        await _bar.Server.AskedAsync(Many);
        await _dead.AskedAsync(64);
        _silence.SetResult();
        await _bar.Engine.IdleAsync();
        Assert.Equal((Many, 64), (_dead.Requests.Count, _dead.MostAtOnce));
    }

    [Fact]
    public async Task Deliver_AFunctionNeverAnswers_OthersGetAllTheirEventsAtOnce()
    {
        _bar.Engine.Recorder.MayAnswer = _silence.Task;
        var machine = await _bar.Engine.CreateStateMachineAsync("Sound");
        await _bar.PutRuleAsync(DestinationBar.Target(BusEngine.FunctionArn), "dead");
        await _bar.PutRuleAsync(DestinationBar.Target(machine), "sound");
        await PutAsync("dead", Many);
        await PutAsync("sound", Many);

        await Patience.UntilAsync(
            async () => (await _bar.Engine.ListExecutionsAsync()).Count(row => row.Status == ExecutionStatus.Succeeded) == Many,
            "the executions of all events");
        await Patience.UntilAsync(() => _bar.Engine.Recorder.Calls >= 64, "64 calls of the function");
        _silence.SetResult();
        await _bar.Engine.IdleAsync();
        Assert.Equal((Many, 64), (_bar.Engine.Recorder.Requests.Count, _bar.Engine.Recorder.MostAtOnce));
    }

    [Fact]
    public async Task Deliver_DestinationHasARate_WaitsWithoutCountingAttempts()
    {
        await using var other = new LocalServer();
        await _bar.StopAsync();
        await _bar.StartAsync(other);
        await _bar.PutRuleAsync(DestinationBar.Target(await _bar.CreateAsync(_bar.Server.Url, rate: 2)));
        await _bar.PutRuleAsync(DestinationBar.Target(await _bar.CreateAsync(other.Url, "other")), "other");
        var ids = new List<string>();
        for (var number = 0; number < 5; number++)
        {
            ids.Add(await _bar.Engine.PutAsync("t"));
        }

        await _bar.Server.AskedAsync(2);
        _bar.Engine.Clock.Advance(TimeSpan.FromMilliseconds(999));
        await _bar.Engine.PutAsync("other");
        await other.AskedAsync(1);
        Assert.Equal(2, _bar.Server.Requests.Count);
        _bar.Engine.Clock.Advance(TimeSpan.FromMilliseconds(1));
        await _bar.Server.AskedAsync(4);
        _bar.Engine.Clock.Advance(TimeSpan.FromSeconds(1));
        await _bar.Engine.IdleAsync();

        Assert.Equal(5, _bar.Server.Requests.Count);
        Assert.Equal(
            Enumerable.Repeat((1, DeliveryOutcome.Delivered), 5),
            ids.SelectMany(_bar.Engine.Get<DeliveryJournal>().ListOf).Select(attempt => (attempt.Number, attempt.Outcome)));
    }

    [Fact]
    public async Task Update_RateIsRaised_LetsWhatWaitsGoAtOnce()
    {
        await _bar.PutRuleAsync(DestinationBar.Target(await _bar.CreateAsync(_bar.Server.Url, rate: 1)));
        await PutAsync("t", 5);
        await _bar.Server.AskedAsync(1);

        await UpdateRateAsync(5);

        await _bar.Server.AskedAsync(5);
    }

    [Fact]
    public async Task Update_RateIsLowered_HoldsForWhatWaits()
    {
        await _bar.PutRuleAsync(DestinationBar.Target(await _bar.CreateAsync(_bar.Server.Url, rate: 5)));
        await PutAsync("t", 15);
        await _bar.Server.AskedAsync(5);

        await UpdateRateAsync(1);
        _bar.Engine.Clock.Advance(TimeSpan.FromSeconds(1));

        await _bar.Server.AskedAsync(6);
        await PutToAnotherAsync();
        Assert.Equal(6, _bar.Server.Requests.Count);
    }

    [Fact]
    public async Task PutTargets_DestinationIsAnother_WhatWaitsGoesByItsRate()
    {
        await _bar.PutRuleAsync(DestinationBar.Target(await _bar.CreateAsync(_bar.Server.Url + "slow", "slow", rate: 1)));
        await PutAsync("t", 6);
        await _bar.Server.AskedAsync(1);

        await _bar.PutRuleAsync(DestinationBar.Target(await _bar.CreateAsync(_bar.Server.Url + "quick", "quick", rate: 3)));
        _bar.Engine.Clock.Advance(TimeSpan.FromSeconds(1));

        await _bar.Server.AskedAsync(4);
        await PutToAnotherAsync();
        Assert.Equal(4, _bar.Server.Requests.Count);
        _bar.Engine.Clock.Advance(TimeSpan.FromSeconds(1));
        await _bar.Engine.IdleAsync();
        Assert.Equal(
            ["/slow", "/quick", "/quick", "/quick", "/quick", "/quick"], _bar.Server.Requests.Select(asked => asked.Path));
    }

    [Fact]
    public async Task Deliver_EngineStopsWhileEventsWaitForTheRate_BringsThemAfterTheRestart()
    {
        await _bar.PutRuleAsync(DestinationBar.Target(await _bar.CreateAsync(_bar.Server.Url, rate: 1)));
        await _bar.Engine.PutAsync("t");
        await _bar.Engine.IdleAsync();
        await _bar.Engine.PutAsync("t");
        await _bar.StopAsync();

        await _bar.StartAsync(_dead);
        await _bar.Engine.AdvanceAsync(TimeSpan.FromSeconds(1));

        Assert.Equal(2, _bar.Server.Requests.Select(asked => asked.Headers["Idempotency-Key"]).Distinct().Count());
        Assert.Equal(2, _bar.Server.Requests.Count);
    }

    private async Task PutAsync(string detailType, int count)
    {
        for (var number = 0; number < count; number++)
        {
            await _bar.Engine.PutAsync(detailType);
        }
    }

    private Task<ApiDestination> UpdateRateAsync(int rate) => _bar.Destinations.UpdateAsync(
        new ApiDestinationRequest { Name = "cups", InvocationRateLimitPerSecond = rate }, TestContext.Current.CancellationToken);

    /// <summary>Brings an event to another destination: by then, what may start has started.</summary>
    private async Task PutToAnotherAsync()
    {
        _silence.TrySetResult();
        await _bar.PutRuleAsync(DestinationBar.Target(await _bar.CreateAsync(_dead.Url, "other")), "other");
        await _bar.Engine.PutAsync("other");
        await _dead.AskedAsync(1);
    }
}
