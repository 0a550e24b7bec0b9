using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;

namespace Serverlesspresso.Shop.Access.Devices;

/// <summary>Checks the cookie of a device against the store on each request: a revoked one is signed out at once.</summary>
/// <param name="links">The links.</param>
internal sealed class DeviceCookies(DeviceLinks links) : CookieAuthenticationEvents
{
    /// <inheritdoc/>
    public override async Task ValidatePrincipal(CookieValidatePrincipalContext context)
    {
        var id = context.Principal?.FindSubject();
        if (id is null || await links.FindAsync(id, context.HttpContext.RequestAborted) is null)
        {
            context.RejectPrincipal();
            await context.HttpContext.SignOutAsync(AccessSchemes.Device);
        }
    }
}
