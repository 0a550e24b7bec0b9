using Serverlesspresso.Items.Values;

namespace Serverlesspresso.Shop.Shops;

/// <summary>The shop that exists out of the box: open, with the menu of the workshop.</summary>
internal static class DefaultShop
{
    /// <summary>Its settings.</summary>
    public static Item Settings() =>
        new ShopSettings { StoreOpen = true, Name = "Serverlesspresso" }.Write(ShopId.Default, before: null);

    /// <summary>Its menu.</summary>
    public static Item Menu() => Menus.Menu.Standard.Write(ShopId.Default, before: null);
}
