using System.Security.Claims;
using Serverlesspresso.Shop.Shops;

namespace Serverlesspresso.Shop.Access;

/// <summary>What endpoints and pages ask about whoever sent a request.</summary>
public static class AccessPrincipal
{
    /// <summary>Who acts on the bar's side: the account's id, else the device's, else the visitor's; null if nobody.</summary>
    /// <param name="principal">Who sent the request.</param>
    public static string? FindSubject(this ClaimsPrincipal principal) =>
        principal.FindAccount() ?? principal.FindIdOf(AccessSchemes.Device) ?? principal.FindVisitor();

    /// <summary>The visitor's id, also of an organiser who orders a coffee; null if none is signed in.</summary>
    /// <param name="principal">Who sent the request.</param>
    public static string? FindVisitor(this ClaimsPrincipal principal) => principal.FindIdOf(AccessSchemes.Visitor);

    /// <summary>The account's id; null if none is signed in.</summary>
    /// <param name="principal">Who sent the request.</param>
    public static string? FindAccount(this ClaimsPrincipal principal) => principal.FindIdOf(AccessSchemes.Staff);

    /// <summary>Lists all that somebody is: the ids of the account, the device and the visitor.</summary>
    /// <param name="principal">Who sent the request.</param>
    internal static IReadOnlyList<string> ListSubjects(this ClaimsPrincipal principal) =>
        [.. principal.FindAll(ClaimTypes.NameIdentifier).Select(claim => claim.Value)];

    /// <summary>Whether somebody is no more than a visitor or a guest: of these anybody can be as many as they like.</summary>
    /// <param name="principal">Who sent the request.</param>
    internal static bool IsStranger(this ClaimsPrincipal principal) =>
        principal.Find(AccessSchemes.Staff) is null && principal.Find(AccessSchemes.Device) is null;

    /// <summary>The name of the one that <see cref="FindSubject"/> answers; null if there is none.</summary>
    /// <param name="principal">Who sent the request.</param>
    public static string? FindName(this ClaimsPrincipal principal) =>
        (principal.Find(AccessSchemes.Staff)
            ?? principal.Find(AccessSchemes.Device)
            ?? principal.Find(AccessSchemes.Visitor))?.FindFirst(ClaimTypes.Name)?.Value;

    /// <summary>The name a visitor gave; null if they gave none.</summary>
    /// <param name="principal">Who sent the request.</param>
    public static string? FindVisitorName(this ClaimsPrincipal principal) =>
        principal.Find(AccessSchemes.Visitor)?.FindFirst(ClaimTypes.Name)?.Value;

    /// <summary>The shop of the display or kiosk; null if it is none.</summary>
    /// <param name="principal">Who sent the request.</param>
    public static ShopId? FindDeviceShop(this ClaimsPrincipal principal) =>
        principal.Find(AccessSchemes.Device)?.FindFirst(AccessIdentity.ShopClaim) is { } claim
            ? new ShopId(claim.Value)
            : null;

    /// <summary>The shops that the account is limited to; none if it is not limited, or there is no account.</summary>
    /// <param name="principal">Who sent the request.</param>
    public static IReadOnlyList<ShopId> ListOwnShops(this ClaimsPrincipal principal) =>
    [
        .. (principal.Find(AccessSchemes.Staff)?.FindAll(AccessIdentity.ShopClaim) ?? [])
            .Select(claim => new ShopId(claim.Value)),
    ];

    /// <summary>Whether somebody meets a policy at a shop.</summary>
    /// <param name="principal">Who sent the request.</param>
    /// <param name="policy">One of <see cref="Policies"/>.</param>
    /// <param name="shop">The shop; null if it is about none.</param>
    public static bool Meets(this ClaimsPrincipal principal, string policy, ShopId? shop = null)
    {
        ArgumentNullException.ThrowIfNull(principal);
        var roles = Policies.RolesOf[policy];
        return principal.Identities.Any(identity =>
            identity.IsAuthenticated
            && roles.Any(role => identity.HasClaim(ClaimTypes.Role, role))
            && (policy == Policies.AllShops ? !IsLimited(identity) : MayActAt(identity, shop)));
    }

    private static bool MayActAt(ClaimsIdentity identity, ShopId? shop) =>
        shop is null
        || !IsLimited(identity)
        || identity.HasClaim(AccessIdentity.ShopClaim, shop.Value.Value);

    private static bool IsLimited(ClaimsIdentity identity) =>
        identity.HasClaim(claim => claim.Type == AccessIdentity.ShopClaim);

    private static string? FindIdOf(this ClaimsPrincipal principal, string scheme) =>
        principal.Find(scheme)?.FindFirst(ClaimTypes.NameIdentifier)?.Value;

    private static ClaimsIdentity? Find(this ClaimsPrincipal principal, string scheme)
    {
        ArgumentNullException.ThrowIfNull(principal);
        return principal.Identities.FirstOrDefault(identity => identity.AuthenticationType == scheme);
    }
}
