using System.Text;
using Serverlesspresso.Engine.Store;
using Serverlesspresso.Shop.Menus;
using Serverlesspresso.Shop.Orders;
using Serverlesspresso.Shop.Shops;
using Serverlesspresso.Web.Console.Walkthrough;

namespace Serverlesspresso.Web.Tests.Console.Walkthrough;

/// <summary>What the walkthrough may find, with only what a test is about named.</summary>
internal static class SomeWalk
{
    public static readonly DateTimeOffset Now = new(2030, 1, 1, 8, 0, 0, TimeSpan.Zero);

    public static CoffeeShop Shop { get; } = new()
    {
        Id = ShopId.Default,
        Settings = new ShopSettings { StoreOpen = true },
        Menu = Menu.Standard,
        OpenOrders = 0,
        SettingsVersion = "1",
        MenuVersion = "1",
    };

    public static Order Choosing { get; } = new()
    {
        Id = "2",
        UserId = "1",
        ShopId = "default",
        State = OrderState.Created,
        OpenedAt = Now,
        TaskToken = "first",
    };

    public static Order Chosen { get; } = Choosing with { DrinkOrder = """{"drink":"Cappuccino"}""" };

    public static Order Numbered { get; } = Chosen with { OrderNumber = "7", TaskToken = "second" };

    public static Order Completed { get; } = Numbered with { State = OrderState.Completed };

    public static WalkRun Waiting { get; } = new() { Arn = "arn:x:execution:OrderProcessor:run", Status = ExecutionStatus.Running, HasResumed = false };

    public static WalkRun Resumed { get; } = Waiting with { HasResumed = true };

    public static WalkRun Ended { get; } = Resumed with { Status = ExecutionStatus.Succeeded };

    public static WalkFacts Facts(string orderId = "2") =>
        new() { OrderId = orderId, Rule = RuleStanding.Works, Shop = Shop };

    public static WalkFacts With(Order? order, WalkRun? run) => Facts() with { Order = order, Run = run };

    public static EventRow Event(long sequence, string detailType, string detail, params string[] rules) => new()
    {
        Sequence = sequence,
        Id = $"event-{sequence}",
        BusName = "Serverlesspresso",
        PutAt = Now.AddSeconds(sequence),
        Envelope = Encoding.UTF8.GetBytes(
            $$"""{"detail-type":"{{detailType}}","source":"x","resources":[],"detail":{{detail}}}"""),
        Routes = rules.Length == 0
            ? null
            : $"[{string.Join(',', rules.Select(rule => $$"""{"rule":"{{rule}}","targets":[]}"""))}]",
    };

    public static WalkTrail Trail(params EventRow[] rows) => WalkTrail.Find(rows.OrderByDescending(row => row.Sequence), "2");
}
