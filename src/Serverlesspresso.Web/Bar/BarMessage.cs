using Serverlesspresso.Shop;
using Serverlesspresso.Shop.Orders;
using Serverlesspresso.Web.Design;

namespace Serverlesspresso.Web.Bar;

/// <summary>What to tell a barista of the form that was just sent.</summary>
/// <param name="Tone">Whether it went well.</param>
/// <param name="Key">The text's name.</param>
/// <param name="Number">The number of the order that it is about.</param>
/// <param name="Name">The name of a colleague, or of the customer.</param>
public sealed record BarMessage(Tone Tone, string Key, string? Number = null, string? Name = null)
{
    /// <summary>The order was reminded of.</summary>
    public const string Reminded = "reminded";

    /// <summary>The order was taken.</summary>
    public const string Taken = "taken";

    /// <summary>The message to all who wait is out.</summary>
    public const string NoticeIsOut = "notice";

    private static readonly string[] GoodNews = [Reminded, Taken, NoticeIsOut];

    private static readonly string[] Refusals =
    [
        RefusalReasons.Closed,
        RefusalReasons.Capacity,
        RefusalReasons.OrderNotFound,
        RefusalReasons.NotOnMenu,
        RefusalReasons.NotAvailable,
        RefusalReasons.InvalidModifier,
        RefusalReasons.InvalidOrder,
        RefusalReasons.InvalidShop,
    ];

    /// <summary>Puts together what a page's address says, or null if it says nothing.</summary>
    /// <param name="facts">What was read.</param>
    internal static BarMessage? Find(BarFacts facts) => (facts.Said, facts.SaidOrder) switch
    {
        (null, _) => null,
        (RefusalReasons.InvalidTransition, { } order) => OfConflict(order, facts),
        (var said, var order) when GoodNews.Contains(said) =>
            new BarMessage(Tone.Good, said, order?.OrderNumber, order?.CustomerName),
        (var said, _) when Refusals.Contains(said) => new BarMessage(Tone.Bad, said),
        _ => new BarMessage(Tone.Bad, "unknown"),
    };

    // Somebody was faster. What they did says how the order stands now.
    private static BarMessage OfConflict(Order order, BarFacts facts)
    {
        var key = order.Phase switch
        {
            OrderPhase.Choosing => "is-choosing",
            OrderPhase.Queued => "is-queued",
            OrderPhase.Making => facts.NameOf(order.BaristaUserId) is null ? "is-mine" : "is-making",
            OrderPhase.Ready => facts.NameOf(order.FinishedBy) is null ? "is-ready" : "is-ready-by",
            OrderPhase.Collected => "is-collected",
            OrderPhase.Cancelled => "is-cancelled",
            OrderPhase.TimedOut => "is-timed-out",
        };
        var colleague = order.Phase == OrderPhase.Ready ? order.FinishedBy : order.BaristaUserId;
        return new BarMessage(Tone.Warn, key, order.OrderNumber, facts.NameOf(colleague));
    }
}
