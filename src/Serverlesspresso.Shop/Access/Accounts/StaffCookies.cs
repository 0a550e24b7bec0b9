using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;

namespace Serverlesspresso.Shop.Access.Accounts;

/// <summary>
/// Checks the cookie of an account against the store on each request: who was removed, shut or given other roles or another
/// password is signed out at once.
/// </summary>
/// <param name="accounts">The accounts.</param>
internal sealed class StaffCookies(AccountStore accounts) : CookieAuthenticationEvents
{
    /// <inheritdoc/>
    public override async Task ValidatePrincipal(CookieValidatePrincipalContext context)
    {
        var id = context.Principal?.FindAccount();
        var account = id is null ? null : await accounts.FindAsync(id, context.HttpContext.RequestAborted);
        var stamp = context.Principal?.FindFirst(AccountClaims.StampClaim)?.Value;
        if (account is null || account.IsDisabled || account.SecurityStamp != stamp)
        {
            context.RejectPrincipal();
            await context.HttpContext.SignOutAsync(AccessSchemes.Staff);
        }
    }
}
