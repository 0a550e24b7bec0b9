using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Serverlesspresso.Shop.Access;
using Serverlesspresso.Shop.Api.Description;
using Serverlesspresso.Shop.Api.Requests;
using Serverlesspresso.Shop.Feed;
using Serverlesspresso.Shop.Orders;
using Serverlesspresso.Shop.Shops;

namespace Serverlesspresso.Shop.Api.Orders;

/// <summary>Orders that are taken at the counter.</summary>
internal static class CounterEndpoints
{
    /// <summary>Maps the endpoints.</summary>
    /// <param name="api">Where.</param>
    public static void Map(IEndpointRouteBuilder api) => api
        .MapPost("/shops/{shop}/orders", TakeAsync)
        .WithTags("Orders")
        .RequireAuthorization(Policies.Kiosk)
        .Describe(
            "TakeOrder",
            "A kiosk or a barista takes the order of somebody without a phone.",
            "It has its place, its drink and its number at once. A drink that is refused leaves no order.")
        .Refuses(
            RefusalReasons.ShopNotFound,
            RefusalReasons.Closed,
            RefusalReasons.Capacity,
            RefusalReasons.NotAvailable,
            RefusalReasons.NotOnMenu,
            RefusalReasons.InvalidModifier,
            RefusalReasons.InvalidOrder);

    private static async Task<Created<OrderView>> TakeAsync(
        string shop, Body<CounterOrderBody> body, RequestKey key, CounterOrders counter, HttpContext context)
    {
        var request = new CounterOrder
        {
            Shop = ShopId.Read(shop),
            TakenBy = context.User.FindSubject() ?? string.Empty,
            CustomerName = string.IsNullOrWhiteSpace(body.Value.Name) ? null : body.Value.Name.Trim(),
            Choice = body.Value.Read(),
        };
        var order = await counter.TakeAsync(request, key.Value, context.RequestAborted);
        return TypedResults.Created(OrderAnswers.PathOf(order), OrderAnswers.ForCustomer(order));
    }
}
