using Serverlesspresso.Shop.Feed;
using Serverlesspresso.Shop.Shops;

namespace Serverlesspresso.Shop.Api.Shops;

/// <summary>Makes what the API tells of shops, the same as the feed does.</summary>
internal static class ShopAnswers
{
    /// <summary>What everybody may see of a shop.</summary>
    /// <param name="shop">The shop.</param>
    public static ShopView Of(CoffeeShop shop) => new()
    {
        Id = shop.Id.Value,
        Name = shop.Settings.Name,
        WelcomeText = shop.Settings.WelcomeText,
        PickupPlace = shop.Settings.PickupPlace,
        IsOpen = shop.Settings.StoreOpen,
        IsFull = shop.IsFull,
        Notice = shop.Settings.Notice,
        Menu = shop.Menu,
    };

    /// <summary>Finds a shop.</summary>
    /// <param name="shops">The shops.</param>
    /// <param name="id">Its id.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="CoffeeBarRefusedException">There is no such shop.</exception>
    public static async Task<CoffeeShop> GetAsync(
        ShopDirectory shops, string id, CancellationToken cancellationToken) =>
        await shops.FindAsync(ShopId.Read(id), cancellationToken)
        ?? throw new CoffeeBarRefusedException(RefusalReasons.ShopNotFound, $"There is no shop '{id}'.");
}
