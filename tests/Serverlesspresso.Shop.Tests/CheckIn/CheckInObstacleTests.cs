using Serverlesspresso.Items.Values;
using Serverlesspresso.Shop.CheckIn;
using Serverlesspresso.Shop.Orders;
using Serverlesspresso.Shop.Shops;
using Serverlesspresso.Shop.Statistics;
using Serverlesspresso.Shop.Tests.Flow;

namespace Serverlesspresso.Shop.Tests.CheckIn;

public sealed class CheckInObstacleTests : IAsyncLifetime
{
    private static readonly CancellationToken Never = CancellationToken.None;

    private CoffeeBar _bar = null!; // Opened before each test.

    public async ValueTask InitializeAsync() => _bar = await CoffeeBar.OpenAsync();

    public ValueTask DisposeAsync() => _bar.DisposeAsync();

    [Fact]
    public async Task Obstacle_GoodCode_IsNone() => Assert.Null(await FindAsync((await _bar.CodeAsync()).Code));

    [Fact]
    public async Task Obstacle_CodeIsSpent_IsThatUntilTheNextOneComes()
    {
        await _bar.ChangeSettingAsync("drinksPerBarcode", ItemValues.Number(1));
        var code = await _bar.CodeAsync();
        await _bar.RedeemAsync("ada");

        var now = await FindAsync(code.Code);
        await _bar.Engine.AdvanceAsync(TimeSpan.FromMinutes(5));
        var later = await FindAsync(code.Code);

        Assert.Equal(new CheckInObstacle("no-tokens", code.End), now);
        Assert.Equal(new CheckInObstacle("no-tokens", NextCodeAt: null), later);
    }

    [Fact]
    public async Task Obstacle_CodeOfSomewhereElse_IsTheCode() =>
        Assert.Equal("expired-code", (await FindAsync("GUESS"))?.Reason);

    [Theory]
    [InlineData("storeOpen", "closed")]
    [InlineData("capacity", "capacity")]
    public async Task Obstacle_ShopTakesNobody_IsTheShop(string setting, string reason)
    {
        var code = (await _bar.CodeAsync()).Code;
        await _bar.ChangeSettingAsync(
            setting, setting == "capacity" ? ItemValues.Number(0) : BooleanValue.False);

        Assert.Equal(reason, (await FindAsync(code))?.Reason);
    }

    [Fact]
    public async Task Obstacle_VisitorHasHadAll_IsTheVisitorsAlone()
    {
        await _bar.ChangeSettingAsync("maxOrdersPerUser", ItemValues.Number(1));
        var order = (await _bar.RedeemAsync("ada")).Order;
        var code = (await _bar.CodeAsync()).Code;

        var whileOpen = await FindAsync(code, "ada");
        await _bar.Engine.Get<OrderDesk>().CancelAsync(
            order.Id, new Actor("ada", IsStaff: false), reason: null, key: null, Never);
        var afterwards = await FindAsync(code, "ada");

        Assert.Null(whileOpen);
        Assert.Equal("order-limit", afterwards?.Reason);
        Assert.Null(await FindAsync(code));
    }

    [Fact]
    public async Task Obstacle_IsLookedFor_IsNoRefusal()
    {
        await FindAsync("GUESS");

        var now = _bar.Engine.Clock.GetUtcNow();
        var report = await _bar.Engine.Get<ShopStatistics>().ReadAsync(ShopId.Default, now.AddHours(-1), now.AddHours(1), Never);
        Assert.Empty(report.Refusals);
    }

    private Task<CheckInObstacle?> FindAsync(string code, string? visitorId = null) =>
        _bar.Engine.Get<CheckInDesk>().FindObstacleAsync(ShopId.Default, code, visitorId, Never);
}
