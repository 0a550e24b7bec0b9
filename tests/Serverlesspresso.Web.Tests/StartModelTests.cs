using Serverlesspresso.Shop.Orders;
using Serverlesspresso.Shop.Shops;
using Serverlesspresso.Web.Start;

namespace Serverlesspresso.Web.Tests;

public sealed class StartModelTests
{
    private static readonly DateTimeOffset Now = new(2030, 1, 1, 8, 0, 0, TimeSpan.Zero);

    [Fact]
    public void From_OrderInTheQueue_ShowsNumberDrinkPhaseAndAge()
    {
        var order = new Order
        {
            Id = "2",
            UserId = "1",
            ShopId = "default",
            State = OrderState.Created,
            At = Now.AddSeconds(-75),
            DrinkOrder = """{"drink":"Latte"}""",
            OrderNumber = "7",
            TaskToken = "secret",
        };

        var model = StartModel.From(new ShopView(new ShopSettings { StoreOpen = true }, 1, [order]), Now);

        Assert.Equal(new OrderLine("#7", "2", "Latte", "in the queue", "1 min"), Assert.Single(model.Orders));
        Assert.Equal((true, "1 of 20 places taken"), (model.IsOpen, model.Places));
    }

    [Fact]
    public void From_OrderWithoutADrink_SaysSo()
    {
        var order = new Order { Id = "2", UserId = "1", ShopId = "default", State = OrderState.Created, At = Now };

        var model = StartModel.From(new ShopView(new ShopSettings(), 1, [order]), Now);

        Assert.Equal(new OrderLine("–", "2", "not chosen yet", "choosing", "0 s"), Assert.Single(model.Orders));
        Assert.False(model.IsOpen);
    }
}
