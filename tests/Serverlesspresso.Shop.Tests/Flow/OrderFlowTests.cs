using Serverlesspresso.Engine.Store;
using Serverlesspresso.Items.Values;
using Serverlesspresso.Shop.Orders;

namespace Serverlesspresso.Shop.Tests.Flow;

public sealed class OrderFlowTests : IAsyncLifetime
{
    private CoffeeBar _bar = null!; // Opened before each test.

    public async ValueTask InitializeAsync() => _bar = await CoffeeBar.OpenAsync();

    public ValueTask DisposeAsync() => _bar.DisposeAsync();

    [Fact]
    public async Task NewOrder_ShopIsOpen_WaitsForTheDrinkWithItsTokenInTheRow()
    {
        await _bar.ArriveAsync("2");

        var order = await _bar.OrderAsync("2");
        Assert.Equal(
            (OrderPhase.Choosing, "1", "default", "CREATED"), (order.Phase, order.UserId, order.ShopId, order.State));
        Assert.NotNull(order.TaskToken);
        Assert.Equal(ExecutionStatus.Running, Assert.Single(await _bar.ProcessorsAsync()).Status);
    }

    [Fact]
    public async Task Order_SubmittedAndCompleted_RunsToItsEnd()
    {
        await _bar.ArriveAsync("2");
        var firstToken = (await _bar.OrderAsync("2")).TaskToken;
        var submit = await _bar.SubmitAsync("2");
        var queued = await _bar.OrderAsync("2");
        var complete = await _bar.ActAsync("2", "complete");

        var order = await _bar.OrderAsync("2");
        Assert.Equal(
            (ExecutionStatus.Succeeded, ExecutionStatus.Succeeded), (submit.Status, complete.Status));
        Assert.Equal((OrderPhase.Queued, "1"), (queued.Phase, queued.OrderNumber));
        Assert.NotEqual(firstToken, queued.TaskToken);
        Assert.Equal(
            """{"userId":"1","drink":"Cappuccino","modifiers":[],"icon":"cup"}""", queued.DrinkOrder);
        Assert.Equal(("COMPLETED", OrderPhase.Ready), (order.State, order.Phase));
        Assert.Equal(ExecutionStatus.Succeeded, Assert.Single(await _bar.ProcessorsAsync()).Status);
        Assert.Equal(
            "completed",
            Assert.Single(await _bar.EventsAsync("OrderProcessor.orderFinished")).GetProperty("outcome").GetString());
        Assert.Equal(0, await _bar.OpenOrdersAsync());
    }

    [Fact]
    public async Task NewOrder_IdsAreNumbers_AreTakenAsText()
    {
        await _bar.ArriveAsync("", detail: """{"userId":1,"orderId":2}""");

        Assert.Equal("1", (await _bar.OrderAsync("2")).UserId);
    }

    [Theory]
    [InlineData("""{"userId":"1"}""")]
    [InlineData("""{"orderId":"","userId":"1"}""")]
    [InlineData("""{"orderId":{"a":1},"userId":"1"}""")]
    public async Task NewOrder_WithoutAnId_FailsWithAName(string detail)
    {
        await _bar.ArriveAsync("", detail: detail);

        var execution = Assert.Single(await _bar.ProcessorsAsync());
        Assert.Equal((ExecutionStatus.Failed, "InvalidOrder"), (execution.Status, execution.Error));
    }

    [Fact]
    public async Task NewOrder_SameIdWhileOpen_IsIgnored()
    {
        await _bar.ArriveAsync("2");
        var before = await _bar.OrderAsync("2");
        await _bar.ArriveAsync("2");

        Assert.Equal(before, await _bar.OrderAsync("2"));
        Assert.Equal(1, await _bar.OpenOrdersAsync());
        Assert.Equal(
            [ExecutionStatus.Running, ExecutionStatus.Succeeded],
            (await _bar.ProcessorsAsync()).Select(execution => execution.Status).Order());
    }

