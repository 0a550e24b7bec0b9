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

    /// <summary>Reads a shop's id.</summary>
    /// <param name="text">The id; null or empty for the default shop.</param>
    public static ShopId Read(string? text) => string.IsNullOrEmpty(text) ? Default : new ShopId(text);

    /// <summary>The key of the order number of one day, for shops that begin at 1 each day.</summary>
    /// <param name="day">The day in the shop's time zone.</param>
    internal string CounterKeyOn(DateOnly day) =>
        KeyOf($"orderID@{day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}");

    private string KeyOf(string prefix) => this == Default ? prefix : $"{prefix}-{Value}";
}
