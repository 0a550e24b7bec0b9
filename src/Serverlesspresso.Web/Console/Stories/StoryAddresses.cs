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
    /// <param name="state">The state that they have; null for all.</param>
    /// <param name="after">Where the page before ended; null for the first.</param>
    internal static string PageOf(string shop, string? state, string? after)
    {
        (string Name, string? Value)[] asked = [("shop", shop), ("state", state), ("after", after)];
        return QueryHelpers.AddQueryString(
            Orders, asked.Where(part => part.Value is not null).Select(part => KeyValuePair.Create(part.Name, part.Value)));
    }
}
