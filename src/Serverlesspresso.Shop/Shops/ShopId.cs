using System.Globalization;

namespace Serverlesspresso.Shop.Shops;

/// <summary>Names a shop. On the wire it is the original's <c>eventId</c>, and absent for the default shop.</summary>
/// <param name="Value">The id.</param>
public readonly record struct ShopId(string Value)
{
    /// <summary>The shop of orders that name none.</summary>
    public static ShopId Default { get; } = new("default");

    /// <summary>The key of the shop's settings in the config table.</summary>
    public string ConfigKey => KeyOf("config");

    /// <summary>The key of the shop's menu in the config table.</summary>
    public string MenuKey => KeyOf("menu");

    /// <summary>The key of the shop's count of open orders in the counting table.</summary>
    public string PlacesKey => KeyOf("openOrders");

    /// <summary>The key of the shop's order number in the counting table.</summary>
    public string CounterKey => KeyOf("orderID");

    /// <summary>The key of the shop's robots in the config table.</summary>
    internal string RobotsKey => KeyOf("robots");

    /// <summary>Reads a shop's id.</summary>
    /// <param name="text">The id; null or empty for the default shop.</param>
    public static ShopId Read(string? text) => string.IsNullOrEmpty(text) ? Default : new ShopId(text);

    /// <summary>The key of the order number of one day, for shops that begin at 1 each day.</summary>
    /// <param name="day">The day in the shop's time zone.</param>
    internal string CounterKeyOn(DateOnly day) =>
        KeyOf($"orderID@{day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}");

    /// <summary>Reads the key of a shop's settings, or null if the item has something else.</summary>
    /// <param name="key">A key of the config table.</param>
    internal static ShopId? FindByConfigKey(string? key)
    {
        // The default shop has no prefix of its own, so an item named 'config-default' belongs to no shop.
        if (key == Default.ConfigKey)
        {
            return Default;
        }

        var prefix = $"{Default.ConfigKey}-";
        var isShop = key is not null && key.Length > prefix.Length && key.StartsWith(prefix, StringComparison.Ordinal);
        var shop = new ShopId(isShop ? key![prefix.Length..] : string.Empty); // It is a shop only if there is a key.
        return isShop && shop != Default ? shop : null;
    }

    private string KeyOf(string prefix) => this == Default ? prefix : $"{prefix}-{Value}";
}
