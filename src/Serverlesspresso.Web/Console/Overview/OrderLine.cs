using Serverlesspresso.Shop.Orders;
using Serverlesspresso.Shop.Shops;

namespace Serverlesspresso.Web.Console.Overview;

/// <summary>An order as a page shows it. It has no task token: who sees a page may not act as the workflow.</summary>
public sealed record OrderLine
{
    /// <summary>The order number, for example <c>#7</c>; null if it has none yet.</summary>
    public required string? Number { get; init; }

    /// <summary>The drink; null if none is chosen yet.</summary>
    public required string? Drink { get; init; }

    /// <summary>The order's id.</summary>
    public required string Id { get; init; }

    /// <summary>The customer.</summary>
    public required string Customer { get; init; }

    /// <summary>The shop; null for the default shop.</summary>
    public required string? Shop { get; init; }

    /// <summary>How it stands.</summary>
    public required OrderPhase Phase { get; init; }

    /// <summary>When it ended or else got its number or else was opened; null if its row does not say.</summary>
    public required Moment? Since { get; init; }

    /// <summary>How it stands, in words.</summary>
    public string PhaseName => PhaseWords.Of(Phase);

    /// <summary>Makes the line of an order.</summary>
    /// <param name="order">The order.</param>
    /// <param name="now">The instant it is seen from.</param>
    internal static OrderLine From(Order order, DateTimeOffset now) => new()
    {
        Number = order.OrderNumber is { } number ? $"#{number}" : null,
        Drink = order.Drink,
        Id = order.Id,
        Customer = order.UserId,
        Shop = order.ShopId == ShopId.Default.Value ? null : order.ShopId,
        Phase = order.Phase,
        Since = (order.FinishedAt ?? order.At) is { } since ? Moment.From(since, now) : null,
    };
}
