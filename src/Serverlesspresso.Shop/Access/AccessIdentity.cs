using System.Security.Claims;
using Serverlesspresso.Shop.Shops;

namespace Serverlesspresso.Shop.Access;

/// <summary>Makes the identity that a cookie carries: who, by which name, in which roles, at which shops.</summary>
public static class AccessIdentity
{
    /// <summary>The claim that limits an identity to a shop. Without one it holds at every shop.</summary>
    internal const string ShopClaim = "shop";

    /// <summary>The identity of a visitor.</summary>
    /// <param name="id">The visitor's id.</param>
    /// <param name="name">What the visitor wants to be called; null if they did not say.</param>
    public static ClaimsIdentity OfVisitor(string id, string? name) =>
        Create(AccessSchemes.Visitor, id, name, [Roles.Visitor], shops: []);

    /// <summary>The identity of a display or kiosk.</summary>
    /// <param name="id">The id of its link.</param>
    /// <param name="name">What the organiser called it.</param>
    /// <param name="role"><see cref="Roles.Display"/> or <see cref="Roles.Kiosk"/>.</param>
    /// <param name="shop">Its shop.</param>
    public static ClaimsIdentity OfDevice(string id, string name, string role, ShopId shop) =>
        Create(AccessSchemes.Device, id, name, [role], [shop]);

    /// <summary>The identity of an account.</summary>
    /// <param name="id">The account's id.</param>
    /// <param name="name">The person's name.</param>
    /// <param name="roles">The account's roles.</param>
    /// <param name="shops">The shops it is limited to; none for all shops.</param>
    public static ClaimsIdentity OfAccount(
        string id, string name, IEnumerable<string> roles, IEnumerable<ShopId> shops) =>
        Create(AccessSchemes.Staff, id, name, roles, shops);

    private static ClaimsIdentity Create(
        string scheme, string id, string? name, IEnumerable<string> roles, IEnumerable<ShopId> shops)
    {
        var identity = new ClaimsIdentity(scheme);
        identity.AddClaim(new Claim(ClaimTypes.NameIdentifier, id));
        if (!string.IsNullOrEmpty(name))
        {
            identity.AddClaim(new Claim(ClaimTypes.Name, name));
        }

        identity.AddClaims(roles.Select(role => new Claim(ClaimTypes.Role, role)));
        identity.AddClaims(shops.Select(shop => new Claim(ShopClaim, shop.Value)));
        return identity;
    }
}
