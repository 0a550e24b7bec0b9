using System.Security.Claims;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Serverlesspresso.Shop.Access;
using Serverlesspresso.Shop.Orders;
using Serverlesspresso.Shop.Shops;
using Serverlesspresso.Web.Console.Stories;

namespace Serverlesspresso.Web.Journey;

/// <summary>The address of an order's journey.</summary>
internal static class JourneyEndpoints
{
    /// <summary>Makes it.</summary>
    /// <param name="endpoints">The host's endpoints.</param>
    public static void MapJourneys(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapGet("/orders/{order}/journey", ShowAsync).AllowAnonymous();

    // Somebody else's order is not found, so that nobody learns which orders there are.
    private static async Task<Results<RazorComponentResult<JourneyPage>, NotFound>> ShowAsync(
        string order, OrderReader orders, ShopDirectory shops, StoryRuns runs, HttpContext context) =>
        await orders.FindAsync(order, context.RequestAborted) is { } found && MaySee(context.User, found)
            ? new RazorComponentResult<JourneyPage>(new
            {
                Model = JourneyModel.From(
                    found, await shops.FindAsync(new ShopId(found.ShopId), context.RequestAborted)),
                Picture = await runs.DrawAsync(found, context.RequestAborted),
            })
            : TypedResults.NotFound();

    private static bool MaySee(ClaimsPrincipal user, Order order) =>
        (user.FindVisitor() is { } visitor && visitor == order.UserId)
        || user.Meets(Policies.Staff, new ShopId(order.ShopId))
        || user.Meets(Policies.Operator);
}
