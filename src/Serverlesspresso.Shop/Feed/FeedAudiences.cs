using System.Security.Claims;
using Serverlesspresso.Shop.Access;
using Serverlesspresso.Shop.Shops;

namespace Serverlesspresso.Shop.Feed;

/// <summary>Chooses what whoever sent a request may hear.</summary>
internal static class FeedAudiences
{
    /// <summary>Asks to hear no more than a visitor does, as the pages of a visitor do who is also of the staff.</summary>
    public const string AsVisitor = "visitor";

    /// <summary>Chooses the audience: of all that somebody is, what hears most.</summary>
    /// <param name="principal">Who sent the request.</param>
    /// <param name="shop">The shop they want to look at.</param>
    /// <param name="asWhom"><see cref="AsVisitor"/>, or null.</param>
    /// <returns>Null if they may not look at this shop.</returns>
    public static FeedAudience? Choose(ClaimsPrincipal principal, ShopId shop, string? asWhom)
    {
        var isVisitor = asWhom == AsVisitor;
        if (!isVisitor && principal.Meets(Policies.Staff, shop))
        {
            return new FeedAudience.Staff(shop);
        }

        if (!isVisitor && (principal.Meets(Policies.Display, shop) || principal.Meets(Policies.Kiosk, shop)))
        {
            return new FeedAudience.Wall(shop);
        }

        if (principal.FindVisitor() is { Length: > 0 } visitor)
        {
            return new FeedAudience.Visitor(shop, visitor);
        }

        // A screen that was set up for another shop would show the wrong one for days without anybody noticing.
        return principal.FindDeviceShop() is { } own && own != shop ? null : new FeedAudience.Guest(shop);
    }
}
