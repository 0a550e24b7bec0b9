using Serverlesspresso.Shop.Orders;
using Serverlesspresso.Shop.Tests.Flow;

namespace Serverlesspresso.Shop.Tests.CheckIn;

/// <summary>Orders that have checked in, and whose workflow is late or never comes.</summary>
public sealed class AdmittedOrderTests : IAsyncLifetime
{
    private static readonly CancellationToken Never = CancellationToken.None;
    private static readonly Actor Ada = new("ada", IsStaff: false);
    private static readonly DrinkChoice Latte = new() { Drink = "Latte" };

    private CoffeeBar _bar = null!; // Opened before each test.

    private OrderDesk Desk => _bar.Engine.Get<OrderDesk>();

    public async ValueTask InitializeAsync() => _bar = await CoffeeBar.OpenAsync();

    public ValueTask DisposeAsync() => _bar.DisposeAsync();

    [Fact]
    public async Task Submit_WorkflowHasNotBegun_IsKeptUntilItBegins()
    {
        await _bar.DeleteRuleAsync("NewOrder");
        var id = (await _bar.RedeemAsync("ada")).Order.Id;

        var queued = await Desk.SubmitAsync(id, "ada", Latte, key: null, Never);
        await StartProcessorAsync(id);

        Assert.Equal((OrderPhase.Queued, null), (queued.Phase, queued.OrderNumber));
        var order = await _bar.OrderAsync(id);
        Assert.Equal((OrderPhase.Queued, "1"), (order.Phase, order.OrderNumber));
        Assert.Equal(1, await _bar.OpenOrdersAsync());
    }

    [Fact]
    public async Task Submit_TokenIsNotInTheRow_IsKeptUntilItIs()
    {
        await _bar.DeleteRuleAsync("WorkflowStarted");
        var id = (await _bar.RedeemAsync("ada")).Order.Id;
        await _bar.Engine.SettleAsync();

        var queued = await Desk.SubmitAsync(id, "ada", Latte, key: null, Never);
        await _bar.DeliverAsync("WorkflowStarted");

        Assert.Equal((OrderPhase.Queued, null), (queued.Phase, queued.OrderNumber));
        Assert.Equal("1", (await _bar.OrderAsync(id)).OrderNumber);
    }

    [Fact]
    public async Task Cancel_WorkflowHasNotBegun_GivesBackThePlaceAndItNeverBegins()
    {
        await _bar.DeleteRuleAsync("NewOrder");
        var id = (await _bar.RedeemAsync("ada")).Order.Id;

        var cancelled = await Desk.CancelAsync(id, Ada, reason: null, key: null, Never);
        await StartProcessorAsync(id);
        await _bar.Engine.AdvanceAsync(TimeSpan.FromSeconds(301));

        Assert.Equal(OrderPhase.Cancelled, cancelled.Phase);
        Assert.Equal(cancelled, await _bar.OrderAsync(id));
        Assert.Equal(0, await _bar.OpenOrdersAsync());
        Assert.Empty(await _bar.EventsAsync("OrderProcessor.WorkflowStarted"));
        Assert.Single(await _bar.EventsAsync("OrderProcessor.orderFinished"));
    }

    [Fact]
    public async Task Cancel_TokenIsNotInTheRow_EndsTheWorkflowWhenItIs()
    {
        await _bar.DeleteRuleAsync("WorkflowStarted");
        var id = (await _bar.RedeemAsync("ada")).Order.Id;
        await _bar.Engine.SettleAsync();

        var cancelled = await Desk.CancelAsync(id, Ada, reason: null, key: null, Never);
        var before = await _bar.OpenOrdersAsync();
        await _bar.DeliverAsync("WorkflowStarted");

        Assert.Equal(OrderPhase.Cancelled, cancelled.Phase);
        Assert.Equal((1, 0), (before, await _bar.OpenOrdersAsync()));
        Assert.Equal(
            "cancelled",
            Assert.Single(await _bar.EventsAsync("OrderProcessor.orderFinished")).GetProperty("outcome").GetString());
    }

    [Fact]
    public async Task Cancel_TokenIsNotInTheRowAndTheWorkflowIsStopped_GivesBackThePlace()
    {
        await _bar.DeleteRuleAsync("WorkflowStarted");
        var id = (await _bar.RedeemAsync("ada")).Order.Id;
        await _bar.Engine.SettleAsync();
        await Desk.CancelAsync(id, Ada, reason: null, key: null, Never);

        var processor = Assert.Single(await _bar.ProcessorsAsync());
        await _bar.Engine.Executions.StopAsync(processor.Arn, "Closing", "Good night.", Never);
        await _bar.Engine.SettleAsync();

        Assert.Equal(0, await _bar.OpenOrdersAsync());
        Assert.Equal("ada", (await _bar.OrderAsync(id)).FinishedBy);
    }

    [Fact]
    public async Task Cancel_WorkflowIsOnItsWayToTheNumber_EndsItWhenItsTokenComes()
    {
        await _bar.DeleteRuleAsync("WaitingCompletion");
        var id = (await _bar.RedeemAsync("ada")).Order.Id;
        await _bar.Engine.SettleAsync();
        await Desk.SubmitAsync(id, "ada", Latte, key: null, Never);

        var cancelled = await Desk.CancelAsync(id, Ada, reason: null, key: null, Never);
        var before = await _bar.OpenOrdersAsync();
        await _bar.DeliverAsync("WaitingCompletion");

        Assert.Equal(OrderPhase.Cancelled, cancelled.Phase);
        Assert.Equal(cancelled, await _bar.OrderAsync(id));
        Assert.Equal((1, 0), (before, await _bar.OpenOrdersAsync()));
        Assert.Empty(await _bar.EventsAsync("OrderManager.WaitingCompletion"));
        Assert.Equal(
            "cancelled",
            Assert.Single(await _bar.EventsAsync("OrderProcessor.orderFinished")).GetProperty("outcome").GetString());
    }

