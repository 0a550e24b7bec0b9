using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Serverlesspresso.Shop;
using Serverlesspresso.Shop.Robots;
using Serverlesspresso.Shop.Shops;

namespace Serverlesspresso.Web.Office.Robots;

/// <summary>Shows and changes how the robots of a shop work.</summary>
internal static class RobotEndpoints
{
    // No setting may be so small: what is no number is refused with its field.
    private const int NoNumber = -1;

    /// <summary>Shows the page.</summary>
    public static async Task<Results<RazorComponentResult<RobotPage>, NotFound>> ShowAsync(
        string shop, ShopDirectory shops, RobotDirectory robots, HttpContext context)
    {
        var id = new ShopId(shop);
        return await shops.FindAsync(id, context.RequestAborted) is { } found
            ? Show(new RobotModel
            {
                ShopId = shop,
                ShopName = found.DisplayName,
                IsShopOpen = found.Settings.StoreOpen,
                Robots = await robots.ReadAsync(id, context.RequestAborted),
                Said = context.Request.Query["said"].FirstOrDefault(),
            })
            : TypedResults.NotFound();
    }

    /// <summary>Saves what was typed, or says what is wrong.</summary>
    public static async Task<Results<RedirectHttpResult, RazorComponentResult<RobotPage>, NotFound>> SaveAsync(
        string shop, IFormCollection fields, ShopDirectory shops, RobotDirectory robots, HttpContext context)
    {
        var id = new ShopId(shop);
        var settings = Read(fields);
        try
        {
            await robots.SetAsync(id, settings, context.RequestAborted);
            return TypedResults.Redirect($"{OfficeAddresses.Robots(shop)}?said=saved");
        }
        catch (CoffeeBarRefusedException refusal)
        {
            return await shops.FindAsync(id, context.RequestAborted) is { } found
                ? Show(
                    new RobotModel
                    {
                        ShopId = shop,
                        ShopName = found.DisplayName,
                        IsShopOpen = found.Settings.StoreOpen,
                        Robots = settings,
                        Said = refusal.Reason,
                        Places = refusal.Places(),
                    },
                    StatusCodes.Status422UnprocessableEntity)
                : TypedResults.NotFound();
        }
    }

    private static RobotSettings Read(IFormCollection fields) => new()
    {
        IsOn = fields["isOn"] == "true",
        OrdersPerHour = ReadNumber(fields, "ordersPerHour"),
        Baristas = ReadNumber(fields, "baristas"),
        MakeSeconds = ReadNumber(fields, "makeSeconds"),
        MakeForPeople = fields["makeForPeople"] == "true",
    };

    private static int ReadNumber(IFormCollection fields, string name) =>
        int.TryParse(fields[name], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : NoNumber;

    private static RazorComponentResult<RobotPage> Show(RobotModel model, int status = StatusCodes.Status200OK) =>
        new(new { Model = model }) { StatusCode = status };
}
