using Serverlesspresso.Shop.CheckIn;
using Serverlesspresso.Shop.Menus;
using Serverlesspresso.Shop.Orders;
using Serverlesspresso.Shop.Shops;
using Serverlesspresso.Web.Tests.Design;
using Serverlesspresso.Web.Visit;

namespace Serverlesspresso.Web.Tests.Visit;

/// <summary>Visits, with only what a test is about named.</summary>
internal static class SomeVisit
{
    public static DateTimeOffset Now => PageContext.Now;

    public static CoffeeShop Shop { get; } = new()
    {
        Id = new ShopId("EXPO"),
        Settings = new ShopSettings
        {
            StoreOpen = true,
            Name = "Expo Bar",
            PickupPlace = "the left counter",
            TimeZone = "Europe/Berlin",
        },
        Menu = new Menu(
            [
                new MenuDrink { Name = "Latte", Icon = "latte", Groups = [new ModifierGroup("Milk", ["Regular", "Oat"])] },
                new MenuDrink { Name = "Mocha", Icon = "mocha", IsAvailable = false },
            ]),
        OpenOrders = 3,
        SettingsVersion = "1",
        MenuVersion = "1",
    };

    public static VisitFacts Facts(Order? order = null, string? code = null, CoffeeShop? shop = null) => new()
    {
        Shop = shop ?? Shop,
        Order = order,
        Code = code,
        Now = Now,
    };

    /// <summary>Somebody who scanned a code with which nobody, or not they, can start.</summary>
    public static VisitModel Refused(string reason, DateTimeOffset? nextCodeAt = null) =>
        VisitModel.From(Facts(code: "CODE") with { Obstacle = new CheckInObstacle(reason, nextCodeAt) });

    public static VisitModel Model(Order? order = null, string? code = null, CoffeeShop? shop = null) =>
        VisitModel.From(Facts(order, code, shop));

    public static Order Order(OrderPhase phase)
    {
        var choosing = new Order
        {
            Id = "order-1",
            UserId = "visitor-1",
            ShopId = "EXPO",
            State = OrderState.Created,
            OpenedAt = Now.AddMinutes(-3),
            ChooseBy = Now.AddMinutes(2),
            TaskToken = "secret-token",
        };
        var queued = choosing with
        {
            DrinkOrder = """{"drink":"Latte","modifiers":["Oat"]}""",
            OrderNumber = "42",
            NumberedAt = Now.AddMinutes(-2),
        };
        var ready = queued with
        {
            State = OrderState.Completed,
            BaristaUserId = "ann",
            FinishedAt = Now.AddMinutes(-1),
        };
        return phase switch
        {
            OrderPhase.Choosing => choosing,
            OrderPhase.Queued => queued,
            OrderPhase.Making => queued with { BaristaUserId = "ann" },
            OrderPhase.Ready => ready,
            OrderPhase.Collected => ready with { CollectedAt = Now },
            OrderPhase.Cancelled => queued with { State = OrderState.Cancelled, FinishedAt = Now },
            OrderPhase.TimedOut => queued with { State = OrderState.Cancelled, Reason = "Barista timedout", FinishedAt = Now },
        };
    }
}
