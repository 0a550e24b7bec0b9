using Serverlesspresso.Items.Values;
using Serverlesspresso.Shop.Menus;

namespace Serverlesspresso.Shop.Shops;

/// <summary>The shop that exists out of the box: open, with the menu of the workshop.</summary>
internal static class DefaultShop
{
    // No modifiers out of the box, as in the workshop; an organiser adds groups such as the milk.
    private static readonly Menu TheMenu = new(
        [
            new MenuDrink { Name = "Espresso", Icon = "barista-icons_espresso-alternative" },
            new MenuDrink { Name = "Cappuccino", Icon = "barista-icons_cappuccino-alternative" },
            new MenuDrink { Name = "Latte", Icon = "barista-icons_cafe-latte" },
            new MenuDrink { Name = "Flat White", Icon = "barista-icons_flat-white-alternative@2x" },
            new MenuDrink { Name = "Americano", Icon = "barista-icons_americano" },
            new MenuDrink { Name = "Coffee of the day", Icon = "barista-icons_americano" },
        ]);

    /// <summary>Its settings.</summary>
    public static Item Settings() =>
        new ShopSettings { StoreOpen = true, Name = "Serverlesspresso" }.Write(ShopId.Default, before: null);

    /// <summary>Its menu.</summary>
    public static Item Menu() => TheMenu.Write(ShopId.Default, before: null);
}
