using Serverlesspresso.Shop.Orders;

namespace Serverlesspresso.Web.Bar;

/// <summary>Finds orders by what a barista types: a number, or a part of a name, a drink or an extra.</summary>
internal static class BarSearch
{
    /// <summary>Whether an order is what somebody searches for.</summary>
    /// <param name="order">The order.</param>
    /// <param name="text">What they typed; empty finds everything.</param>
    public static bool Finds(Order order, string text)
    {
        var wanted = text.TrimStart('#');
        return wanted.Length == 0
            || (order.OrderNumber?.StartsWith(wanted, StringComparison.Ordinal) ?? false)
            || Has(order.CustomerName, wanted)
            || Has(order.Drink, wanted)
            || order.Modifiers.Any(modifier => Has(modifier, wanted));
    }

    private static bool Has(string? text, string part) =>
        text?.Contains(part, StringComparison.CurrentCultureIgnoreCase) ?? false;
}
