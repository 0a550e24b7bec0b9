using System.Security.Claims;
using Serverlesspresso.Shop.Access;
using Serverlesspresso.Shop.Shops;

namespace Serverlesspresso.Web.Start;

/// <summary>A shop on the start page.</summary>
public sealed record ShopTile
{
    /// <summary>The shop's id.</summary>
    public required string Id { get; init; }

    /// <summary>What people call it.</summary>
    public required string Name { get; init; }

    /// <summary>What visitors read first.</summary>
    public required string WelcomeText { get; init; }

    /// <summary>Whether it takes orders.</summary>
    public required bool IsOpen { get; init; }

    /// <summary>Whether all its places are taken.</summary>
    public required bool IsFull { get; init; }

    /// <summary>How many drinks wait for a barista.</summary>
    public required int Queue { get; init; }

    /// <summary>The pictures of the first drinks of its menu.</summary>
    public required IReadOnlyList<string> Icons { get; init; }

    /// <summary>Whether whoever asks works there.</summary>
    public required bool IsForStaff { get; init; }

    /// <summary>Makes the tile of a shop.</summary>
    /// <param name="shop">The shop.</param>
    /// <param name="queue">How many drinks wait there for a barista.</param>
    /// <param name="user">Who asks.</param>
    internal static ShopTile From(CoffeeShop shop, int queue, ClaimsPrincipal user) => new()
    {
        Id = shop.Id.Value,
        Name = shop.DisplayName,
        WelcomeText = shop.Settings.WelcomeText,
        IsOpen = shop.Settings.StoreOpen,
        IsFull = shop.IsFull,
        Queue = queue,
        Icons = [.. shop.Menu.Drinks.Where(drink => drink.IsAvailable).Select(drink => drink.Icon).Distinct().Take(4)],
        IsForStaff = user.Meets(Policies.Staff, shop.Id),
    };
}
