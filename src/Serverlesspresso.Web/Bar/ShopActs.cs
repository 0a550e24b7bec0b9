using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Serverlesspresso.Shop;
using Serverlesspresso.Shop.Orders;
using Serverlesspresso.Shop.Shops;
using Serverlesspresso.Web.Design;
using Serverlesspresso.Web.Kiosk;

namespace Serverlesspresso.Web.Bar;

/// <summary>Does what baristas do with a shop, and goes back to the bar.</summary>
/// <param name="shops">The shops.</param>
/// <param name="counter">Takes orders of people without a phone.</param>
internal sealed class ShopActs(ShopDirectory shops, CounterOrders counter)
{
    /// <summary>Opens the shop.</summary>
    public Task<RedirectHttpResult> OpenAsync(string shop, HttpContext context) =>
        ChangeAsync(shop, settings => settings with { StoreOpen = true }, context);

    /// <summary>Closes the shop. Orders that are open go on.</summary>
    public Task<RedirectHttpResult> CloseAsync(string shop, HttpContext context) =>
        ChangeAsync(shop, settings => settings with { StoreOpen = false }, context);

    /// <summary>Sends a message to all who wait; an empty one takes it back.</summary>
    public Task<RedirectHttpResult> NotifyAsync(string shop, string? text, HttpContext context)
    {
        var notice = text?.Trim() ?? string.Empty;
        return ChangeAsync(
            shop,
            settings => settings with { Notice = notice },
            context,
            notice.Length == 0 ? null : BarMessage.NoticeIsOut);
    }

    /// <summary>Marks a drink as sold out, or as available again.</summary>
    public Task<RedirectHttpResult> SetAvailableAsync(
        string shop, string drink, bool available, HttpContext context) =>
        TryAsync(
            shop, context, () => shops.SetAvailableAsync(ShopId.Read(shop), drink, available, context.RequestAborted));

    /// <summary>Takes an order of somebody without a phone.</summary>
    public async Task<RedirectHttpResult> TakeAsync(string shop, IFormCollection form, HttpContext context)
    {
        try
        {
            var order = await counter.TakeAsync(
                DrinkFields.Read(form, ShopId.Read(shop), context.User),
                PostForm.FindKey(form),
                context.RequestAborted);
            return BarRedirect.To(shop, context, new BarOutcome(BarMessage.Taken, order.Id));
        }
        catch (CoffeeBarRefusedException refusal)
        {
            return BarRedirect.To(shop, context, new BarOutcome(refusal.Reason));
        }
    }

    private Task<RedirectHttpResult> ChangeAsync(
        string shop, Func<ShopSettings, ShopSettings> change, HttpContext context, string? said = null) =>
        TryAsync(shop, context, () => shops.UpdateAsync(ShopId.Read(shop), change, context.RequestAborted), said);

    private static async Task<RedirectHttpResult> TryAsync(
        string shop, HttpContext context, Func<Task> act, string? said = null)
    {
        try
        {
            await act();
        }
        catch (CoffeeBarRefusedException refusal)
        {
            said = refusal.Reason;
        }

        return BarRedirect.To(shop, context, said is null ? null : new BarOutcome(said));
    }
}
