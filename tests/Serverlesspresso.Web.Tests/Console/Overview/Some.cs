using Serverlesspresso.Engine.Store;
using Serverlesspresso.Shop.Orders;
using Serverlesspresso.Web.Console.Overview;

namespace Serverlesspresso.Web.Tests.Console.Overview;

/// <summary>Orders and executions, with only what a test is about named.</summary>
internal static class Some
{
    public static readonly DateTimeOffset Now = new(2030, 1, 1, 8, 0, 0, TimeSpan.Zero);

    public static Order Order(OrderPhase phase, string id = "2", int secondsAgo = 0)
    {
        var order = new Order
        {
            Id = id,
            UserId = "1",
            ShopId = "default",
            State = OrderState.Created,
            At = Now.AddSeconds(-secondsAgo),
            TaskToken = "secret-token",
        };
        var submitted = order with { DrinkOrder = """{"userId":"1","drink":"Latte"}""", OrderNumber = "7" };
        return phase switch
        {
            OrderPhase.Choosing => order,
            OrderPhase.Queued => submitted,
            OrderPhase.Making => submitted with { BaristaUserId = "ann" },
            OrderPhase.Ready => submitted with { State = OrderState.Completed },
            OrderPhase.Collected => submitted with { State = OrderState.Completed, CollectedAt = Now },
            OrderPhase.Cancelled => order with { State = OrderState.Cancelled },
            OrderPhase.TimedOut => order with { State = OrderState.Cancelled, Reason = "Customer timedout" },
        };
    }

    public static OrderSection Section(params Order[] orders) =>
        OrderSection.From(new Reading<IReadOnlyList<Order>>(orders, Problem: null), Now);

    public static ExecutionRow Execution(ExecutionStatus status, string? error = null) => new()
    {
        Arn = "arn",
        StateMachineArn = "arn",
        RevisionId = "1",
        Name = "first",
        Status = status,
        StartedAt = Now.AddMinutes(-5),
        Input = string.Empty,
        Error = error,
        LastEventId = 1,
    };
}
