using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Serverlesspresso.Shop.Access;
using Serverlesspresso.Shop.Api.Description;
using Serverlesspresso.Shop.Api.Problems;
using Serverlesspresso.Shop.Api.Requests;
using Serverlesspresso.Shop.Feed;
using Serverlesspresso.Shop.Orders;
using Serverlesspresso.Shop.Shops;
using Serverlesspresso.Shop.Statistics;

namespace Serverlesspresso.Shop.Api.Orders;

/// <summary>Orders as they are read.</summary>
internal static class OrderEndpoints
{
    /// <summary>Maps the endpoints.</summary>
    /// <param name="api">Where.</param>
    public static void Map(IEndpointRouteBuilder api)
    {
        var group = api.MapGroup("").WithTags("Orders");
        group.MapGet("/shops/{shop}/orders", ListAsync)
            .RequireAuthorization(Policies.Staff)
            .Describe("ListOrders", "Lists orders of a shop, the newest first, page by page.")
            .Reads("state", null, "CREATED, COMPLETED or CANCELLED. Default all.")
            .Reads("from", "date-time", "Only orders that were opened, or got their number, at this instant or later.")
            .Reads("to", "date-time", "Only orders before this instant.")
            .Reads("after", null, "The `next` of the page before.")
            .Reads("limit", "int32", "How many at most, from 1 to 1,000. Default 100.")
            .Refuses(RefusalReasons.ShopNotFound, RequestReasons.InvalidRequest, RefusalReasons.InvalidOrder);
        group.MapGet("/orders/{id}", GetAsync)
            .RequireAuthorization(Policies.VisitorOrStaff)
            .Describe("GetOrder", "Gets an order, for its customer or the staff of its shop.")
            .Refuses(RefusalReasons.OrderNotFound);
        group.MapGet("/orders/{id}/wait", EstimateAsync)
            .RequireAuthorization(Policies.VisitorOrStaff)
            .Describe("EstimateWait", "Estimates how long an order will still take.")
            .Refuses(RefusalReasons.OrderNotFound, RefusalReasons.InvalidTransition);
    }

    private static async Task<Ok<OrderListAnswer>> ListAsync(
        string shop, OrderReader orders, ShopDirectory shops, HttpContext context)
    {
        var query = Read(ShopId.Read(shop), new QueryText(context.Request));
        if (await shops.FindAsync(query.Shop, context.RequestAborted) is null)
        {
            throw new CoffeeBarRefusedException(RefusalReasons.ShopNotFound, $"There is no shop '{shop}'.");
        }

        var page = await orders.ListAsync(query, context.RequestAborted);
        return TypedResults.Ok(new OrderListAnswer([.. page.Orders.Select(OrderAnswers.ForStaff)], page.Next));
    }

    private static OrderQuery Read(ShopId shop, QueryText text)
    {
        var query = new OrderQuery
        {
            Shop = shop,
            State = text.FindChoice("state", OrderState.Created, OrderState.Completed, OrderState.Cancelled),
            From = text.FindInstant("from"),
            To = text.FindInstant("to"),
            Limit = text.FindNumber("limit", 1, OrderQuery.LimitMax) ?? 100,
            After = text.Find("after"),
        };
        text.Check();
        return query.MillisecondsMin > query.MillisecondsMax
            ? throw new CoffeeBarRefusedException(
                RequestReasons.InvalidRequest, [new Mistake("to", "The end must come after the begin.")])
            : query;
    }

    private static async Task<Ok<OrderView>> GetAsync(string id, OrderReader orders, HttpContext context)
    {
        var caller = await OrderCaller.FindAsync(orders, id, context.User, context.RequestAborted);
        return TypedResults.Ok(caller.View(caller.Order));
    }

    private static async Task<Ok<WaitAnswer>> EstimateAsync(
        string id, OrderReader orders, WaitEstimator estimator, HttpContext context)
    {
        var order = (await OrderCaller.FindAsync(orders, id, context.User, context.RequestAborted)).Order;
        var estimate = await estimator.EstimateAsync(new ShopId(order.ShopId), order.Id, context.RequestAborted);
        return estimate is { } known
            ? TypedResults.Ok(new WaitAnswer(known.Ahead, (int?)known.Wait?.TotalSeconds))
            : throw new CoffeeBarRefusedException(
                RefusalReasons.InvalidTransition, "The order neither waits for a barista nor is being made.");
    }
}
