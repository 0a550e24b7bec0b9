using Microsoft.AspNetCore.WebUtilities;

namespace Serverlesspresso.Web.Console.Stories;

/// <summary>The addresses of orders and their stories.</summary>
public static class StoryAddresses
{
    /// <summary>The orders.</summary>
    public const string Orders = "/console/orders";

    /// <summary>The story of an order.</summary>
    /// <param name="orderId">The order.</param>
    public static string Of(string orderId) => $"{Orders}/{Uri.EscapeDataString(orderId)}";

    /// <summary>A page of the orders of a shop.</summary>
    /// <param name="shop">The shop.</param>
    /// <param name="after">Where the page before ended; null for the first.</param>
    internal static string PageOf(string shop, string? after)
    {
        var address = QueryHelpers.AddQueryString(Orders, "shop", shop);
        return after is null ? address : QueryHelpers.AddQueryString(address, "after", after);
    }
}
