using Microsoft.AspNetCore.Http;
using Serverlesspresso.Shop.Access;
using Serverlesspresso.Shop.Api.Orders;
using Serverlesspresso.Shop.Api.Problems;
using Serverlesspresso.Shop.Api.Requests;
using Serverlesspresso.Shop.Orders;

namespace Serverlesspresso.Shop.Api.Original;

/// <summary>The original's <c>PUT /orders/{id}?action=</c>. It answers nothing, but only once it has happened.</summary>
internal static class OriginalActs
{
    /// <summary>Acts on an order.</summary>
    public static async Task ActAsync(string id, RequestKey key, OrderReader orders, OrderDesk desk, HttpContext context)
    {
        var caller = await OrderCaller.FindAsync(orders, id, context.User, context.RequestAborted);
        var act = new OrderAct(desk, id, caller.Actor, key.Value, context.RequestAborted);
        await ActAsync(act, context.Request.Query["action"].ToString(), context);
    }

    private static Task<Order> ActAsync(OrderAct act, string action, HttpContext context) => action switch
    {
        "" => SubmitAsync(act, context),
        "make" => act.Desk.MakeAsync(act.OrderId, act.Actor, act.Key, act.Cancellation),
        "unmake" => act.Desk.UnmakeAsync(act.OrderId, act.Actor, act.Key, act.Cancellation),
        "complete" => act.Desk.CompleteAsync(act.OrderId, act.Actor, act.Key, act.Cancellation),
        "cancel" => act.Desk.CancelAsync(act.OrderId, act.Actor, reason: null, act.Key, act.Cancellation),
        _ => throw new CoffeeBarRefusedException(
            RequestReasons.InvalidRequest,
            [new Mistake("action", $"There is no action '{action}': it is 'make', 'unmake', 'complete', 'cancel' or empty.")]),
    };

    private static async Task<Order> SubmitAsync(OrderAct act, HttpContext context)
    {
        var drink = await JsonBody.ReadAsync(context, OriginalJson.Default.OriginalDrink) ?? new OriginalDrink();
        var choice = new DrinkBody { Drink = drink.Drink, Modifiers = drink.Modifiers, Icon = drink.Icon }.Read();
        var visitor = context.User.FindVisitor() ?? string.Empty;
        return await act.Desk.SubmitAsync(act.OrderId, visitor, choice, act.Key, act.Cancellation);
    }
}
