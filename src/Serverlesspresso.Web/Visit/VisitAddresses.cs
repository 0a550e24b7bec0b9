using Microsoft.AspNetCore.Http;

namespace Serverlesspresso.Web.Visit;

/// <summary>The addresses of what visitors see.</summary>
public static class VisitAddresses
{
    /// <summary>A shop.</summary>
    /// <param name="shop">Its id.</param>
    public static string Shop(string shop) => $"/s/{Uri.EscapeDataString(shop)}";

    /// <summary>A shop, for somebody who has scanned its code.</summary>
    /// <param name="shop">Its id.</param>
    /// <param name="code">The code.</param>
    public static string Start(string shop, string code) => $"{Shop(shop)}{QueryString.Create("code", code)}";

    /// <summary>A shop, with what came of a form.</summary>
    /// <param name="shop">Its id.</param>
    /// <param name="said">The reason.</param>
    /// <param name="code">The code that was scanned; null for none.</param>
    public static string Said(string shop, string said, string? code = null) =>
        $"{Shop(shop)}{(code is null ? QueryString.Empty : QueryString.Create("code", code)).Add("said", said)}";

    /// <summary>A drink of a shop.</summary>
    /// <param name="shop">The shop's id.</param>
    /// <param name="index">The drink's place on the menu, from 1.</param>
    public static string Drink(string shop, int index) => $"{Shop(shop)}/drink/{index}";

    /// <summary>The journey of an order.</summary>
    /// <param name="order">Its id.</param>
    public static string Journey(string order) => $"/orders/{Uri.EscapeDataString(order)}/journey";

    /// <summary>The feed for a visitor of a shop.</summary>
    /// <param name="shop">The shop's id.</param>
    public static string Feed(string shop) => $"/api/feed?shop={Uri.EscapeDataString(shop)}&as=visitor";
}
