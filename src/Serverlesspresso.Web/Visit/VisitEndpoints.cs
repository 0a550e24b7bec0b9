using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Serverlesspresso.Shop;
using Serverlesspresso.Shop.Access;
using Serverlesspresso.Shop.CheckIn;
using Serverlesspresso.Shop.Orders;
using Serverlesspresso.Shop.Shops;
using Serverlesspresso.Web.Design;

namespace Serverlesspresso.Web.Visit;

/// <summary>The addresses of a shop that visitors use.</summary>
internal static class VisitEndpoints
{
    /// <summary>Makes them.</summary>
    /// <param name="endpoints">The host's endpoints.</param>
    public static void MapVisits(this IEndpointRouteBuilder endpoints)
    {
        var shop = endpoints.MapGroup("/s/{shop}");
        shop.MapGet("", ShowAsync).AllowAnonymous();
        shop.MapPost("/check-in", CheckInAsync).AllowAnonymous().WithMetadata(RateLimit.Redeem);
        shop.MapGet("/drink/{index:int}", ShowDrinkAsync).RequireAuthorization(Policies.Visitor);
        shop.MapPost("/order", OrderAsync).RequireAuthorization(Policies.Visitor);
        shop.MapPost("/cancel", CancelAsync).RequireAuthorization(Policies.Visitor);
        shop.MapPost("/collect", CollectAsync).RequireAuthorization(Policies.Visitor);
    }

    private static async Task<Results<RazorComponentResult<VisitPage>, NotFound>> ShowAsync(
        string shop, VisitReader reader, HttpContext context) =>
        await reader.ReadAsync(shop, context) is { } facts
            ? new RazorComponentResult<VisitPage>(new { Model = VisitModel.From(facts) })
            : TypedResults.NotFound();

    // A drink can be looked at while its order waits for one; else the shop's page says how things stand.
    private static async Task<Results<RazorComponentResult<DrinkPage>, RedirectHttpResult>> ShowDrinkAsync(
        string shop, int index, VisitReader reader, HttpContext context) =>
        await reader.ReadAsync(shop, context) is { Order: { Phase: OrderPhase.Choosing } order } facts
        && facts.Shop.Menu.Drinks.ElementAtOrDefault(index - 1) is { } drink
            ? new RazorComponentResult<DrinkPage>(new
            {
                Model = new DrinkModel
                {
                    ShopId = facts.Shop.Id.Value,
                    ShopName = facts.Shop.DisplayName,
                    Ticket = Ticket.From(order, facts.Shop),
                    ChooseSeconds = facts.Shop.Settings.ChooseSeconds,
                    Drink = drink,
                },
            })
            : TypedResults.Redirect(VisitAddresses.Shop(shop));

    private static async Task<RedirectHttpResult> CheckInAsync(
        string shop,
        [FromForm] string code,
        [FromForm] string? name,
        [FromForm(Name = PostForm.KeyName)] string? key,
        CheckInDesk desk,
        VisitorSignIn signIn,
        HttpContext context)
    {
        try
        {
            // Whoever is there, and says nothing, keeps the name they have; an empty field is no name.
            var visitor = await signIn.SignInAsync(context, name?.Trim(), key);
            var request = new RedeemRequest
            {
                Shop = new ShopId(shop),
                Code = code,
                VisitorId = visitor,
                CustomerName = context.User.FindVisitorName(),
                OrderId = IdempotencyKeys.OrderIdOf(visitor, key),
            };
            await desk.RedeemAsync(request, context.RequestAborted);
            return TypedResults.Redirect(VisitAddresses.Shop(shop));
        }
        catch (CoffeeBarRefusedException refusal)
        {
            // Where the page itself says how things stand, it says so for as long as it is true.
            return TypedResults.Redirect(VisitModel.FindStateOf(refusal.Reason) is null
                ? VisitAddresses.Said(shop, refusal.Reason, code)
                : VisitAddresses.Start(shop, code));
        }
    }

    private static Task<RedirectHttpResult> OrderAsync(
        string shop,
        [FromForm] string order,
        [FromForm] string drink,
        [FromForm(Name = PostForm.KeyName)] string? key,
        ShopDirectory shops,
        OrderDesk desk,
        HttpContext context) => ActAsync(shop, async visitor =>
        {
            var menu = (await shops.FindAsync(new ShopId(shop), context.RequestAborted))?.Menu;
            var choice = new DrinkChoice
            {
                Drink = drink,
                Modifiers = VisitForms.ReadModifiers(context.Request.Form),
                Icon = menu?.Find(drink)?.Icon,
            };
            await desk.SubmitAsync(order, visitor, choice, key, context.RequestAborted);
        }, context);

    private static Task<RedirectHttpResult> CancelAsync(
        string shop,
        [FromForm] string order,
        [FromForm(Name = PostForm.KeyName)] string? key,
        OrderDesk desk,
        HttpContext context) => ActAsync(
            shop,
            visitor => desk.CancelAsync(order, new Actor(visitor, IsStaff: false), reason: null, key, context.RequestAborted),
            context);

    private static Task<RedirectHttpResult> CollectAsync(
        string shop,
        [FromForm] string order,
        [FromForm(Name = PostForm.KeyName)] string? key,
        OrderDesk desk,
        HttpContext context) => ActAsync(
            shop,
            visitor => desk.CollectAsync(order, new Actor(visitor, IsStaff: false), key, context.RequestAborted),
            context);

    private static async Task<RedirectHttpResult> ActAsync(string shop, Func<string, Task> actAsync, HttpContext context)
    {
        try
        {
            await actAsync(context.User.FindVisitor()!); // The policy lets in visitors alone.
            return TypedResults.Redirect(VisitAddresses.Shop(shop));
        }
        catch (CoffeeBarRefusedException refusal)
        {
            return TypedResults.Redirect(VisitAddresses.Said(shop, refusal.Reason));
        }
    }
}
