using Microsoft.AspNetCore.Http;
using Serverlesspresso.Shop.Access;
using Serverlesspresso.Shop.Shops;

namespace Serverlesspresso.Shop.Api.Original;

/// <summary>Reads the query parameter <c>eventId</c>, which names the shop. Without it the default shop is meant.</summary>
internal static class OriginalShop
{
    /// <summary>Reads the shop of a request.</summary>
    /// <param name="context">The request.</param>
    public static ShopId Read(HttpContext context) => ShopId.Read(context.Request.Query["eventId"]);

    /// <summary>Reads the shop, at which whoever sent the request must have a role.</summary>
    /// <param name="context">The request.</param>
    /// <param name="policy">One of <see cref="Policies"/>.</param>
    /// <exception cref="CoffeeBarRefusedException">They have none of its roles at this shop.</exception>
    public static ShopId Read(HttpContext context, string policy)
    {
        var shop = Read(context);
        return context.User.Meets(policy, shop)
            ? shop
            : throw new CoffeeBarRefusedException(RefusalReasons.Forbidden, "Your role is one of another shop.");
    }
}
