using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Serverlesspresso.Engine.Hosting;
using Serverlesspresso.Engine.Store.Sqlite;
using Serverlesspresso.Shop.Access;
using Serverlesspresso.Shop.Access.Accounts;
using Serverlesspresso.Shop.Access.Devices;
using Serverlesspresso.Shop.Shops;

namespace Serverlesspresso.FeedBenchmark;

/// <summary>The cookies of everybody who listens, made over the server's own data before it starts.</summary>
/// <param name="Visitors">One for each visitor, in their order.</param>
/// <param name="Staff">That of a barista.</param>
/// <param name="Display">That of a display.</param>
internal sealed record Cookies(IReadOnlyList<string> Visitors, string Staff, string Display)
{
    /// <summary>Makes them.</summary>
    /// <param name="dataFolder">The server's data folder, while no server runs.</param>
    /// <param name="visitorIds">The visitors.</param>
    public static async Task<Cookies> MakeAsync(string dataFolder, IEnumerable<string> visitorIds)
    {
        await using var store = await SqliteStore.OpenAsync(
            new SqliteStoreOptions { Path = Path.Combine(dataFolder, "coffee.db") },
            TimeProvider.System,
            NullLogger.Instance,
            CancellationToken.None);
        var builder = WebApplication.CreateSlimBuilder();
        await builder.Services.AddServerlesspressoAsync(store, CancellationToken.None);
        builder.Services.AddCoffeeBarAccess();
        await using var app = builder.Build();
        await using var scope = app.Services.CreateAsyncScope();
        var services = scope.ServiceProvider;
        return new Cookies(
            [.. visitorIds.Select(id => Write(services, AccessSchemes.Visitor, AccessIdentity.OfVisitor(id, name: null)))],
            await MakeBaristaAsync(services),
            await MakeDisplayAsync(services));
    }

    private static async Task<string> MakeBaristaAsync(IServiceProvider services)
    {
        var accounts = services.GetRequiredService<StaffAccounts>();
        var draft = new AccountDraft { UserName = "barista", Name = "Barista", Roles = [Roles.Barista] };
        var invitation = await accounts.InviteAsync(draft, CancellationToken.None);
        var account = await accounts.FindAsync(invitation.AccountId, CancellationToken.None)
            ?? throw new InvalidOperationException("The barista's account is gone.");
        var principal = await services.GetRequiredService<IUserClaimsPrincipalFactory<Account>>().CreateAsync(account);
        return Write(services, AccessSchemes.Staff, principal.Identities.First());
    }

    private static async Task<string> MakeDisplayAsync(IServiceProvider services)
    {
        var links = services.GetRequiredService<DeviceLinks>();
        var made = await links.MakeAsync("Wall", Roles.Display, ShopId.Default, CancellationToken.None);
        var identity = AccessIdentity.OfDevice(made.Link.Id, made.Link.Name, made.Link.Role, made.Link.Shop);
        return Write(services, AccessSchemes.Device, identity);
    }

    private static string Write(IServiceProvider services, string scheme, ClaimsIdentity identity)
    {
        var options = services.GetRequiredService<IOptionsMonitor<CookieAuthenticationOptions>>().Get(scheme);
        var now = TimeProvider.System.GetUtcNow();
        var properties = new AuthenticationProperties { IssuedUtc = now, ExpiresUtc = now.AddDays(1) };
        var ticket = new AuthenticationTicket(new ClaimsPrincipal(identity), properties, scheme);
        return $"{options.Cookie.Name}={options.TicketDataFormat.Protect(ticket)}";
    }
}
