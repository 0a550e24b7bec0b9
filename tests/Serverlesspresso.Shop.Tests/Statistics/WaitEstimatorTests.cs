using Serverlesspresso.Shop.Shops;
using Serverlesspresso.Shop.Statistics;
using Serverlesspresso.Shop.Tests.Flow;

namespace Serverlesspresso.Shop.Tests.Statistics;

public sealed class WaitEstimatorTests : IAsyncLifetime
{
    private CoffeeBar _bar = null!; // Opened before each test.

    private OrderHistoryOf _history = null!; // Opened before each test.

    private DateTimeOffset Now => _bar.Engine.Clock.GetUtcNow();

    public async ValueTask InitializeAsync()
    {
        _bar = await CoffeeBar.OpenAsync();
        _history = new OrderHistoryOf(_bar);
    }

    public ValueTask DisposeAsync() => _bar.DisposeAsync();

    [Fact]
    public async Task Estimate_NothingWasMadeLately_HasThePlaceOnly()
    {
        await _history.AddAsync(Now.AddHours(-2), finishedAfter: 60);
        await QueueAsync("2");
        await QueueAsync("3");

        Assert.Equal(new WaitEstimate(Ahead: 0, Wait: null), await EstimateAsync("2"));
        Assert.Equal(new WaitEstimate(Ahead: 1, Wait: null), await EstimateAsync("3"));
    }

    [Fact]
    public async Task Estimate_LastDrinksTookAMinuteEach_IsAMinuteForEachPlace()
    {
        await MakeDrinksAsync(count: 5, every: 60);
        await QueueAsync("2");
        await QueueAsync("3");
        await QueueAsync("4");

        Assert.Equal(new WaitEstimate(0, TimeSpan.FromMinutes(1)), await EstimateAsync("2"));
        Assert.Equal(new WaitEstimate(2, TimeSpan.FromMinutes(3)), await EstimateAsync("4"));
    }

    [Fact]
    public async Task Estimate_BaristasHadNothingToDoBetween_DoesNotCountThePauses()
    {
        foreach (var minutes in new[] { -50, -40, -30, -20 })
        {
            await _history.AddAsync(Now.AddMinutes(minutes), finishedAfter: 90);
        }

        await QueueAsync("2");

        Assert.Equal(TimeSpan.FromSeconds(90), (await EstimateAsync("2"))?.Wait);
    }

    [Fact]
    public async Task Estimate_TwoBaristasWork_TheOwnDrinkStillTakesItsTime()
    {
        // Every drink is made for two minutes, and one is ready each minute.
        for (var drink = 0; drink < 10; drink++)
        {
            var finishedAt = Now.AddMinutes(drink - 9);
            await _history.AddAsync(
                Now.AddMinutes(-20),
                finishedAfter: (finishedAt - Now.AddMinutes(-20)).TotalSeconds,
                more: ("claimedAt", ItemValues.Milliseconds(finishedAt.AddMinutes(-2))));
        }

        await QueueAsync("2");
        await QueueAsync("3");

        var first = (await EstimateAsync("2"))?.Wait ?? TimeSpan.Zero;
        var second = (await EstimateAsync("3"))?.Wait ?? TimeSpan.Zero;
        Assert.InRange(first, TimeSpan.FromMinutes(2), TimeSpan.FromMinutes(2.5));
        Assert.True(second > first && second < first * 2, $"first {first}, second {second}");
    }

    [Fact]
    public async Task Estimate_BaristasStop_GrowsByItself()
    {
        await MakeDrinksAsync(count: 5, every: 60);
        await QueueAsync("2");
        var before = (await EstimateAsync("2"))?.Wait;

        await _bar.Engine.AdvanceAsync(TimeSpan.FromMinutes(12));

        Assert.Equal(TimeSpan.FromMinutes(1), before);
        Assert.True((await EstimateAsync("2"))?.Wait >= TimeSpan.FromMinutes(2));
    }

    [Fact]
    public async Task Estimate_OrderAheadIsDone_MovesUpAtOnce()
    {
        await QueueAsync("2");
        await QueueAsync("3");
        var before = await EstimateAsync("3");

        await _bar.ActAsync("2", "complete");

        Assert.Equal((1, 0), (before?.Ahead, (await EstimateAsync("3"))?.Ahead));
    }

    [Fact]
    public async Task Estimate_OrderIsBeingMade_IsWhatIsLeft()
    {
        await MakeDrinksAsync(count: 3, every: 100);
        await QueueAsync("2");
        await _bar.ActAsync("2", "make");
        await _bar.Engine.AdvanceAsync(TimeSpan.FromSeconds(40));

        Assert.Equal(new WaitEstimate(0, TimeSpan.FromSeconds(60)), await EstimateAsync("2"));
    }

    [Theory]
    [InlineData("complete")]
    [InlineData("cancel")]
    public async Task Estimate_OrderHasEnded_IsNone(string action)
    {
        await QueueAsync("2");
        await _bar.ActAsync("2", action);

        Assert.Null(await EstimateAsync("2"));
    }

    [Fact]
    public async Task Estimate_NoDrinkIsChosen_IsNone()
    {
        await _bar.ArriveAsync("2");

        Assert.Null(await EstimateAsync("2"));
    }

    [Fact]
    public async Task Estimate_AnotherShopIsBusy_DoesNotMatter()
    {
        await _history.AddAsync(Now.AddMinutes(-1), state: "CREATED", finishedAfter: null, shop: "ABC");
        await QueueAsync("2");

        Assert.Equal(0, (await EstimateAsync("2"))?.Ahead);
    }

    // Everybody ordered at once: the drinks came one after the other, the last one just now.
    private async Task MakeDrinksAsync(int count, int every)
    {
        var begin = Now.AddSeconds(-count * every);
        for (var drink = 1; drink <= count; drink++)
        {
            await _history.AddAsync(begin, finishedAfter: drink * every);
        }
    }

    private async Task QueueAsync(string orderId)
    {
        await _bar.ArriveAsync(orderId, userId: orderId);
        await _bar.SubmitAsync(orderId, userId: orderId);
    }

    private Task<WaitEstimate?> EstimateAsync(string orderId) =>
        _bar.Engine.Get<WaitEstimator>().EstimateAsync(ShopId.Default, orderId, CancellationToken.None);
}
