using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Serverlesspresso.Shop;
using Serverlesspresso.Shop.Menus;
using Serverlesspresso.Shop.Shops;

namespace Serverlesspresso.Web.Office.Home;

/// <summary>Shows all shops at a glance, makes new ones, opens and closes them.</summary>
internal static class HomeEndpoints
{
    /// <summary>Shows the page.</summary>
    public static async Task<RazorComponentResult<HomePage>> ShowAsync(HomeReader reader, HttpContext context) =>
        Show(await reader.ReadAsync(context), StatusCodes.Status200OK);

    /// <summary>Makes a shop, and leads to its settings.</summary>
    public static async Task<Results<RedirectHttpResult, RazorComponentResult<HomePage>>> CreateAsync(
        [FromForm] string? id, [FromForm] string? name, ShopDirectory shops, HomeReader reader, HttpContext context)
    {
        var shop = new ShopId(id?.Trim() ?? string.Empty);
        try
        {
            var settings = new ShopSettings { Name = name?.Trim() ?? string.Empty };
            await shops.CreateAsync(shop, settings, Menu.Standard, context.RequestAborted);
            return TypedResults.Redirect(OfficeAddresses.Shop(shop.Value));
        }
        catch (CoffeeBarRefusedException refusal)
        {
            var model = await reader.ReadAsync(context);
            return Show(
                model with { NewShop = new NewShop(shop.Value, name ?? string.Empty, refusal.Reason, refusal.Places()) },
                StatusCodes.Status422UnprocessableEntity);
        }
    }

    /// <summary>Opens or closes a shop.</summary>
    public static async Task<RedirectHttpResult> OpenAsync(
        string shop, [FromForm] bool isOpen, ShopDirectory shops, HttpContext context)
    {
        try
        {
            await shops.UpdateAsync(
                new ShopId(shop), settings => settings with { StoreOpen = isOpen }, context.RequestAborted);
            return TypedResults.Redirect(OfficeAddresses.Home);
        }
        catch (CoffeeBarRefusedException refusal)
        {
            return TypedResults.Redirect($"{OfficeAddresses.Home}{QueryString.Create("said", refusal.Reason)}");
        }
    }

    private static RazorComponentResult<HomePage> Show(HomeModel model, int status) =>
        new(new { Model = model }) { StatusCode = status };
}
