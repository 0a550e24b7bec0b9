using System.Text.Json;
using Serverlesspresso.Shop.Orders;

namespace Serverlesspresso.Shop.Tests.Orders;

/// <summary>Orders and actions, with only what a test is about named.</summary>
internal static class An
{
    public const string Cappuccino = """{"userId":"1","drink":"Cappuccino","modifiers":[]}""";

    public static readonly DateTimeOffset Instant = new(2030, 1, 1, 8, 0, 0, TimeSpan.Zero);

    public static bool IsRepeat(Order order, ActionRequest request) => ActionRules.IsRepeat(order, request, Instant);

    public static Order Order(
        string state = OrderState.Created,
        string? drinkOrder = null,
        string? orderNumber = null,
        string? baristaUserId = null,
        string? finishedBy = null,
        string? reason = null) => new()
        {
            Id = "2",
            UserId = "1",
            ShopId = "default",
            State = state,
            DrinkOrder = drinkOrder,
            OrderNumber = orderNumber,
            BaristaUserId = baristaUserId,
            FinishedBy = finishedBy,
            Reason = reason,
        };

    public static Order OrderIn(OrderPhase phase) => phase switch
    {
        OrderPhase.Choosing => Order(),
        OrderPhase.Queued => Order(drinkOrder: Cappuccino, orderNumber: "10"),
        OrderPhase.Making => Order(drinkOrder: Cappuccino, orderNumber: "10", baristaUserId: "ann"),
        OrderPhase.Ready => Order(OrderState.Completed, Cappuccino, "10", "ann", finishedBy: "ann"),
        OrderPhase.Collected => OrderIn(OrderPhase.Ready) with { CollectedAt = DateTimeOffset.UnixEpoch },
        OrderPhase.Cancelled => Order(OrderState.Cancelled, finishedBy: "1"),
        OrderPhase.TimedOut => Order(OrderState.Cancelled, reason: "Customer timedout"),
    };

    public static ActionRequest Action(
        OrderAction action, string baristaUserId = "ann", string userId = "1", string body = Cappuccino) => new()
        {
            OrderId = "2",
            Action = action,
            BaristaUserId = baristaUserId,
            UserId = userId,
            Body = JsonElement.Parse(body),
        };
}
