using Serverlesspresso.Shop.Orders;
using Serverlesspresso.Shop.Shops;
using Serverlesspresso.Web.Design;

namespace Serverlesspresso.Web.Bar;

/// <summary>What is printed for an order, to stick on a cup.</summary>
public sealed record SlipModel
{
    /// <summary>The order number.</summary>
    public required string Number { get; init; }

    /// <summary>The drink.</summary>
    public required string Drink { get; init; }

    /// <summary>What was chosen with the drink.</summary>
    public required IReadOnlyList<string> Extras { get; init; }

    /// <summary>The customer's name; null if none was given.</summary>
    public required string? Name { get; init; }

    /// <summary>When it was ordered, by the clock of the shop.</summary>
    public required string OrderedAt { get; init; }

    /// <summary>What people call the shop.</summary>
    public required string ShopName { get; init; }

    /// <summary>Where drinks are picked up; empty if it goes without saying.</summary>
    public required string PickupPlace { get; init; }

    /// <summary>Makes the slip of an order.</summary>
    /// <param name="order">The order.</param>
    /// <param name="shop">Its shop.</param>
    internal static SlipModel From(Order order, CoffeeShop shop) => new()
    {
        Number = order.OrderNumber ?? string.Empty,
        Drink = order.Drink ?? string.Empty,
        Extras = order.Modifiers,
        Name = order.CustomerName,
        OrderedAt = Instants.DayAndTime(
            order.SubmittedAt ?? order.At ?? DateTimeOffset.UnixEpoch, shop.Settings.TimeZone),
        ShopName = shop.DisplayName,
        PickupPlace = shop.Settings.PickupPlace,
    };
}
