using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Serverlesspresso.Shop.Access;
using Serverlesspresso.Shop.Api.Description;
using Serverlesspresso.Shop.Orders;

namespace Serverlesspresso.Shop.Api.Orders;

/// <summary>What the coffee bar knows of a visitor.</summary>
internal static class VisitorEndpoints
{
    /// <summary>Maps the endpoints.</summary>
    /// <param name="api">Where.</param>
    public static void Map(IEndpointRouteBuilder api)
    {
        var group = api.MapGroup("/me").WithTags("Visitor").RequireAuthorization(Policies.Visitor);
        group.MapGet("/orders", ListAsync)
            .Describe("ListMyOrders", "Lists the visitor's orders of all shops, the newest first, 200 at most.");
        group.MapDelete("", ForgetAsync)
            .Describe(
                "ForgetMe",
                "Forgets the visitor: open orders are cancelled, all lose the visitor's id and name, and the cookie ends.")
            .Refuses(RefusalReasons.InvalidTransition);
    }

    private static async Task<Ok<OrderListAnswer>> ListAsync(OrderReader orders, HttpContext context)
    {
        var found = await orders.ListOfVisitorAsync(context.User.FindVisitor() ?? string.Empty, context.RequestAborted);
        return TypedResults.Ok(new OrderListAnswer([.. found.Select(OrderAnswers.ForCustomer)], Next: null));
    }

    private static async Task<NoContent> ForgetAsync(VisitorData data, VisitorSignIn visitors, HttpContext context)
    {
        await data.ForgetAsync(context.User.FindVisitor() ?? string.Empty, context.RequestAborted);
        await visitors.SignOutAsync(context);
        return TypedResults.NoContent();
    }
}
