using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Serverlesspresso.Shop.Access;
using Serverlesspresso.Shop.Api.Orders;
using Serverlesspresso.Shop.Api.Requests;
using Serverlesspresso.Shop.Orders;
using Serverlesspresso.Shop.Shops;

namespace Serverlesspresso.Shop.Api.Original;

/// <summary>The original's <c>/orders</c> and <c>/myOrders</c>, as they are read.</summary>
internal static class OriginalOrders
{
    /// <summary>Lists orders of a shop by the time they were opened or got their number: the latest, in rising order.</summary>
    public static async Task<FileContentHttpResult> ListAsync(OrderReader orders, HttpContext context)
    {
        var text = new QueryText(context.Request);
        var shop = OriginalShop.Read(context, Policies.Staff);
        var query = new OrderQuery
        {
            Shop = shop,
            State = FindState(text, shop),
            Limit = text.FindNumber("maxItems", 1, OrderQuery.LimitMax) ?? 100,
        };
        text.Check();
        var page = await orders.ListAsync(query, context.RequestAborted);
        return OriginalAnswer.List(page.Orders.Reverse().Select(OriginalItems.ForStaff));
    }

    /// <summary>Lists the visitor's orders in rising order.</summary>
    public static async Task<FileContentHttpResult> ListMineAsync(OrderReader orders, HttpContext context)
    {
        var found = await orders.ListOfVisitorAsync(context.User.FindVisitor() ?? string.Empty, context.RequestAborted);
        return OriginalAnswer.List(found.Reverse().Select(OriginalItems.ForCustomer));
    }

    /// <summary>Gets an order, for its customer or the staff of its shop.</summary>
    public static async Task<ContentHttpResult> GetAsync(string id, OrderReader orders, HttpContext context)
    {
        var caller = await OrderCaller.FindAsync(orders, id, context.User, context.RequestAborted);
        return OriginalAnswer.Json(OriginalItems.Alone(caller.Order));
    }

    // The newest version writes the shop before the state, such as 'ABC-CREATED', and its front ends ask so.
    private static string? FindState(QueryText text, ShopId shop)
    {
        string[] states = [OrderState.Created, OrderState.Completed, OrderState.Cancelled];
        var choice = text.FindChoice("state", [.. states, .. states.Select(state => $"{shop.Value}-{state}")]);
        return choice is null ? null : Array.Find(states, state => choice.EndsWith(state, StringComparison.Ordinal));
    }
}