    [Fact]
    public async Task NewOrder_SameIdAtOnce_OneIsAdmitted()
    {
        const string Detail = """{"userId":"1","orderId":"2"}""";
        await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => _bar.PutAsync("Validator.NewOrder", Detail)));
        await _bar.Engine.SettleAsync();

        Assert.Single(await _bar.EventsAsync("OrderProcessor.WorkflowStarted"));
        Assert.Equal(1, await _bar.OpenOrdersAsync());
    }

    [Fact]
    public async Task NewOrder_SameIdAfterItsEnd_StartsAfresh()
    {
        await _bar.ArriveAsync("2");
        await _bar.SubmitAsync("2");
        await _bar.ActAsync("2", "complete");

        await _bar.ArriveAsync("2");

        var order = await _bar.OrderAsync("2");
        Assert.Equal((OrderPhase.Choosing, null), (order.Phase, order.OrderNumber));
    }

    [Fact]
    public async Task NewOrder_ShopIsClosed_IsRefusedWithTheReason()
    {
        await _bar.ChangeSettingAsync("storeOpen", BooleanValue.False);

        await _bar.ArriveAsync("2");

        var refusal = Assert.Single(await _bar.EventsAsync("OrderProcessor.ShopUnavailable"));
        Assert.Equal(
            ("2", "default", "closed"),
            (refusal.GetProperty("orderId").GetString(),
                refusal.GetProperty("eventId").GetString(),
                refusal.GetProperty("reason").GetString()));
        Assert.Null(await _bar.FindAsync("2"));
    }

    [Fact]
    public async Task NewOrder_ManyAtOnce_NoMoreThanTheCapacityAreAdmitted()
    {
        await Task.WhenAll(Enumerable.Range(1, 50).Select(
            number => _bar.PutAsync("Validator.NewOrder", $$"""{"userId":"u{{number}}","orderId":"o{{number}}"}""")));
        await _bar.Engine.SettleAsync();

        Assert.Equal(20, (await _bar.EventsAsync("OrderProcessor.WorkflowStarted")).Count);
        Assert.Equal(20, await _bar.OpenOrdersAsync());
        var refusals = await _bar.EventsAsync("OrderProcessor.ShopUnavailable");
        Assert.Equal(30, refusals.Count(detail => detail.GetProperty("reason").GetString() == "capacity"));
    }

    [Fact]
    public async Task NewOrder_UnknownShop_FailsWithAName()
    {
        await _bar.ArriveAsync("", detail: """{"userId":"1","orderId":"2","bucket":{"eventId":"ABC"}}""");

        Assert.Equal("ShopNotFound", Assert.Single(await _bar.ProcessorsAsync()).Error);
    }

    [Fact]
    public async Task Choosing_TimeRunsOut_OrderTimesOutWithoutANumber()
    {
        await _bar.ArriveAsync("2");

        await _bar.Engine.AdvanceAsync(TimeSpan.FromSeconds(299));
        var before = (await _bar.OrderAsync("2")).Phase;
        await _bar.Engine.AdvanceAsync(TimeSpan.FromSeconds(2));

        var order = await _bar.OrderAsync("2");
        Assert.Equal(OrderPhase.Choosing, before);
        Assert.Equal(
            (OrderPhase.TimedOut, "CANCELLED", "Customer timedout", null),
            (order.Phase, order.State, order.Reason, order.OrderNumber));
        Assert.Equal(0, await _bar.OpenOrdersAsync());
        Assert.Equal("InvalidTransition", (await _bar.SubmitAsync("2")).Error);
    }

    [Fact]
    public async Task Queued_TimeRunsOut_OrderTimesOutAlsoWhileItIsMade()
    {
        await _bar.ArriveAsync("2");
        await _bar.SubmitAsync("2");
        await _bar.Engine.AdvanceAsync(TimeSpan.FromSeconds(890));
        await _bar.ActAsync("2", "make");

        await _bar.Engine.AdvanceAsync(TimeSpan.FromSeconds(11));

        var order = await _bar.OrderAsync("2");
        Assert.Equal((OrderPhase.TimedOut, "Barista timedout"), (order.Phase, order.Reason));
        Assert.Equal("InvalidTransition", (await _bar.ActAsync("2", "complete")).Error);
        Assert.Equal(0, await _bar.OpenOrdersAsync());
    }

    [Fact]
    public async Task Choosing_DeadlinePassesWhileTheServerIsDown_FiresAtOnce()
    {
        await _bar.ArriveAsync("2");

        await _bar.Engine.CloseAsync();
        _bar.Engine.Clock.Advance(TimeSpan.FromHours(1));
        await _bar.Engine.OpenAsync();
        await _bar.Engine.SettleAsync();

        Assert.Equal(OrderPhase.TimedOut, (await _bar.OrderAsync("2")).Phase);
    }

    [Fact]
    public async Task Cancel_WhileChoosing_EndsTheOrderWithoutANumber()
    {
        await _bar.ArriveAsync("2");

        var cancel = await _bar.ActAsync("2", "cancel");

        var order = await _bar.OrderAsync("2");
        Assert.Equal(ExecutionStatus.Succeeded, cancel.Status);
        Assert.Equal((OrderPhase.Cancelled, null), (order.Phase, order.OrderNumber));
        Assert.Equal(ExecutionStatus.Succeeded, Assert.Single(await _bar.ProcessorsAsync()).Status);
        Assert.Equal(
            "cancelled",
            Assert.Single(await _bar.EventsAsync("OrderProcessor.orderFinished")).GetProperty("outcome").GetString());
        Assert.Equal(0, await _bar.OpenOrdersAsync());
    }

    [Fact]
    public async Task Processor_OfALongEventIsStopped_OrderIsCancelledAndItsPlaceGivenBack()
    {
        var filler = new string('x', 250 * 1_024);
        await _bar.ArriveAsync("2", detail: $$"""{"userId":"1","orderId":"2","filler":"{{filler}}"}""");
        var execution = Assert.Single(await _bar.ProcessorsAsync());

        await _bar.Engine.Executions.StopAsync(execution.Arn, error: null, cause: null, CancellationToken.None);
        await _bar.Engine.SettleAsync();

        Assert.Equal(OrderPhase.Cancelled, (await _bar.OrderAsync("2")).Phase);
        Assert.Equal(0, await _bar.OpenOrdersAsync());
    }

    [Fact]
    public async Task Processor_IsStopped_OrderIsCancelledAndItsPlaceGivenBack()
    {
        await _bar.ArriveAsync("2");
        var execution = Assert.Single(await _bar.ProcessorsAsync());

        await _bar.Engine.Executions.StopAsync(execution.Arn, "Closing", "Good night.", CancellationToken.None);
        await _bar.Engine.SettleAsync();

        Assert.Equal(OrderPhase.Cancelled, (await _bar.OrderAsync("2")).Phase);
        Assert.Equal(0, await _bar.OpenOrdersAsync());
        Assert.Single(await _bar.EventsAsync("OrderManager.OrderCancelled"));
    }

    [Fact]
    public async Task OrderNumbers_ManyOrders_CountUpWithoutRepeats()
    {
        for (var number = 1; number <= 5; number++)
        {
            await _bar.ArriveAsync($"o{number}");
        }

        await Task.WhenAll(Enumerable.Range(1, 5).Select(number => _bar.SubmitAsync($"o{number}")));

        var orders = await Task.WhenAll(Enumerable.Range(1, 5).Select(number => _bar.OrderAsync($"o{number}")));
        Assert.Equal(["1", "2", "3", "4", "5"], orders.Select(order => order.OrderNumber ?? "").Order());
    }

    [Fact]
    public async Task Provisioning_UserChangedAndDeletedThings_LeavesThemSo()
    {
        await _bar.ChangeSettingAsync("storeOpen", BooleanValue.False);
        var targets = _bar.Engine.Get<Engine.Buses.EventTargets>();
        await targets.RemoveAsync(
            "Serverlesspresso", "WaitingCompletion", ["WaitingCompletion"], CancellationToken.None);
        await _bar.Engine.Get<Engine.Buses.EventRules>().DeleteAsync(
            "Serverlesspresso", "WaitingCompletion", CancellationToken.None);

        await _bar.Engine.RestartAsync();

        await _bar.ArriveAsync("2");
        Assert.Single(await _bar.EventsAsync("OrderProcessor.ShopUnavailable"));
        await Assert.ThrowsAsync<Engine.Buses.EventResourceNotFoundException>(
            () => _bar.Engine.Get<Engine.Buses.EventTargets>().ListAsync(
                "Serverlesspresso", "WaitingCompletion", CancellationToken.None));
    }
}
