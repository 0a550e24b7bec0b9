using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Serverlesspresso.Shop;
using Serverlesspresso.Shop.Access;
using Serverlesspresso.Shop.Orders;
using Serverlesspresso.Shop.Shops;
using Serverlesspresso.Web.Design;

namespace Serverlesspresso.Web.Bar;

/// <summary>Does what baristas do with the orders of a shop, and goes back to the bar.</summary>
/// <param name="desk">Acts on orders.</param>
/// <param name="orders">Finds orders.</param>
internal sealed class BarActs(OrderDesk desk, OrderReader orders)
{
    /// <summary>Takes an order to make it.</summary>
    public Task<RedirectHttpResult> MakeAsync(
        string shop, string orderId, string key, HttpContext context) =>
        ActAsync(context, shop, orderId, actor => desk.MakeAsync(orderId, actor, key, context.RequestAborted));

    /// <summary>Puts an order back into the queue.</summary>
    public Task<RedirectHttpResult> PutBackAsync(
        string shop, string orderId, string key, HttpContext context) =>
        ActAsync(context, shop, orderId, actor => desk.UnmakeAsync(orderId, actor, key, context.RequestAborted));

    /// <summary>Puts a drink on the counter.</summary>
    public Task<RedirectHttpResult> CompleteAsync(
        string shop, string orderId, string key, HttpContext context) =>
        ActAsync(context, shop, orderId, actor => desk.CompleteAsync(orderId, actor, key, context.RequestAborted));

    /// <summary>Says that a customer has taken the drink.</summary>
    public Task<RedirectHttpResult> CollectAsync(
        string shop, string orderId, string key, HttpContext context) =>
        ActAsync(context, shop, orderId, actor => desk.CollectAsync(orderId, actor, key, context.RequestAborted));

    /// <summary>Cancels an order. What the barista wrote counts more than what they chose.</summary>
    public Task<RedirectHttpResult> CancelAsync(
        string shop,
        string orderId,
        string key,
        string? reason,
        string? words,
        HttpContext context)
    {
        var why = string.IsNullOrWhiteSpace(words) ? reason : words.Trim();
        return ActAsync(
            context, shop, orderId, actor => desk.CancelAsync(orderId, actor, why, key, context.RequestAborted));
    }

    /// <summary>Reminds a customer of the drink at the counter.</summary>
    public Task<RedirectHttpResult> RemindAsync(
        string shop, string orderId, string key, HttpContext context) =>
        ActAsync(
            context,
            shop,
            orderId,
            actor => desk.RemindAsync(orderId, actor, key, context.RequestAborted),
            said: BarMessage.Reminded);

    /// <summary>Clears the counter of what nobody comes for any more.</summary>
    public async Task<RedirectHttpResult> ClearAsync(string shop, IFormCollection form, HttpContext context)
    {
        var key = PostForm.FindKey(form);
        foreach (var orderId in form["order"].OfType<string>())
        {
            // A drink that somebody has taken meanwhile is off the counter too.
            await TryAsync(context, shop, orderId, actor => desk.CollectAsync(
                orderId, actor, key is null ? null : $"{key}-{orderId}", context.RequestAborted));
        }

        return BarRedirect.To(shop, context);
    }

    private async Task<RedirectHttpResult> ActAsync(
        HttpContext context, string shop, string orderId, Func<Actor, Task> act, string? said = null)
    {
        var reason = await TryAsync(context, shop, orderId, act) ?? said;
        return BarRedirect.To(shop, context, reason is null ? null : new BarOutcome(reason, orderId));
    }

    // A barista of one shop has no say in another, however the order's id got into the address.
    private async Task<string?> TryAsync(HttpContext context, string shop, string orderId, Func<Actor, Task> act)
    {
        var order = await orders.FindAsync(orderId, context.RequestAborted);
        if (order?.ShopId != ShopId.Read(shop).Value)
        {
            return RefusalReasons.OrderNotFound;
        }

        try
        {
            await act(new Actor(context.User.FindSubject() ?? string.Empty, IsStaff: true));
            return null;
        }
        catch (CoffeeBarRefusedException refusal)
        {
            return refusal.Reason;
        }
    }
}
