using Serverlesspresso.Shop.Orders;
using Serverlesspresso.Shop.Shops;
using Serverlesspresso.Web.Visit;

namespace Serverlesspresso.Web.Journey;

/// <summary>What the page of an order's journey shows.</summary>
public sealed record JourneyModel
{
    /// <summary>The order.</summary>
    public required Ticket Ticket { get; init; }

    /// <summary>The shop's id.</summary>
    public required string ShopId { get; init; }

    /// <summary>The shop's time zone.</summary>
    public required string TimeZone { get; init; }

    /// <summary>The stops, the first first.</summary>
    public required IReadOnlyList<Stop> Stops { get; init; }

    /// <summary>Whether it goes on.</summary>
    public required bool IsLive { get; init; }

    /// <summary>Makes the model.</summary>
    /// <param name="order">The order.</param>
    /// <param name="shop">Its shop; null if it is gone.</param>
    internal static JourneyModel From(Order order, CoffeeShop? shop) => new()
    {
        Ticket = Ticket.From(order, shop),
        ShopId = order.ShopId,
        TimeZone = shop?.Settings.TimeZone ?? "UTC",
        Stops = ListStops(order),
        IsLive = order.Phase is OrderPhase.Choosing or OrderPhase.Queued or OrderPhase.Making or OrderPhase.Ready,
    };

    private static List<Stop> ListStops(Order order)
    {
        (StopKind Kind, DateTimeOffset? At)[] all =
        [
            (StopKind.CheckedIn, order.OpenedAt),
            (StopKind.Chosen, order.SubmittedAt),
            (StopKind.Numbered, order.NumberedAt),
            (StopKind.Claimed, order.ClaimedAt),
            (EndOf(order), order.FinishedAt),
            (StopKind.Collected, order.CollectedAt),
        ];
        var stops = new List<Stop>();
        foreach (var (kind, at) in all)
        {
            if (at is { } instant)
            {
                stops.Add(new Stop(kind, instant, stops.Count > 0 ? instant - stops[^1].At : null));
            }
        }

        return stops;
    }

    private static StopKind EndOf(Order order) => order.Phase switch
    {
        OrderPhase.TimedOut when order.Drink is null => StopKind.NotChosen,
        OrderPhase.TimedOut => StopKind.NotMade,
        OrderPhase.Cancelled => StopKind.Cancelled,
        _ => StopKind.Completed,
    };
}
