using Serverlesspresso.Shop.Orders;

namespace Serverlesspresso.Web.Console.Overview;

/// <summary>The orders as the start page shows them: those at work in columns, and those that have ended.</summary>
public sealed record OrderSection
{
    private const int OrdersOfAColumnMax = 8;

    /// <summary>Why there are no orders to show; null if nothing is wrong.</summary>
    public required string? Problem { get; init; }

    /// <summary>The orders that somebody chooses, waits for, makes or may fetch, in this order.</summary>
    public required IReadOnlyList<OrderColumn> Columns { get; init; }

    /// <summary>The orders that have ended.</summary>
    public required OrderColumn Ended { get; init; }

    /// <summary>Whether no order has come yet.</summary>
    public bool IsEmpty => Columns.All(column => column.Count == 0) && Ended.Count == 0;

    /// <summary>Makes the section.</summary>
    /// <param name="orders">The orders, the newest first.</param>
    /// <param name="now">The instant they are seen from.</param>
    internal static OrderSection From(Reading<IReadOnlyList<Order>> orders, DateTimeOffset now)
    {
        var lines = (orders.Value ?? []).Select(order => OrderLine.From(order, now)).ToList();
        return new OrderSection
        {
            Problem = orders.Problem,
            Columns =
            [
                ColumnOf(lines, "choosing", "Choosing", "Nobody is choosing a drink.", OrderPhase.Choosing),
                ColumnOf(lines, "queued", "In the queue", "No drink waits for a barista.", OrderPhase.Queued),
                ColumnOf(lines, "making", "Being made", "No drink is being made.", OrderPhase.Making),
                ColumnOf(lines, "ready", "Ready", "Nothing waits at the counter.", OrderPhase.Ready),
            ],
            Ended = ColumnOf(
                lines,
                "ended",
                "Ended",
                "No order has ended another way.",
                OrderPhase.Collected,
                OrderPhase.Cancelled,
                OrderPhase.TimedOut),
        };
    }

    private static OrderColumn ColumnOf(
        List<OrderLine> lines, string id, string title, string whenEmpty, params OrderPhase[] phases)
    {
        var orders = lines.Where(line => phases.Contains(line.Phase)).ToList();
        var shown = orders.Take(OrdersOfAColumnMax).ToList();
        return new OrderColumn(id, title, whenEmpty, shown, orders.Count - shown.Count);
    }
}
