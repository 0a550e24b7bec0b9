using Serverlesspresso.Shop.Orders;
using Serverlesspresso.Shop.Shops;

namespace Serverlesspresso.Web.Kiosk;

/// <summary>What a kiosk tells whoever has just ordered.</summary>
public sealed record KioskDoneModel
{
    /// <summary>The shop's id.</summary>
    public required string ShopId { get; init; }

    /// <summary>What people call the shop.</summary>
    public required string ShopName { get; init; }

    /// <summary>The number; null while it is drawn.</summary>
    public required string? Number { get; init; }

    /// <summary>The drink.</summary>
    public required string Drink { get; init; }

    /// <summary>The name of the drink's picture.</summary>
    public required string? Icon { get; init; }

    /// <summary>The name to be called out.</summary>
    public required string? Name { get; init; }

    /// <summary>Where drinks are picked up; empty if it goes without saying.</summary>
    public required string PickupPlace { get; init; }

    /// <summary>When the page gives way to the next visitor.</summary>
    public required DateTimeOffset Until { get; init; }

    /// <summary>Makes the model.</summary>
    /// <param name="order">The order.</param>
    /// <param name="shop">Its shop.</param>
    internal static KioskDoneModel From(Order order, CoffeeShop shop) => new()
    {
        ShopId = shop.Id.Value,
        ShopName = shop.DisplayName,
        Number = order.OrderNumber,
        Drink = order.Drink ?? string.Empty,
        Icon = order.Drink is { } drink ? shop.Menu.Find(drink)?.Icon : null,
        Name = order.CustomerName,
        PickupPlace = shop.Settings.PickupPlace,
        Until = KioskTimes.EndOf(order),
    };
}
