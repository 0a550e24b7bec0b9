using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Serverlesspresso.Shop.Access;
using Serverlesspresso.Shop.Api.Description;
using Serverlesspresso.Shop.Api.Requests;
using Serverlesspresso.Shop.Feed;
using Serverlesspresso.Shop.Menus;
using Serverlesspresso.Shop.Shops;

namespace Serverlesspresso.Shop.Api.Shops;

/// <summary>The shops and their settings.</summary>
internal static class ShopEndpoints
{
    /// <summary>Maps the endpoints.</summary>
    /// <param name="api">Where.</param>
    public static void Map(IEndpointRouteBuilder api)
    {
        var group = api.MapGroup("/shops").WithTags("Shops");
        group.MapGet("", ListAsync)
            .AllowAnonymous()
            .Describe("ListShops", "Lists the shops with their menus.");
        group.MapPost("", CreateAsync)
            .RequireAuthorization(Policies.AllShops)
            .Describe("CreateShop", "Makes a shop.", "A repeat with the same body answers the shop that there is.")
            .Refuses(RefusalReasons.InvalidShop, RefusalReasons.ShopExists);
        group.MapGet("/{shop}", GetAsync)
            .AllowAnonymous()
            .Describe("GetShop", "Gets what everybody may know of a shop, with its menu.")
            .Refuses(RefusalReasons.ShopNotFound);
        group.MapPut("/{shop}/state", SetStateAsync)
            .RequireAuthorization(Policies.Staff)
            .Describe("OpenOrCloseShop", "Opens or closes a shop.")
            .Refuses(RefusalReasons.ShopNotFound);
        group.MapGet("/{shop}/settings", GetSettingsAsync)
            .RequireAuthorization(Policies.Staff)
            .Describe("GetSettings", "Gets the settings of a shop, with their version as ETag.")
            .Refuses(RefusalReasons.ShopNotFound);
        group.MapPatch("/{shop}/settings", ChangeSettingsAsync)
            .RequireAuthorization(Policies.Organiser)
            .Describe("ChangeSettings", "Changes settings of a shop: those that are given.")
            .Refuses(RefusalReasons.ShopNotFound, RefusalReasons.InvalidShop);
    }

    private static async Task<Ok<ShopListAnswer>> ListAsync(ShopDirectory shops, CancellationToken cancellationToken)
    {
        var all = await shops.ListAsync(cancellationToken);
        return TypedResults.Ok(new ShopListAnswer([.. all.Select(ShopAnswers.Of)]));
    }

    private static async Task<Ok<ShopView>> GetAsync(
        string shop, ShopDirectory shops, CancellationToken cancellationToken) =>
        TypedResults.Ok(ShopAnswers.Of(await ShopAnswers.GetAsync(shops, shop, cancellationToken)));

    private static async Task<Results<Created<ShopView>, Ok<ShopView>>> CreateAsync(
        Body<NewShopBody> body, ShopDirectory shops, HttpContext context)
    {
        var id = new ShopId(body.Value.Id ?? string.Empty);
        var settings = body.Value.Change(new ShopSettings());
        var menu = body.Value.Menu?.Read("/menu") ?? Menu.Standard;
        var (shop, isNew) = await NewShop.MakeAsync(shops, id, settings, menu, context.RequestAborted);
        return isNew
            ? TypedResults.Created($"/api/shops/{Uri.EscapeDataString(id.Value)}", ShopAnswers.Of(shop))
            : TypedResults.Ok(ShopAnswers.Of(shop));
    }

    private static async Task<Ok<ShopView>> SetStateAsync(
        string shop, Body<StateBody> body, ShopDirectory shops, CancellationToken cancellationToken)
    {
        var isOpen = body.Value.IsOpen;
        var changed = await shops.UpdateAsync(
            ShopId.Read(shop), settings => settings with { StoreOpen = isOpen }, cancellationToken);
        return TypedResults.Ok(ShopAnswers.Of(changed));
    }

    private static async Task<Ok<SettingsBody>> GetSettingsAsync(
        string shop, ShopDirectory shops, HttpContext context) =>
        Tell(context, await ShopAnswers.GetAsync(shops, shop, context.RequestAborted));

    private static async Task<Ok<SettingsBody>> ChangeSettingsAsync(
        string shop, Body<SettingsBody> body, SeenVersion seen, ShopDirectory shops, HttpContext context) =>
        Tell(context, await shops.UpdateAsync(ShopId.Read(shop), body.Value.Change, seen.Value, context.RequestAborted));

    private static Ok<SettingsBody> Tell(HttpContext context, CoffeeShop shop)
    {
        SeenVersion.Tell(context.Response, shop.SettingsVersion);
        return TypedResults.Ok(SettingsBody.Of(shop.Settings));
    }
}
