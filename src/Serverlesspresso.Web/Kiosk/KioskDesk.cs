using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Serverlesspresso.Shop;
using Serverlesspresso.Shop.Orders;
using Serverlesspresso.Shop.Shops;
using Serverlesspresso.Web.Design;

namespace Serverlesspresso.Web.Kiosk;

/// <summary>Serves visitors at a kiosk.</summary>
/// <param name="shops">The shops.</param>
/// <param name="orders">Finds orders.</param>
/// <param name="counter">Takes orders.</param>
/// <param name="timeProvider">The clock.</param>
internal sealed class KioskDesk(
    ShopDirectory shops, OrderReader orders, CounterOrders counter, TimeProvider timeProvider)
{
    /// <summary>Shows the drinks, or one of them.</summary>
    public async Task<Results<RazorComponentResult<KioskPage>, RedirectHttpResult, NotFound>> ShowAsync(
        string shop, HttpContext context)
    {
        var query = context.Request.Query;
        if (await shops.FindAsync(ShopId.Read(shop), context.RequestAborted) is not { } found)
        {
            return TypedResults.NotFound();
        }

        var model = DrinkChoiceModel.From(found, query[DrinkFields.Drink].FirstOrDefault());
        var now = timeProvider.GetUtcNow();
        var until = KioskTimes.FindEnd(query[KioskAddresses.Until].FirstOrDefault(), now);
        return model.Chosen is { } drink && until is null
            ? TypedResults.Redirect(KioskAddresses.Drink(shop, drink.Name, now + KioskTimes.Choosing))
            : model.Chosen is not null && until <= now
                ? TypedResults.Redirect(KioskAddresses.Start(shop))
                : new RazorComponentResult<KioskPage>(
                    new { Model = model, Until = until, Said = query["said"].FirstOrDefault() });
    }

    /// <summary>Shows the number of an order that was just taken. A little later nobody is to see it any more.</summary>
    public async Task<Results<RazorComponentResult<KioskDonePage>, RedirectHttpResult>> ShowDoneAsync(
        string shop, string orderId, HttpContext context)
    {
        var found = await shops.FindAsync(ShopId.Read(shop), context.RequestAborted);
        var order = await orders.FindAsync(orderId, context.RequestAborted);
        return found is not null
            && order?.ShopId == found.Id.Value
            && timeProvider.GetUtcNow() < KioskTimes.EndOf(order)
                ? new RazorComponentResult<KioskDonePage>(new { Model = KioskDoneModel.From(order, found) })
                : TypedResults.Redirect(KioskAddresses.Start(shop));
    }

    /// <summary>Takes an order.</summary>
    public async Task<RedirectHttpResult> TakeAsync(string shop, IFormCollection form, HttpContext context)
    {
        try
        {
            var order = await counter.TakeAsync(
                DrinkFields.Read(form, ShopId.Read(shop), context.User),
                PostForm.FindKey(form),
                context.RequestAborted);
            return TypedResults.Redirect(KioskAddresses.Done(shop, order.Id));
        }
        catch (CoffeeBarRefusedException refusal)
        {
            return TypedResults.Redirect(KioskAddresses.Said(shop, refusal.Reason));
        }
    }
}
