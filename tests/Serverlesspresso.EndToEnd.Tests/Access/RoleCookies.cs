using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Serverlesspresso.Server.Startup;
using Serverlesspresso.Shop.Access;
using Serverlesspresso.Shop.Access.Accounts;
using Serverlesspresso.Shop.Access.Devices;
using Serverlesspresso.Shop.Shops;

namespace Serverlesspresso.EndToEnd.Tests.Access;

/// <summary>The cookie that a browser of each role would send.</summary>
internal static class RoleCookies
{
    private static readonly CancellationToken Never = CancellationToken.None;

    /// <summary>Makes an account, a device or a visitor of a role, and the cookie of whoever is signed in as it.</summary>
    /// <param name="server">The server.</param>
    /// <param name="role">The role; <c>nobody</c> for no cookie.</param>
    /// <param name="shop">The shop of a device, and the one that an account is limited to; null for no limit.</param>
    public static async Task<string> MakeAsync(RunningServer server, string role, ShopId? shop) => role switch
    {
        "nobody" => "",
        Roles.Visitor => Seal(server, AccessSchemes.Visitor, AccessIdentity.OfVisitor("somebody", name: null)),
        Roles.Display or Roles.Kiosk => await MakeDeviceAsync(server, role, shop ?? ShopId.Default),
        _ => await MakeAccountAsync(server, role, shop),
    };

    private static async Task<string> MakeDeviceAsync(RunningServer server, string role, ShopId shop)
    {
        var made = await server.Services.GetRequiredService<DeviceLinks>().MakeAsync(role, role, shop, Never);
        return Seal(server, AccessSchemes.Device, AccessIdentity.OfDevice(made.Link.Id, role, role, shop));
    }

    private static async Task<string> MakeAccountAsync(RunningServer server, string role, ShopId? shop)
    {
        await using var scope = server.Services.CreateAsyncScope();
        var accounts = scope.ServiceProvider.GetRequiredService<StaffAccounts>();
        var draft = new AccountDraft
        {
            UserName = $"{role}-{shop?.Value}",
            Name = role,
            Roles = [role],
            Shops = shop is { } limit ? [limit] : [],
        };
        var invitation = await accounts.InviteAsync(draft, Never);
        var account = await accounts.AcceptAsync(invitation.Token, new Credential.Password("three words together"), Never);
        var claims = scope.ServiceProvider.GetRequiredService<IUserClaimsPrincipalFactory<Account>>();
        return Seal(server, AccessSchemes.Staff, (await claims.CreateAsync(account)).Identities.Single());
    }

    private static string Seal(RunningServer server, string scheme, ClaimsIdentity identity)
    {
        var options = server.Services.GetRequiredService<IOptionsMonitor<CookieAuthenticationOptions>>().Get(scheme);
        var ticket = new AuthenticationTicket(new ClaimsPrincipal(identity), scheme);
        return $"{options.Cookie.Name}={options.TicketDataFormat.Protect(ticket)}";
    }
}
