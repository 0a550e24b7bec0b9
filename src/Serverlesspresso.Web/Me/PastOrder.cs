using Serverlesspresso.Shop.Orders;
using Serverlesspresso.Web.Design;
using Serverlesspresso.Web.Visit;

namespace Serverlesspresso.Web.Me;

/// <summary>An order of the past, or of now.</summary>
/// <param name="Ticket">The order.</param>
/// <param name="Phase">How it stands.</param>
/// <param name="ShopId">Its shop.</param>
/// <param name="ShopName">What people call its shop.</param>
/// <param name="TimeZone">The shop's time zone.</param>
public sealed record PastOrder(Ticket Ticket, OrderPhase Phase, string ShopId, string ShopName, string TimeZone)
{
    /// <summary>Whether it is still on its way.</summary>
    public bool IsLive => Phase is OrderPhase.Choosing or OrderPhase.Queued or OrderPhase.Making or OrderPhase.Ready;

    /// <summary>What the colour of its phase says.</summary>
    public Tone Tone => Phase switch
    {
        OrderPhase.Choosing or OrderPhase.Queued or OrderPhase.Making => Tone.Busy,
        OrderPhase.Ready => Tone.Good,
        OrderPhase.Collected => Tone.Neutral,
        OrderPhase.Cancelled or OrderPhase.TimedOut => Tone.Warn,
    };

    /// <summary>Where one sees more of it.</summary>
    public string Href => IsLive ? VisitAddresses.Shop(ShopId) : VisitAddresses.Journey(Ticket.Id);
}
