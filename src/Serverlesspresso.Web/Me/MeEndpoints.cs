using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Serverlesspresso.Shop;
using Serverlesspresso.Shop.Access;
using Serverlesspresso.Shop.Orders;
using Serverlesspresso.Shop.Shops;

namespace Serverlesspresso.Web.Me;

/// <summary>The addresses of what is a visitor's own.</summary>
internal static class MeEndpoints
{
    private const string Address = "/me";

    /// <summary>Makes them.</summary>
    /// <param name="endpoints">The host's endpoints.</param>
    public static void MapMe(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet(Address, ShowAsync).AllowAnonymous();
        endpoints.MapPost($"{Address}/name", RenameAsync).RequireAuthorization(Policies.Visitor);
        endpoints.MapPost($"{Address}/forget", ForgetAsync).RequireAuthorization(Policies.Visitor);
    }

    private static async Task<RazorComponentResult<MePage>> ShowAsync(
        OrderReader orders, ShopDirectory shops, HttpContext context)
    {
        var visitor = context.User.FindVisitor();
        var cancellationToken = context.RequestAborted;
        return new RazorComponentResult<MePage>(new
        {
            Model = new MeModel
            {
                IsSignedIn = visitor is not null,
                Name = context.User.FindVisitorName(),
                Orders = visitor is null
                    ? []
                    : MeModel.ListOrders(
                        await orders.ListOfVisitorAsync(visitor, cancellationToken),
                        await shops.ListAsync(cancellationToken)),
                Said = context.Request.Query["said"].FirstOrDefault(),
                AsksToForget = context.Request.Query["ask"] == "forget",
            },
        });
    }

    private static async Task<RedirectHttpResult> RenameAsync(
        [FromForm] string? name, VisitorSignIn signIn, HttpContext context)
    {
        try
        {
            await signIn.SignInAsync(context, name?.Trim() ?? string.Empty);
            return Say("saved");
        }
        catch (CoffeeBarRefusedException refusal)
        {
            return Say(refusal.Reason);
        }
    }

    private static async Task<RedirectHttpResult> ForgetAsync(
        VisitorData data, VisitorSignIn signIn, HttpContext context)
    {
        try
        {
            await data.ForgetAsync(context.User.FindVisitor()!, context.RequestAborted); // The policy lets in visitors alone.
        }
        catch (CoffeeBarRefusedException refusal)
        {
            return Say(refusal.Reason);
        }

        await signIn.SignOutAsync(context);
        return Say("forgotten");
    }

    private static RedirectHttpResult Say(string reason) =>
        TypedResults.Redirect($"{Address}{QueryString.Create("said", reason)}");
}
