using Serverlesspresso.Shop.Menus;
using Serverlesspresso.Shop.Orders;
using Serverlesspresso.Shop.Shops;
using Serverlesspresso.Shop.Statistics;
using Serverlesspresso.Web.Bar;
using Serverlesspresso.Web.Tests.Design;

namespace Serverlesspresso.Web.Tests.Bar;

/// <summary>What a bar has, with only what a test is about named.</summary>
internal static class SomeBar
{
    public static DateTimeOffset Now => PageContext.Now;

    public static CoffeeShop Shop { get; } = new()
    {
        Id = new ShopId("EXPO"),
        Settings = new ShopSettings { StoreOpen = true, Name = "Expo Bar", TimeZone = "Europe/Berlin" },
        Menu = new Menu(
            [
                new MenuDrink { Name = "Latte", Icon = "latte", Groups = [new ModifierGroup("Milk", ["Oat", "None"])] },
                new MenuDrink { Name = "Mocha", Icon = "mocha", IsAvailable = false },
            ]),
        OpenOrders = 3,
        SettingsVersion = "1",
        MenuVersion = "1",
    };

    public static BarFacts Facts(params Order[] orders) => new()
    {
        Shop = Shop,
        Orders = orders,
        Recent = new RecentDrinks(Count: 0, TypicalWait: null),
        Names = new Dictionary<string, string> { ["ann"] = "Ann", ["ben"] = "Ben" },
        BaristaId = "ann",
        View = new BarView(),
        Now = Now,
    };

    public static BarModel Model(params Order[] orders) => BarModel.From(Facts(orders));

    public static Order Order(string number, OrderPhase phase = OrderPhase.Queued, int secondsAgo = 30)
    {
        var at = Now.AddSeconds(-secondsAgo);
        var queued = new Order
        {
            Id = $"order-{number}",
            UserId = "visitor",
            ShopId = "EXPO",
            State = OrderState.Created,
            CustomerName = $"Guest {number}",
            DrinkOrder = """{"drink":"Latte","modifiers":["Oat","None"]}""",
            OrderNumber = number,
            At = at,
            SubmittedAt = at,
            NumberedAt = at,
            TaskToken = "secret-token",
        };
        var ready = queued with { State = OrderState.Completed, FinishedAt = at, FinishedBy = "ben" };
        return phase switch
        {
            OrderPhase.Choosing => queued with { DrinkOrder = null, OrderNumber = null, SubmittedAt = null },
            OrderPhase.Queued => queued,
            OrderPhase.Making => queued with { BaristaUserId = "ann", ClaimedAt = at },
            OrderPhase.Ready => ready,
            OrderPhase.Collected => ready with { CollectedAt = at },
            OrderPhase.Cancelled => queued with { State = OrderState.Cancelled, FinishedAt = at },
            OrderPhase.TimedOut => queued with { State = OrderState.Cancelled, Reason = "Barista timedout" },
        };
    }
}
