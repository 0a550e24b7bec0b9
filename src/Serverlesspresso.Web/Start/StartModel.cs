using System.Security.Claims;
using Serverlesspresso.Shop.Access;
using Serverlesspresso.Shop.Orders;
using Serverlesspresso.Shop.Shops;

namespace Serverlesspresso.Web.Start;

/// <summary>What the start page shows.</summary>
public sealed record StartModel
{
    /// <summary>The shops; those where whoever asks works come first.</summary>
    public required IReadOnlyList<ShopTile> Shops { get; init; }

    /// <summary>The visitor's order that is on its way; null if there is none.</summary>
    public required OpenOrder? Order { get; init; }

    /// <summary>Whether to show the office.</summary>
    public required bool IsOrganiser { get; init; }

    /// <summary>Whether to show the console.</summary>
    public required bool IsOperator { get; init; }

    /// <summary>Whether somebody of the staff is signed in.</summary>
    public required bool IsSignedIn { get; init; }

    /// <summary>Whether nobody can organise yet, because the server is new.</summary>
    public required bool IsNew { get; init; }

    /// <summary>The shop whose feed the page listens to; null if there is no shop.</summary>
    public string? FeedShop => Shops.Count > 0 ? Shops[0].Id : null;

    /// <summary>Makes the model.</summary>
    /// <param name="shops">The shops.</param>
    /// <param name="queues">How many drinks wait for a barista, by shop.</param>
    /// <param name="orders">The visitor's orders, the newest first.</param>
    /// <param name="user">Who asks.</param>
    /// <param name="isNew">Whether there is no account yet.</param>
    internal static StartModel From(
        IReadOnlyList<CoffeeShop> shops,
        IReadOnlyDictionary<string, int> queues,
        IReadOnlyList<Order> orders,
        ClaimsPrincipal user,
        bool isNew) => new()
        {
            Shops =
            [
                .. shops.Select(shop => ShopTile.From(shop, queues.GetValueOrDefault(shop.Id.Value), user))
                    .OrderByDescending(shop => shop.IsForStaff),
            ],
            Order = orders.FirstOrDefault(order => order.IsOpen || order.Phase == OrderPhase.Ready) is { } order
                ? new OpenOrder(order.ShopId, order.OrderNumber, order.Phase)
                : null,
            IsOrganiser = user.Meets(Policies.Organiser),
            IsOperator = user.Meets(Policies.Operator),
            IsSignedIn = user.FindAccount() is not null,
            IsNew = isNew,
        };
}
