using Serverlesspresso.Shop.Menus;
using Serverlesspresso.Shop.Shops;

namespace Serverlesspresso.Web.Kiosk;

/// <summary>What somebody sees who chooses a drink at the bar itself: first the drinks, then one of them with its extras.</summary>
public sealed record DrinkChoiceModel
{
    /// <summary>The shop's id.</summary>
    public required string ShopId { get; init; }

    /// <summary>What people call the shop.</summary>
    public required string ShopName { get; init; }

    /// <summary>What visitors read first; empty for nothing.</summary>
    public required string WelcomeText { get; init; }

    /// <summary>Whether the shop takes orders.</summary>
    public required bool IsOpen { get; init; }

    /// <summary>Whether all places of the shop are taken.</summary>
    public required bool IsFull { get; init; }

    /// <summary>What the shop offers.</summary>
    public required IReadOnlyList<MenuDrink> Drinks { get; init; }

    /// <summary>The drink that was chosen; null if none is yet, or it is gone.</summary>
    public required MenuDrink? Chosen { get; init; }

    /// <summary>Makes the model.</summary>
    /// <param name="shop">The shop.</param>
    /// <param name="drink">The name of the chosen drink; null if none is yet.</param>
    internal static DrinkChoiceModel From(CoffeeShop shop, string? drink) => new()
    {
        ShopId = shop.Id.Value,
        ShopName = shop.DisplayName,
        WelcomeText = shop.Settings.WelcomeText,
        IsOpen = shop.Settings.StoreOpen,
        IsFull = shop.IsFull,
        Drinks = shop.Menu.Drinks,
        Chosen = drink is not null && shop.Menu.Find(drink) is { IsAvailable: true } chosen ? chosen : null,
    };
}