    [Theory]
    [InlineData("WorkflowStarted")]
    [InlineData("WaitingCompletion")]
    public async Task Cancel_WorkflowIsStoppedBeforeItsTokenComes_GivesBackThePlaceOnce(string function)
    {
        await _bar.DeleteRuleAsync(function);
        var id = (await _bar.RedeemAsync("ada")).Order.Id;
        await _bar.Engine.SettleAsync();
        await Desk.SubmitAsync(id, "ada", Latte, key: null, Never);
        await Desk.CancelAsync(id, Ada, reason: null, key: null, Never);

        var processor = Assert.Single(await _bar.ProcessorsAsync());
        await _bar.Engine.Executions.StopAsync(processor.Arn, "Closing", "Good night.", Never);
        await _bar.DeliverAsync(function);

        Assert.Equal(0, await _bar.OpenOrdersAsync());
    }

    [Fact]
    public async Task Cancel_TimeRanOutAndNothingClosedTheOrder_ClosesIt()
    {
        await _bar.DeleteRuleAsync("OrderTimedOut");
        var id = (await _bar.RedeemAsync("ada")).Order.Id;
        await _bar.Engine.SettleAsync();
        await _bar.Engine.AdvanceAsync(TimeSpan.FromSeconds(301));
        var before = await _bar.OrderAsync(id);

        var cancelled = await Desk.CancelAsync(id, Ada, reason: null, key: null, Never);

        Assert.Equal((OrderPhase.Choosing, OrderPhase.Cancelled), (before.Phase, cancelled.Phase));
        Assert.Equal(0, await _bar.OpenOrdersAsync());
    }

    [Theory]
    [InlineData(false, "Customer timedout")]
    [InlineData(true, "Barista timedout")]
    public async Task Admission_WorkflowNeverBegins_TimesOutAtTheDeadline(bool hasDrink, string reason)
    {
        await _bar.DeleteRuleAsync("NewOrder");
        var id = (await _bar.RedeemAsync("ada")).Order.Id;
        if (hasDrink)
        {
            await Desk.SubmitAsync(id, "ada", Latte, key: null, Never);
        }

        await _bar.Engine.CloseAsync();
        _bar.Engine.Clock.Advance(TimeSpan.FromSeconds(299));
        await _bar.Engine.OpenAsync();
        var before = await _bar.OrderAsync(id);
        await _bar.Engine.AdvanceAsync(TimeSpan.FromSeconds(2));

        var order = await _bar.OrderAsync(id);
        Assert.True(before.IsOpen);
        Assert.Equal((OrderPhase.TimedOut, reason), (order.Phase, order.Reason));
        Assert.Equal(0, await _bar.OpenOrdersAsync());
        Assert.Equal(
            reason,
            Assert.Single(await _bar.EventsAsync("OrderProcessor.OrderTimeOut")).GetProperty("cause").GetString());
    }

    [Fact]
    public async Task NewOrder_PutByHandForAnAdmittedOrder_TakesNoSecondPlace()
    {
        var id = (await _bar.RedeemAsync("ada")).Order.Id;
        await _bar.ArriveAsync(id, userId: "ada");
        await _bar.ArriveAsync(id, userId: "ada");
        await _bar.ArriveAsync(id, userId: "eve");

        Assert.Equal(1, await _bar.OpenOrdersAsync());
        Assert.Single(await _bar.EventsAsync("OrderProcessor.WorkflowStarted"));
        Assert.Equal("ada", (await _bar.OrderAsync(id)).UserId);
    }

    [Fact]
    public async Task Admission_ServerRestartsAtOnce_GoesOn()
    {
        var id = (await _bar.RedeemAsync("ada")).Order.Id;
        await _bar.Engine.RestartAsync();
        await Desk.SubmitAsync(id, "ada", Latte, key: null, Never);
        await _bar.Engine.RestartAsync();

        var order = await _bar.OrderAsync(id);
        Assert.Equal((OrderPhase.Queued, "1"), (order.Phase, order.OrderNumber));
        Assert.Equal(1, await _bar.OpenOrdersAsync());
    }

    [Fact]
    public async Task Admission_WorkflowBeginsLate_HasOnlyTheTimeThatIsLeft()
    {
        await _bar.DeleteRuleAsync("NewOrder");
        var id = (await _bar.RedeemAsync("ada")).Order.Id;
        await _bar.Engine.AdvanceAsync(TimeSpan.FromSeconds(200));
        await StartProcessorAsync(id);

        await _bar.Engine.AdvanceAsync(TimeSpan.FromSeconds(99));
        var before = await _bar.OrderAsync(id);
        await _bar.Engine.AdvanceAsync(TimeSpan.FromSeconds(1));

        Assert.Equal(
            (OrderPhase.Choosing, OrderPhase.TimedOut), (before.Phase, (await _bar.OrderAsync(id)).Phase));
        Assert.Equal(0, await _bar.OpenOrdersAsync());
    }

    // What the rule NewOrder does.
    private async Task StartProcessorAsync(string orderId)
    {
        var input = $$$"""{"detail":{"orderId":"{{{orderId}}}","userId":"ada","eventId":"default"}}""";
        await _bar.Engine.StartExecutionAsync(CoffeeBar.OrderProcessor, input);
        await _bar.Engine.SettleAsync();
    }
}
