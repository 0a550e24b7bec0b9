using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace Serverlesspresso.Web.Kiosk;

/// <summary>The addresses of a kiosk.</summary>
public static class KioskAddresses
{
    /// <summary>The name of the instant, in an address, at which a page gives way to the next visitor.</summary>
    public const string Until = "until";

    /// <summary>The start, where the drinks are.</summary>
    /// <param name="shop">The shop's id.</param>
    public static string Start(string shop) => $"/kiosk/{Uri.EscapeDataString(shop)}";

    /// <summary>The start, with what came of a form.</summary>
    /// <param name="shop">The shop's id.</param>
    /// <param name="said">The reason.</param>
    public static string Said(string shop, string said) => Start(shop) + QueryString.Create("said", said);

    /// <summary>A drink.</summary>
    /// <param name="shop">The shop's id.</param>
    /// <param name="drink">The drink's name.</param>
    /// <param name="until">Until when somebody may choose its extras; null to begin now.</param>
    public static string Drink(string shop, string drink, DateTimeOffset? until = null)
    {
        var query = QueryString.Create(DrinkFields.Drink, drink);
        return Start(shop) + (until is { } end
            ? query.Add(Until, end.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture))
            : query);
    }

    /// <summary>Takes an order.</summary>
    /// <param name="shop">The shop's id.</param>
    public static string Orders(string shop) => $"{Start(shop)}/orders";

    /// <summary>Tells the number of an order that was just taken.</summary>
    /// <param name="shop">The shop's id.</param>
    /// <param name="order">The order's id.</param>
    public static string Done(string shop, string order) => $"{Start(shop)}/done/{Uri.EscapeDataString(order)}";
}
