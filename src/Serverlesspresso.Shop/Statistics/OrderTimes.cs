using Serverlesspresso.Shop.Orders;

namespace Serverlesspresso.Shop.Statistics;

/// <summary>What statistics ask of an order.</summary>
internal static class OrderTimes
{
    /// <summary>Whether the drink has been made.</summary>
    public static bool IsMade(this Order order) => order.Phase is OrderPhase.Ready or OrderPhase.Collected;

    /// <summary>When the order came. Rows that were written by hand may say less than others.</summary>
    public static DateTimeOffset? ArrivedAt(this Order order) => order.OpenedAt ?? order.SubmittedAt ?? order.At;

    /// <summary>How long the customer waited for the drink; null if it was not made, or its row does not say.</summary>
    public static TimeSpan? Waited(this Order order) => SpanTo(order, order.SubmittedAt);

    /// <summary>How long the drink was being made; null if it was not, or nobody said when it began.</summary>
    public static TimeSpan? TimeOfMaking(this Order order) => SpanTo(order, order.ClaimedAt);

    private static TimeSpan? SpanTo(Order order, DateTimeOffset? begin) =>
        order.IsMade() && order.FinishedAt >= begin ? order.FinishedAt - begin : null;
}
