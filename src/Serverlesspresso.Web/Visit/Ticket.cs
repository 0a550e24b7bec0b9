using Serverlesspresso.Shop.Orders;
using Serverlesspresso.Shop.Shops;

namespace Serverlesspresso.Web.Visit;

/// <summary>An order as its visitor sees it. It has no task token: who sees a page may not act as the workflow.</summary>
public sealed record Ticket
{
    /// <summary>The order's id.</summary>
    public required string Id { get; init; }

    /// <summary>Its number; null if it has none yet.</summary>
    public required string? Number { get; init; }

    /// <summary>The drink; null if none is chosen yet.</summary>
    public required string? Drink { get; init; }

    /// <summary>The name of the drink's picture.</summary>
    public required string? Icon { get; init; }

    /// <summary>What was chosen with the drink.</summary>
    public required IReadOnlyList<string> Modifiers { get; init; }

    /// <summary>When it was opened.</summary>
    public required DateTimeOffset? OpenedAt { get; init; }

    /// <summary>Until when the visitor may choose.</summary>
    public required DateTimeOffset? ChooseBy { get; init; }

    /// <summary>When it was finished.</summary>
    public required DateTimeOffset? FinishedAt { get; init; }

    /// <summary>When the visitor was reminded of it, the last time.</summary>
    public required DateTimeOffset? RemindedAt { get; init; }

    /// <summary>Why it was cancelled, in the words of the barista who did.</summary>
    public required string? CancelReason { get; init; }

    /// <summary>Makes the ticket of an order.</summary>
    /// <param name="order">The order.</param>
    /// <param name="shop">Its shop, whose menu has the picture.</param>
    internal static Ticket From(Order order, CoffeeShop? shop) => new()
    {
        Id = order.Id,
        Number = order.OrderNumber,
        Drink = order.Drink,
        Icon = order.Drink is { } drink ? shop?.Menu.Find(drink)?.Icon : null,
        Modifiers = order.Modifiers,
        OpenedAt = order.OpenedAt ?? order.At,
        ChooseBy = order.ChooseBy,
        FinishedAt = order.FinishedAt,
        RemindedAt = order.RemindedAt,
        CancelReason = order.CancelReason,
    };
}
