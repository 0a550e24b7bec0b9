using Serverlesspresso.Shop.Orders;
using Serverlesspresso.Shop.Shops;
using Serverlesspresso.Web.Visit;

namespace Serverlesspresso.Web.Me;

/// <summary>What the page of a visitor's own shows.</summary>
public sealed record MeModel
{
    private const int OrdersMax = 50;

    /// <summary>Whether somebody is signed in.</summary>
    public required bool IsSignedIn { get; init; }

    /// <summary>The name that the visitor gave.</summary>
    public required string? Name { get; init; }

    /// <summary>The latest orders, the newest first.</summary>
    public required IReadOnlyList<PastOrder> Orders { get; init; }

    /// <summary>What came of the form that was just sent.</summary>
    public required string? Said { get; init; }

    /// <summary>Whether the visitor, without script, asks to be forgotten.</summary>
    public required bool AsksToForget { get; init; }

    /// <summary>Makes the lines of orders.</summary>
    /// <param name="orders">The orders, the newest first.</param>
    /// <param name="shops">The shops.</param>
    internal static IReadOnlyList<PastOrder> ListOrders(IEnumerable<Order> orders, IReadOnlyList<CoffeeShop> shops) =>
    [
        .. from order in orders.Take(OrdersMax)
           let shop = shops.FirstOrDefault(shop => shop.Id.Value == order.ShopId)
           select new PastOrder(
               Ticket.From(order, shop),
               order.Phase,
               order.ShopId,
               shop?.DisplayName ?? order.ShopId,
               shop?.Settings.TimeZone ?? "UTC"),
    ];
}
