using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Serverlesspresso.Shop;
using Serverlesspresso.Shop.Shops;

namespace Serverlesspresso.Web.Office.Menus;

/// <summary>Shows and changes the menu of a shop.</summary>
internal static class MenuEndpoints
{
    /// <summary>The name of the buttons.</summary>
    public const string ActName = "act";

    /// <summary>Shows the editor.</summary>
    public static async Task<Results<RazorComponentResult<MenuPage>, NotFound>> ShowAsync(
        string shop, ShopDirectory shops, HttpContext context) =>
        await shops.FindAsync(new ShopId(shop), context.RequestAborted) is { } found
            ? Show(ModelOf(found, MenuForm.From(found)) with { Said = context.Request.Query["said"].FirstOrDefault() })
            : TypedResults.NotFound();

    /// <summary>Does what the pressed button says: saves the menu, or shows the form with what it adds, moves or removes.</summary>
    public static async Task<Results<RedirectHttpResult, RazorComponentResult<MenuPage>, NotFound>> ActAsync(
        string shop, IFormCollection fields, ShopDirectory shops, HttpContext context)
    {
        if (await shops.FindAsync(new ShopId(shop), context.RequestAborted) is not { } found)
        {
            return TypedResults.NotFound();
        }

        var form = MenuForm.Read(fields);
        var act = MenuAct.Read(fields[ActName]);
        if (act.Verb != MenuAct.Save)
        {
            var changed = act.ApplyTo(form);
            return Show(ModelOf(found, changed) with { IsUnsaved = true, Fresh = act.FindAdded(changed) });
        }

        try
        {
            await shops.ReplaceMenuAsync(found.Id, form.ToMenu(), form.Version, context.RequestAborted);
            return TypedResults.Redirect($"{OfficeAddresses.Menu(shop)}?said=saved");
        }
        catch (CoffeeBarRefusedException refusal)
        {
            // Whoever reads that somebody else was faster has seen it: the next save is over what is there now.
            return Show(
                ModelOf(found, form with { Version = found.MenuVersion }) with
                {
                    IsUnsaved = true,
                    Said = refusal.Reason,
                    Places = refusal.Places(),
                },
                StatusCodes.Status422UnprocessableEntity);
        }
    }

    private static MenuModel ModelOf(CoffeeShop shop, MenuForm form) => new()
    {
        ShopId = shop.Id.Value,
        ShopName = shop.DisplayName,
        Form = form,
        Said = null,
    };

    private static RazorComponentResult<MenuPage> Show(MenuModel model, int status = StatusCodes.Status200OK) =>
        new(new { Model = model }) { StatusCode = status };
}
