using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using Serverlesspresso.Shop.CheckIn;
using Serverlesspresso.Shop.Orders;
using Serverlesspresso.Shop.Shops;
using Serverlesspresso.Web.Hosting;

namespace Serverlesspresso.Web.Wall;

/// <summary>Reads what a wall shows.</summary>
/// <param name="shops">The shops.</param>
/// <param name="orders">The orders.</param>
/// <param name="checkIn">Knows the code of now.</param>
/// <param name="options">Says where phones find the server.</param>
/// <param name="timeProvider">The clock.</param>
internal sealed class WallReader(
    ShopDirectory shops,
    OrderReader orders,
    CheckInDesk checkIn,
    IOptions<CoffeeBarPagesOptions> options,
    TimeProvider timeProvider)
{
    /// <summary>Reads it, or null if there is no such shop.</summary>
    /// <param name="shopId">The shop.</param>
    /// <param name="context">The request.</param>
    public async Task<WallFacts?> ReadAsync(ShopId shopId, HttpContext context)
    {
        if (await shops.FindAsync(shopId, context.RequestAborted) is not { } shop)
        {
            return null;
        }

        var givesCode = shop.Settings.StoreOpen && !shop.IsFull;
        return new WallFacts
        {
            Shop = shop,
            Orders = await orders.ListLiveAsync(shopId, context.RequestAborted),
            Code = givesCode ? await checkIn.GetCurrentCodeAsync(shopId, context.RequestAborted) : null,
            PublicUrl = PublicAddress.Of(options.Value, context.Request),
            Now = timeProvider.GetUtcNow(),
        };
    }
}
