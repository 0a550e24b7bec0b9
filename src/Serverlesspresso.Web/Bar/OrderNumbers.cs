using System.Globalization;
using Serverlesspresso.Shop.Orders;

namespace Serverlesspresso.Web.Bar;

/// <summary>Order numbers are texts, and stand in the order of the numbers that they say: 9 before 10.</summary>
internal static class OrderNumbers
{
    /// <summary>The number that a text says; 0 if there is none, as somebody may have written the row by hand.</summary>
    /// <param name="number">The order number.</param>
    public static long ValueOf(string? number) =>
        long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : 0;

    /// <summary>Orders by their numbers, and those of one number by their age.</summary>
    /// <param name="orders">The orders.</param>
    public static IEnumerable<Order> Sort(IEnumerable<Order> orders) => orders
        .OrderBy(order => ValueOf(order.OrderNumber))
        .ThenBy(order => order.NumberedAt ?? order.At)
        .ThenBy(order => order.Id, StringComparer.Ordinal);
}
