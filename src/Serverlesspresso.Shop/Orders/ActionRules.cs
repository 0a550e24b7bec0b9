using Serverlesspresso.Engine.Functions;

namespace Serverlesspresso.Shop.Orders;

/// <summary>Which actions an order allows in which phase.</summary>
public static class ActionRules
{
    /// <summary>How long after a reminder another one changes nothing.</summary>
    public static readonly TimeSpan ReminderPause = TimeSpan.FromSeconds(30);

    /// <summary>Decides whether an action may happen.</summary>
    /// <param name="order">The order as it stands.</param>
    /// <param name="request">The action.</param>
    /// <param name="now">The instant.</param>
    /// <returns>Whether it has happened already, by the same person and with the same drink.</returns>
    /// <exception cref="FunctionFailedException">
    /// It may not: <c>WrongCustomer</c> or <c>InvalidTransition</c>, with the reason in words.
    /// </exception>
    public static bool IsRepeat(Order order, ActionRequest request, DateTimeOffset now)
    {
        CheckCustomer(order, request);
        return request.Action switch
        {
            OrderAction.Submit => IsRepeatedSubmit(order, request),
            OrderAction.Make => IsRepeatedMake(order, request),
            OrderAction.Unmake => IsRepeatedUnmake(order, request),
            OrderAction.Complete => IsRepeatedComplete(order, request),
            OrderAction.Cancel => IsRepeatedCancel(order, request),
            OrderAction.Collect => IsRepeatedCollect(order, request),
            OrderAction.Remind => IsRepeatedRemind(order, now),
        };
    }

    private static void CheckCustomer(Order order, ActionRequest request)
    {
        var actsAsCustomer = request.Action == OrderAction.Submit
            || (request.Action is OrderAction.Cancel or OrderAction.Collect && request.BaristaUserId.Length == 0);
        if (actsAsCustomer && order.UserId != request.UserId)
        {
            throw new FunctionFailedException(
                "WrongCustomer", $"The order '{order.Id}' is not an order of the customer '{request.UserId}'.");
        }
    }

    private static bool IsRepeatedSubmit(Order order, ActionRequest request)
    {
        if (order.DrinkOrder is not null)
        {
            return order.HasDrinkOrder(request.Body) ? true : throw Refuse(order, "its drink is chosen already");
        }

        if (order.Phase != OrderPhase.Choosing)
        {
            throw Refuse(order, "its customer can choose no drink any more");
        }

        return false;
    }

    private static bool IsRepeatedMake(Order order, ActionRequest request) => order.Phase switch
    {
        OrderPhase.Queued when order.OrderNumber is not null => false,
        OrderPhase.Queued => throw RefuseWithoutNumber(order),
        OrderPhase.Making when order.BaristaUserId == request.BaristaUserId => true,
        OrderPhase.Making => throw RefuseToOther(order),
        _ => throw Refuse(order, "it is not in the queue"),
    };

    private static bool IsRepeatedUnmake(Order order, ActionRequest request) => order.Phase switch
    {
        OrderPhase.Making when order.BaristaUserId == request.BaristaUserId => false,
        OrderPhase.Making => throw RefuseToOther(order),
        OrderPhase.Queued when order.BaristaUserId is not null => true,
        _ => throw Refuse(order, "nobody makes it"),
    };

    private static bool IsRepeatedComplete(Order order, ActionRequest request) => order.Phase switch
    {
        OrderPhase.Queued or OrderPhase.Making when order.OrderNumber is not null => false,
        OrderPhase.Queued or OrderPhase.Making => throw RefuseWithoutNumber(order),
        OrderPhase.Ready or OrderPhase.Collected when order.FinishedBy == request.BaristaUserId => true,
        OrderPhase.Ready or OrderPhase.Collected => throw Refuse(order, "somebody else has completed it"),
        _ => throw Refuse(order, "it is not in the queue"),
    };

    private static bool IsRepeatedCancel(Order order, ActionRequest request) => order.Phase switch
    {
        OrderPhase.Choosing or OrderPhase.Queued or OrderPhase.Making => false,
        OrderPhase.Cancelled when order.FinishedBy == request.Actor
            && (order.CancelReason ?? string.Empty) == request.CancelReason => true,
        _ => throw Refuse(order, "it has ended"),
    };

    private static bool IsRepeatedCollect(Order order, ActionRequest request) => order.Phase switch
    {
        OrderPhase.Ready => false,
        OrderPhase.Collected when order.CollectedBy == request.Actor => true,
        OrderPhase.Collected => throw Refuse(order, "somebody else has said so already"),
        _ => throw Refuse(order, "it is not at the counter"),
    };

    // Whoever reminds so soon after another wants what has happened.
    private static bool IsRepeatedRemind(Order order, DateTimeOffset now) => order.Phase == OrderPhase.Ready
        ? order.RemindedAt is { } remindedAt && now - remindedAt < ReminderPause
        : throw Refuse(order, "it is not at the counter");

    /// <summary>The refusal of an action that the order does not allow now.</summary>
    /// <param name="order">The order.</param>
    /// <param name="why">Why not.</param>
    internal static FunctionFailedException Refuse(Order order, string why) => new(
        "InvalidTransition", $"The order '{order.Id}' is {NameOf(order.Phase)}: {why}.");

    private static FunctionFailedException RefuseToOther(Order order) =>
        Refuse(order, $"the barista '{order.BaristaUserId}' makes it");

    private static FunctionFailedException RefuseWithoutNumber(Order order) =>
        Refuse(order, "it has no number yet, try again in a moment");

    private static string NameOf(OrderPhase phase) => phase switch
    {
        OrderPhase.Choosing => "choosing",
        OrderPhase.Queued => "queued",
        OrderPhase.Making => "making",
        OrderPhase.Ready => "ready",
        OrderPhase.Collected => "collected",
        OrderPhase.Cancelled => "cancelled",
        OrderPhase.TimedOut => "timed out",
    };
}
