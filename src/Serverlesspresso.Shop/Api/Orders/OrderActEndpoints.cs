using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Serverlesspresso.Shop.Access;
using Serverlesspresso.Shop.Api.Description;
using Serverlesspresso.Shop.Api.Requests;
using Serverlesspresso.Shop.Feed;
using Serverlesspresso.Shop.Orders;

namespace Serverlesspresso.Shop.Api.Orders;

/// <summary>What customers and baristas do to orders. A repeat of what has happened succeeds and changes nothing.</summary>
internal static class OrderActEndpoints
{
    /// <summary>Maps the endpoints.</summary>
    /// <param name="api">Where.</param>
    public static void Map(IEndpointRouteBuilder api)
    {
        var group = api.MapGroup("/orders/{id}").WithTags("Orders");
        group.MapPut("/drink", SubmitAsync)
            .RequireAuthorization(Policies.Visitor)
            .Describe("SubmitDrink", "The customer chooses the drink. It is queued, and gets its number in a moment.")
            .Refuses(
                RefusalReasons.OrderNotFound,
                RefusalReasons.InvalidTransition,
                RefusalReasons.NotAvailable,
                RefusalReasons.NotOnMenu,
                RefusalReasons.InvalidModifier,
                RefusalReasons.InvalidOrder);
        group.MapPost("/cancel", CancelAsync)
            .RequireAuthorization(Policies.VisitorOrStaff)
            .Describe("CancelOrder", "The customer or a barista cancels an order that is not ready yet.")
            .Refuses(RefusalReasons.OrderNotFound, RefusalReasons.InvalidTransition, RefusalReasons.InvalidOrder);
        MapAct(group, "collect", Policies.VisitorOrStaff, act => act.Desk.CollectAsync(
            act.OrderId, act.Actor, act.Key, act.Cancellation))
            .Describe("CollectOrder", "The drink was taken from the counter: so says the customer or a barista.");
        MapAct(group, "make", Policies.Staff, act => act.Desk.MakeAsync(
            act.OrderId, act.Actor, act.Key, act.Cancellation))
            .Describe("MakeOrder", "A barista takes the order to make it. Of several at once one gets it.");
        MapAct(group, "unmake", Policies.Staff, act => act.Desk.UnmakeAsync(
            act.OrderId, act.Actor, act.Key, act.Cancellation))
            .Describe("UnmakeOrder", "The barista who makes the order puts it back into the queue.");
        MapAct(group, "complete", Policies.Staff, act => act.Desk.CompleteAsync(
            act.OrderId, act.Actor, act.Key, act.Cancellation))
            .Describe("CompleteOrder", "The drink is ready and stands at the counter.");
        MapAct(group, "remind", Policies.Staff, act => act.Desk.RemindAsync(
            act.OrderId, act.Actor, act.Key, act.Cancellation))
            .Describe("RemindCustomer", "Reminds the customer of the drink at the counter, once in 30 seconds at most.");
    }

    private static RouteHandlerBuilder MapAct(
        RouteGroupBuilder group, string path, string policy, Func<OrderAct, Task<Order>> act) => group
        .MapPost($"/{path}", (string id, RequestKey key, OrderReader orders, OrderDesk desk, HttpContext context) =>
            ActAsync(orders, desk, id, key, context, act))
        .RequireAuthorization(policy)
        .Refuses(RefusalReasons.OrderNotFound, RefusalReasons.InvalidTransition);

    private static async Task<Ok<OrderView>> ActAsync(
        OrderReader orders, OrderDesk desk, string id, RequestKey key, HttpContext context, Func<OrderAct, Task<Order>> act)
    {
        var caller = await OrderCaller.FindAsync(orders, id, context.User, context.RequestAborted);
        var order = await act(new OrderAct(desk, id, caller.Actor, key.Value, context.RequestAborted));
        return TypedResults.Ok(caller.View(order));
    }

    private static Task<Ok<OrderView>> CancelAsync(
        string id, OptionalBody<CancelBody> body, RequestKey key, OrderReader orders, OrderDesk desk, HttpContext context) =>
        ActAsync(orders, desk, id, key, context, act => act.Desk.CancelAsync(
            act.OrderId, act.Actor, body.Value?.Reason, act.Key, act.Cancellation));

    private static async Task<Ok<OrderView>> SubmitAsync(
        string id, Body<DrinkBody> body, RequestKey key, OrderDesk desk, HttpContext context)
    {
        var visitor = context.User.FindVisitor() ?? string.Empty;
        try
        {
            var order = await desk.SubmitAsync(id, visitor, body.Value.Read(), key.Value, context.RequestAborted);
            return TypedResults.Ok(OrderAnswers.ForCustomer(order));
        }
        catch (CoffeeBarRefusedException refusal) when (refusal.Reason == RefusalReasons.WrongCustomer)
        {
            // Whether somebody else has an order of this id is nobody's business.
            throw new CoffeeBarRefusedException(RefusalReasons.OrderNotFound, $"There is no order '{id}' of yours.");
        }
    }
}
