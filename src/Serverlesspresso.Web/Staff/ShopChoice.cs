using Serverlesspresso.Shop.Shops;

namespace Serverlesspresso.Web.Staff;

/// <summary>A shop that a form offers.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">Its name.</param>
/// <param name="TimeZone">Its time zone.</param>
public sealed record ShopChoice(string Id, string Name, string TimeZone)
{
    /// <summary>Offers a shop.</summary>
    /// <param name="shop">The shop.</param>
    internal static ShopChoice From(CoffeeShop shop) => new(shop.Id.Value, shop.DisplayName, shop.Settings.TimeZone);
}
