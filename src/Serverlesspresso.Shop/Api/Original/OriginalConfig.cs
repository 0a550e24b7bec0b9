using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Serverlesspresso.Shop.Access;
using Serverlesspresso.Shop.Api.Problems;
using Serverlesspresso.Shop.Api.Shops;
using Serverlesspresso.Shop.Shops;

namespace Serverlesspresso.Shop.Api.Original;

/// <summary>The original's <c>/config</c>, <c>/admin-config</c> and <c>/store</c>.</summary>
internal static class OriginalConfig
{
    /// <summary>Gets what everybody may know of a shop.</summary>
    public static async Task<FileContentHttpResult> GetAsync(ShopDirectory shops, HttpContext context)
    {
        var shop = await ShopAnswers.GetAsync(shops, OriginalShop.Read(context).Value, context.RequestAborted);
        return OriginalAnswer.Of("Item", OriginalItems.Config(shop));
    }

    /// <summary>Gets all settings of a shop.</summary>
    public static async Task<FileContentHttpResult> GetForStaffAsync(ShopDirectory shops, HttpContext context)
    {
        var id = OriginalShop.Read(context, Policies.Staff);
        var shop = await ShopAnswers.GetAsync(shops, id.Value, context.RequestAborted);
        return OriginalAnswer.Of("Item", OriginalItems.ConfigForStaff(shop));
    }

    /// <summary>Opens or closes a shop. The original closes it for every word but <c>open</c>, also a mistyped one.</summary>
    public static async Task<FileContentHttpResult> OpenOrCloseAsync(ShopDirectory shops, HttpContext context)
    {
        var state = context.Request.Query["state"].ToString();
        if (state is not ("open" or "closed"))
        {
            throw new CoffeeBarRefusedException(
                RequestReasons.InvalidRequest,
                [new Mistake("state", $"The state is '{state}': it must be 'open' or 'closed'.")]);
        }

        var shop = await shops.UpdateAsync(
            OriginalShop.Read(context, Policies.Staff),
            settings => settings with { StoreOpen = state == "open" },
            context.RequestAborted);
        return OriginalAnswer.Of("Attributes", OriginalItems.ConfigForStaff(shop));
    }
}
