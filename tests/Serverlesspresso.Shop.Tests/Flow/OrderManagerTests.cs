using Serverlesspresso.Engine.Store;
using Serverlesspresso.Shop.Orders;

namespace Serverlesspresso.Shop.Tests.Flow;

public sealed class OrderManagerTests : IAsyncLifetime
{
    private CoffeeBar _bar = null!; // Opened before each test.

    public async ValueTask InitializeAsync()
    {
        _bar = await CoffeeBar.OpenAsync();
        await _bar.ArriveAsync("2");
    }

    public ValueTask DisposeAsync() => _bar.DisposeAsync();

    [Theory]
    [InlineData("")]
    [InlineData("make")]
    [InlineData("unmake")]
    [InlineData("complete")]
    [InlineData("cancel")]
    public async Task Action_UnknownOrder_FailsAndLeavesNoRow(string action)
    {
        var execution = await _bar.ActAsync("ghost", action);

        Assert.Equal((ExecutionStatus.Failed, "OrderNotFound"), (execution.Status, execution.Error));
        Assert.Null(await _bar.FindAsync("ghost"));
    }

    [Fact]
    public async Task Submit_DrinkIsNotOnTheMenu_LeavesTheOrderWaiting()
    {
        var execution = await _bar.SubmitAsync("2", drink: "James Soda");

        Assert.Equal(ExecutionStatus.Succeeded, execution.Status);
        Assert.Contains("SucceedStateEntered", await _bar.Engine.HistoryTypesAsync(execution.Arn));
        Assert.Equal(OrderPhase.Choosing, (await _bar.OrderAsync("2")).Phase);
        var rejected = Assert.Single(await _bar.EventsAsync("OrderManager.OrderRejected"));
        Assert.Equal("The drink 'James Soda' is not on the menu.", rejected.GetProperty("reason").GetString());

        await _bar.SubmitAsync("2", drink: "Latte");
        Assert.Equal(OrderPhase.Queued, (await _bar.OrderAsync("2")).Phase);
    }

    [Fact]
    public async Task Submit_WrongCustomer_IsRefused()
    {
        var execution = await _bar.SubmitAsync("2", userId: "somebody else");

        Assert.Equal((ExecutionStatus.Failed, "WrongCustomer"), (execution.Status, execution.Error));
        Assert.Equal(OrderPhase.Choosing, (await _bar.OrderAsync("2")).Phase);
    }

    [Fact]
    public async Task Submit_SameDrinkAgain_SucceedsAndChangesNothing()
    {
        await _bar.SubmitAsync("2");
        var before = await _bar.OrderAsync("2");

        var again = await _bar.SubmitAsync("2");

        Assert.Equal(ExecutionStatus.Succeeded, again.Status);
        Assert.Equal(before, await _bar.OrderAsync("2"));
    }

    [Fact]
    public async Task Submit_AnotherDrink_IsRefused()
    {
        await _bar.SubmitAsync("2");
        var before = await _bar.OrderAsync("2");

        var other = await _bar.SubmitAsync("2", drink: "Latte");

        Assert.Equal((ExecutionStatus.Failed, "InvalidTransition"), (other.Status, other.Error));
        Assert.Equal(before, await _bar.OrderAsync("2"));
    }

    [Fact]
    public async Task Action_NobodyKnowsIt_IsRefused()
    {
        var execution = await _bar.ActAsync("2", "drink");

        Assert.Equal((ExecutionStatus.Failed, "InvalidAction"), (execution.Status, execution.Error));
    }

    [Theory]
    [InlineData("complete")]
    [InlineData("make")]
    [InlineData("unmake")]
    public async Task Action_BeforeTheDrink_IsRefused(string action)
    {
        var execution = await _bar.ActAsync("2", action);

        Assert.Equal((ExecutionStatus.Failed, "InvalidTransition"), (execution.Status, execution.Error));
        Assert.Equal(OrderPhase.Choosing, (await _bar.OrderAsync("2")).Phase);
    }

    [Fact]
    public async Task Make_AnotherBaristaMakesIt_IsRefused()
    {
        await _bar.SubmitAsync("2");
        await _bar.ActAsync("2", "make", barista: "ann");

        var other = await _bar.ActAsync("2", "make", barista: "ben");
        var same = await _bar.ActAsync("2", "make", barista: "ann");

        Assert.Equal("InvalidTransition", other.Error);
        Assert.Equal(ExecutionStatus.Succeeded, same.Status);
        var order = await _bar.OrderAsync("2");
        Assert.Equal((OrderPhase.Making, "ann"), (order.Phase, order.BaristaUserId));
        Assert.Single(await _bar.EventsAsync("OrderManager.MakeOrder"));
    }

    [Fact]
    public async Task Unmake_ByItsBarista_PutsItBackIntoTheQueue()
    {
        await _bar.SubmitAsync("2");
        await _bar.ActAsync("2", "make", barista: "ann");

        var other = await _bar.ActAsync("2", "unmake", barista: "ben");
        await _bar.ActAsync("2", "unmake", barista: "ann");

        Assert.Equal("InvalidTransition", other.Error);
        Assert.Equal(OrderPhase.Queued, (await _bar.OrderAsync("2")).Phase);
        Assert.Equal(
            ["ann", ""],
            (await _bar.EventsAsync("OrderManager.MakeOrder")).Select(
                detail => detail.GetProperty("baristaUserId").GetString() ?? "none"));
    }

    [Fact]
    public async Task Complete_Twice_SecondChangesNothing()
    {
        await _bar.SubmitAsync("2");
        await _bar.ActAsync("2", "complete");

        var again = await _bar.ActAsync("2", "complete");
        var byAnother = await _bar.ActAsync("2", "complete", barista: "4");

        Assert.Equal(ExecutionStatus.Succeeded, again.Status);
        Assert.Equal("InvalidTransition", byAnother.Error);
        Assert.Single(await _bar.EventsAsync("OrderManager.OrderCompleted"));
    }

    [Fact]
    public async Task Complete_AfterCancel_IsRefused()
    {
        await _bar.SubmitAsync("2");
        await _bar.ActAsync("2", "cancel");

        var complete = await _bar.ActAsync("2", "complete");

        Assert.Equal("InvalidTransition", complete.Error);
        Assert.Equal("CANCELLED", (await _bar.OrderAsync("2")).State);
    }

    [Fact]
    public async Task CompleteAndCancel_AtOnce_OneWins()
    {
        await _bar.SubmitAsync("2");

        var results = await Task.WhenAll(_bar.ActAsync("2", "complete"), _bar.ActAsync("2", "cancel"));

        Assert.Single(results, execution => execution.Status == ExecutionStatus.Succeeded);
        Assert.Single(await _bar.EventsAsync("OrderProcessor.orderFinished"));
        Assert.Equal(0, await _bar.OpenOrdersAsync());
    }
}
