using System.Globalization;
using System.Text.Json;
using Serverlesspresso.Items.Values;
using Serverlesspresso.Shop.Orders;
using Serverlesspresso.Shop.Shops;

namespace Serverlesspresso.Shop.Api.Original;

/// <summary>Makes the items that the original answers with, in DynamoDB's typed JSON. None has a task token.</summary>
internal static class OriginalItems
{
    /// <summary>An order for the staff.</summary>
    /// <param name="order">The order.</param>
    public static Item ForStaff(Order order) => ForCustomer(order).With(
        Texts(("USERID", order.UserId), ("baristaUserId", order.BaristaUserId), ("reason", order.Reason)));

    /// <summary>An order for its customer.</summary>
    /// <param name="order">The order.</param>
    public static Item ForCustomer(Order order) => ItemValues
        .Of(
            ("PK", ItemValues.Text(ShopTables.OrderPartition)),
            ("SK", ItemValues.Text(order.Id)),
            ("ORDERSTATE", ItemValues.Text(order.State)),
            ("robot", ItemValues.Flag(order.Robot)),
            ("TS", ItemValues.Number(Milliseconds(order))))
        .With(Texts(("orderNumber", order.OrderNumber), ("drinkOrder", order.DrinkOrder)));

    /// <summary>An order by itself, for which the original has a shape of its own.</summary>
    /// <param name="order">The order.</param>
    public static string Alone(Order order)
    {
        var drink = JsonSerializer.Serialize(order.DrinkOrder ?? string.Empty, OriginalJson.Default.String);
        var id = JsonSerializer.Serialize(order.Id, OriginalJson.Default.String);
        return string.Create(
            CultureInfo.InvariantCulture,
            $$"""{"orderId":{{id}},"drinkOrder":{"S":{{drink}}},"orderState":"{{order.State}}","TS":{{Milliseconds(order)}}}""");
    }

    /// <summary>What everybody may know of a shop's settings, with its menu.</summary>
    /// <param name="shop">The shop.</param>
    public static Item Config(CoffeeShop shop)
    {
        // The original has settings and menu in one item; here they are two.
        var menu = shop.Menu.Write(shop.Id, before: null).TryGet("value", out var drinks) ? drinks : new ListValue([]);
        return ItemValues.Of(
            ("PK", ItemValues.Text(shop.Id.ConfigKey)),
            ("storeOpen", ItemValues.Flag(shop.Settings.StoreOpen)),
            ("drinksPerBarcode", ItemValues.Number(shop.Settings.DrinksPerCode)),
            ("maxOrdersPerUser", ItemValues.Number(shop.Settings.OrdersPerDay)),
            ("maxOrdersInQueue", ItemValues.Number(shop.Settings.Capacity)),
            ("menu", menu));
    }

    /// <summary>All settings of a shop, with its menu.</summary>
    /// <param name="shop">The shop.</param>
    public static Item ConfigForStaff(CoffeeShop shop) =>
        Config(shop).With(shop.Settings.Write(shop.Id, before: null).Attributes.Select(one => (one.Key, one.Value)));

    private static long Milliseconds(Order order) => order.At?.ToUnixTimeMilliseconds() ?? 0;

    private static IEnumerable<(string, AttributeValue)> Texts(params IEnumerable<(string Name, string? Text)> texts) =>
        from one in texts
        where one.Text is not null
        select (one.Name, (AttributeValue)ItemValues.Text(one.Text));
}
