using System.Text.Json;
using Serverlesspresso.Shop.Menus;
using Serverlesspresso.Shop.Shops;

namespace Serverlesspresso.Shop.Api.Shops;

/// <summary>Makes shops so that a repeat of the request, whose answer was lost, finds the shop it has made.</summary>
internal static class NewShop
{
    /// <summary>Makes a shop.</summary>
    /// <param name="shops">The shops.</param>
    /// <param name="id">Its id.</param>
    /// <param name="settings">Its settings.</param>
    /// <param name="menu">What it offers.</param>
    /// <param name="cancellationToken">Stops the waiting, not a turn that has begun to commit.</param>
    /// <returns>The shop, and whether it was made just now.</returns>
    /// <exception cref="CoffeeBarRefusedException">It cannot be, or another shop has the id.</exception>
    public static async Task<(CoffeeShop Shop, bool IsNew)> MakeAsync(
        ShopDirectory shops, ShopId id, ShopSettings settings, Menu menu, CancellationToken cancellationToken)
    {
        try
        {
            return (await shops.CreateAsync(id, settings, menu, cancellationToken), IsNew: true);
        }
        catch (CoffeeBarRefusedException refusal) when (refusal.Reason == RefusalReasons.ShopExists)
        {
            if (await shops.FindAsync(id, cancellationToken) is { } shop
                && shop.Settings == settings
                && IsSame(shop.Menu, menu))
            {
                return (shop, IsNew: false);
            }

            throw;
        }
    }

    private static bool IsSame(Menu one, Menu other) =>
        JsonSerializer.Serialize(one, ApiJson.Default.Menu) == JsonSerializer.Serialize(other, ApiJson.Default.Menu);
}
