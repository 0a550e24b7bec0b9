using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Serverlesspresso.Shop;
using Serverlesspresso.Shop.Shops;

namespace Serverlesspresso.Web.Office.Settings;

/// <summary>Shows and changes the settings of a shop.</summary>
internal static class SettingsEndpoints
{
    /// <summary>Shows the page.</summary>
    public static async Task<Results<RazorComponentResult<SettingsPage>, NotFound>> ShowAsync(
        string shop, ShopDirectory shops, HttpContext context)
    {
        if (await shops.FindAsync(new ShopId(shop), context.RequestAborted) is not { } found)
        {
            return TypedResults.NotFound();
        }

        return Show(new SettingsModel
        {
            ShopId = found.Id.Value,
            ShopName = found.DisplayName,
            Form = SettingsForm.From(found),
            Said = context.Request.Query["said"].FirstOrDefault(),
        });
    }

    /// <summary>Saves what was typed, or shows it again with what is wrong.</summary>
    public static async Task<Results<RedirectHttpResult, RazorComponentResult<SettingsPage>, NotFound>> SaveAsync(
        string shop, IFormCollection fields, ShopDirectory shops, HttpContext context)
    {
        var id = new ShopId(shop);
        var form = SettingsForm.Read(fields);
        try
        {
            await shops.UpdateAsync(id, form.ApplyTo, form.Version, context.RequestAborted);
            return TypedResults.Redirect($"{OfficeAddresses.Shop(shop)}?said=saved");
        }
        catch (CoffeeBarRefusedException refusal)
        {
            if (await shops.FindAsync(id, context.RequestAborted) is not { } found)
            {
                return TypedResults.NotFound();
            }

            // Whoever reads that somebody else was faster has seen it: the next save is over what is there now.
            return Show(
                new SettingsModel
                {
                    ShopId = shop,
                    ShopName = found.DisplayName,
                    Form = form with { Version = found.SettingsVersion },
                    Said = refusal.Reason,
                    Places = refusal.Places(),
                },
                StatusCodes.Status422UnprocessableEntity);
        }
    }

    private static RazorComponentResult<SettingsPage> Show(SettingsModel model, int status = StatusCodes.Status200OK) =>
        new(new { Model = model }) { StatusCode = status };
}
