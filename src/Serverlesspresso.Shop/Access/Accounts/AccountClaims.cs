using System.Security.Claims;
using Microsoft.AspNetCore.Identity;
using Serverlesspresso.Shop.Shops;

namespace Serverlesspresso.Shop.Access.Accounts;

/// <summary>Writes into a cookie what an account may do, and the stamp that it was made with.</summary>
internal sealed class AccountClaims : IUserClaimsPrincipalFactory<Account>
{
    /// <summary>The claim that holds the stamp.</summary>
    public const string StampClaim = "stamp";

    /// <inheritdoc/>
    public Task<ClaimsPrincipal> CreateAsync(Account user)
    {
        var identity = AccessIdentity.OfAccount(
            user.Id, user.Name, user.Roles, user.Shops.Select(shop => new ShopId(shop)));
        identity.AddClaim(new Claim(StampClaim, user.SecurityStamp));
        return Task.FromResult(new ClaimsPrincipal(identity));
    }
}
