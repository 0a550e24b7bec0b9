using Serverlesspresso.Shop.Orders;
using Serverlesspresso.Shop.Tests.Flow;

namespace Serverlesspresso.Shop.Tests.Orders;

public sealed class VisitorDataTests : IAsyncLifetime
{
    private static readonly CancellationToken Never = CancellationToken.None;

    private CoffeeBar _bar = null!; // Opened before each test.

    private OrderDesk Desk => _bar.Engine.Get<OrderDesk>();

    private VisitorData Visitors => _bar.Engine.Get<VisitorData>();

    public async ValueTask InitializeAsync() => _bar = await CoffeeBar.OpenAsync();

    public ValueTask DisposeAsync() => _bar.DisposeAsync();

    [Fact]
    public async Task Forget_OrderHasEnded_KeepsTheDrinkAndNotWhose()
    {
        var id = (await _bar.RedeemAsync("ada", name: "Lovelace")).Order.Id;
        await Desk.SubmitAsync(id, "ada", new DrinkChoice { Drink = "Latte" }, key: null, Never);
        await Desk.CompleteAsync(id, new Actor("ann", IsStaff: true), key: null, Never);
        var before = await Desk.CollectAsync(id, new Actor("ada", IsStaff: false), key: null, Never);
        await _bar.Engine.SettleAsync();

        await Visitors.ForgetAsync("ada", Never);

        var order = await _bar.OrderAsync(id);
        Assert.Equal(
            (OrderPhase.Collected, "Latte", "", null, "ann", ""),
            (order.Phase, order.Drink, order.UserId, order.CustomerName, order.FinishedBy, order.CollectedBy));
        Assert.DoesNotContain("ada", order.DrinkOrder, StringComparison.Ordinal);
        Assert.True(order.Version > before.Version);
        Assert.Empty(await _bar.Engine.Get<OrderReader>().ListOfVisitorAsync("ada", Never));
    }

    [Fact]
    public async Task Forget_OrderIsOpen_IsCancelledFirst()
    {
        var id = (await _bar.RedeemAsync("ada")).Order.Id;
        var ofAnother = (await _bar.RedeemAsync("ben")).Order.Id;
        await Desk.SubmitAsync(id, "ada", new DrinkChoice { Drink = "Latte" }, key: null, Never);

        await Visitors.ForgetAsync("ada", Never);
        await _bar.Engine.SettleAsync();

        var order = await _bar.OrderAsync(id);
        Assert.Equal((OrderPhase.Cancelled, "", ""), (order.Phase, order.UserId, order.FinishedBy));
        Assert.Equal("ben", (await _bar.OrderAsync(ofAnother)).UserId);
        Assert.Equal(1, await _bar.OpenOrdersAsync());
    }

    [Fact]
    public async Task Forget_TokenIsNotInTheRow_StillGivesBackThePlace()
    {
        await _bar.RedeemAsync("ada");

        await Visitors.ForgetAsync("ada", Never);
        await _bar.Engine.SettleAsync();

        Assert.Equal(0, await _bar.OpenOrdersAsync());
    }

    [Fact]
    public async Task Forget_WorkflowIsOnItsWayToTheNumber_StillGivesBackThePlace()
    {
        await _bar.DeleteRuleAsync("WaitingCompletion");
        var id = (await _bar.RedeemAsync("ada")).Order.Id;
        await _bar.Engine.SettleAsync();
        await Desk.SubmitAsync(id, "ada", new DrinkChoice { Drink = "Latte" }, key: null, Never);

        await Visitors.ForgetAsync("ada", Never);
        await _bar.DeliverAsync("WaitingCompletion");

        var order = await _bar.OrderAsync(id);
        Assert.Equal((OrderPhase.Cancelled, ""), (order.Phase, order.UserId));
        Assert.Equal(0, await _bar.OpenOrdersAsync());
    }

    [Fact]
    public async Task Forget_AskedForTwiceAtOnce_ForgetsOnce()
    {
        var id = (await _bar.RedeemAsync("ada")).Order.Id;

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Visitors.ForgetAsync("ada", Never)));
        await _bar.Engine.SettleAsync();

        Assert.Equal("", (await _bar.OrderAsync(id)).UserId);
        Assert.Equal(0, await _bar.OpenOrdersAsync());
    }

    [Fact]
    public async Task Forget_VisitorComesAgain_IsANewcomer()
    {
        await _bar.ChangeSettingAsync("maxOrdersPerUser", ItemValues.Number(1));
        await _bar.RedeemAsync("ada");

        await Visitors.ForgetAsync("ada", Never);

        Assert.True((await _bar.RedeemAsync("ada")).IsNew);
    }

    [Theory]
    [InlineData("nobody")]
    [InlineData("")]
    public async Task Forget_NobodyOfThatId_ChangesNothing(string userId)
    {
        var id = (await _bar.RedeemAsync("ada")).Order.Id;

        await Visitors.ForgetAsync(userId, Never);

        Assert.Equal("ada", (await _bar.OrderAsync(id)).UserId);
    }
}
