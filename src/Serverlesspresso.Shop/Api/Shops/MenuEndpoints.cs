using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Serverlesspresso.Shop.Access;
using Serverlesspresso.Shop.Api.Description;
using Serverlesspresso.Shop.Api.Requests;
using Serverlesspresso.Shop.Menus;
using Serverlesspresso.Shop.Shops;

namespace Serverlesspresso.Shop.Api.Shops;

/// <summary>What a shop offers.</summary>
internal static class MenuEndpoints
{
    /// <summary>Maps the endpoints.</summary>
    /// <param name="api">Where.</param>
    public static void Map(IEndpointRouteBuilder api)
    {
        var group = api.MapGroup("/shops/{shop}").WithTags("Menu");
        group.MapGet("/menu", GetAsync)
            .AllowAnonymous()
            .Describe("GetMenu", "Gets the menu of a shop, with its version as ETag.", "With If-None-Match it answers 304 if nothing is new.")
            .Produces(StatusCodes.Status304NotModified)
            .Refuses(RefusalReasons.ShopNotFound);
        group.MapPut("/menu", ReplaceAsync)
            .RequireAuthorization(Policies.Organiser)
            .Describe("ReplaceMenu", "Gives a shop another menu. Orders that are open stay as they are.")
            .Refuses(RefusalReasons.ShopNotFound, RefusalReasons.InvalidMenu);
        group.MapPut("/availability", SetAvailableAsync)
            .RequireAuthorization(Policies.Staff)
            .Describe("SetAvailability", "Marks a drink as sold out, or as available again.")
            .Refuses(RefusalReasons.ShopNotFound, RefusalReasons.NotOnMenu);
    }

    private static async Task<Results<Ok<Menu>, StatusCodeHttpResult>> GetAsync(
        string shop, ShopDirectory shops, HttpContext context)
    {
        var found = await ShopAnswers.GetAsync(shops, shop, context.RequestAborted);
        return SeenVersion.IsKnown(context, found.MenuVersion)
            ? TypedResults.StatusCode(StatusCodes.Status304NotModified)
            : TypedResults.Ok(found.Menu);
    }

    private static async Task<Ok<Menu>> ReplaceAsync(
        string shop, Body<MenuBody> body, SeenVersion seen, ShopDirectory shops, HttpContext context) =>
        Tell(context, await shops.ReplaceMenuAsync(
            ShopId.Read(shop), body.Value.Read(place: string.Empty), seen.Value, context.RequestAborted));

    private static async Task<Ok<Menu>> SetAvailableAsync(
        string shop, Body<AvailabilityBody> body, ShopDirectory shops, HttpContext context) =>
        Tell(context, await shops.SetAvailableAsync(
            ShopId.Read(shop), body.Value.Drink, body.Value.IsAvailable, context.RequestAborted));

    private static Ok<Menu> Tell(HttpContext context, CoffeeShop shop)
    {
        SeenVersion.Tell(context.Response, shop.MenuVersion);
        return TypedResults.Ok(shop.Menu);
    }
}
