using Serverlesspresso.Shop.CheckIn;
using Serverlesspresso.Shop.Orders;
using Serverlesspresso.Shop.Shops;

namespace Serverlesspresso.Shop.Tests.Flow;

/// <summary>The server dies at each turn of an order in turn, and whoever got no answer asks again.</summary>
public sealed class DeathTests
{
    private const string Visitor = "ada";

    private static readonly Actor Ann = new("ann", IsStaff: true);

    [Fact]
    public async Task Order_ServerDiesAtAnyTurn_IsServedOnce()
    {
        var points = 0;
        for (var hasDied = true; hasDied; points++)
        {
            await using var bar = await CoffeeBar.OpenAsync();
            var code = (await bar.CodeAsync()).Code;
            hasDied = await ServeAndDieAsync(bar, code, points + 1);
            await bar.Engine.RestartAsync();
            await ServeAsync(bar, code, CancellationToken.None);
            await bar.Engine.SettleAsync();

            await AssertServedOnceAsync(bar);
        }

        // Five requests, and the turns of the events between them, two points each.
        Assert.InRange(points, 16, 60);
    }

    private static async Task<bool> ServeAndDieAsync(CoffeeBar bar, string code, int point)
    {
        DyingStore? dying = null;
        bar.Engine.AroundStore = store => dying = new DyingStore(store);
        await bar.Engine.RestartAsync();
        bar.Engine.AroundStore = store => store;
        Assert.NotNull(dying);
        dying.DieAt(point);
        try
        {
            await ServeAsync(bar, code, dying.Died);
            await bar.Engine.SettleAsync();
        }
        catch (Exception exception) when (
            dying.Died.IsCancellationRequested && exception is IOException or OperationCanceledException)
        {
            // The requests went down with their server.
        }

        return dying.Died.IsCancellationRequested;
    }

    private static async Task ServeAsync(CoffeeBar bar, string code, CancellationToken died)
    {
        var desk = bar.Engine.Get<OrderDesk>();
        var earlier = await bar.Engine.Get<OrderReader>().ListOfVisitorAsync(Visitor, died);
        var order = earlier.FirstOrDefault(found => !found.IsOpen) ?? await CheckInAsync(bar, code, died);
        await desk.SubmitAsync(order.Id, Visitor, new DrinkChoice { Drink = "Latte" }, "submit", died);
        await desk.MakeAsync(order.Id, Ann, "make", died);
        await desk.CompleteAsync(order.Id, Ann, "complete", died);
        await desk.CollectAsync(order.Id, Ann, "collect", died);
    }

    private static async Task<Order> CheckInAsync(CoffeeBar bar, string code, CancellationToken died)
    {
        var request = new RedeemRequest { Shop = ShopId.Default, Code = code, VisitorId = Visitor };
        return (await bar.Engine.Get<CheckInDesk>().RedeemAsync(request, died)).Order;
    }

    private static async Task AssertServedOnceAsync(CoffeeBar bar)
    {
        var orders = await bar.Engine.Get<OrderReader>().ListOfVisitorAsync(Visitor, CancellationToken.None);
        var order = Assert.Single(orders);
        Assert.Equal((OrderPhase.Collected, "1", "ann"), (order.Phase, order.OrderNumber, order.FinishedBy));
        Assert.Equal(9, (await bar.CodeAsync()).DrinksLeft);
        Assert.Equal(0, await bar.OpenOrdersAsync());
        string[] onceEach =
        [
            "Validator.NewOrder", "OrderProcessor.WorkflowStarted", "OrderProcessor.WaitingCompletion",
            "OrderManager.WaitingCompletion", "OrderManager.MakeOrder", "OrderManager.OrderCompleted",
            "OrderProcessor.orderFinished", "OrderManager.OrderCollected",
        ];
        foreach (var detailType in onceEach)
        {
            Assert.Single(await bar.EventsAsync(detailType));
        }
    }
}
