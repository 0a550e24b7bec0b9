using System.Security.Claims;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Serverlesspresso.Engine.Hosting;
using Serverlesspresso.Engine.Store.Sqlite;
using Serverlesspresso.Engine.Tests.Store;
using Serverlesspresso.Shop.Access;
using Serverlesspresso.Shop.Access.Accounts;
using Serverlesspresso.Shop.Access.Devices;

namespace Serverlesspresso.Shop.Tests.Access;

/// <summary>A server with the checks of the coffee bar before a few endpoints of the test.</summary>
internal sealed class AccessHost : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly SqliteStore _store;
    private readonly TemporaryFolder? _ownFolder;

    private AccessHost(WebApplication app, SqliteStore store, TemporaryFolder? ownFolder)
    {
        _app = app;
        _store = store;
        _ownFolder = ownFolder;
        Address = new Uri(app.Urls.First());
    }

    public Uri Address { get; }

    public IServiceProvider Services => _app.Services;

    public static async Task<AccessHost> StartAsync(
        Action<WebApplication> map,
        Action<IServiceCollection>? register = null,
        string? databasePath = null,
        TimeProvider? time = null)
    {
        var ownFolder = databasePath is null ? new TemporaryFolder() : null;
        var store = await SqliteStore.OpenAsync(
            new SqliteStoreOptions { Path = databasePath ?? ownFolder?.File("coffee.db") ?? "" },
            TimeProvider.System,
            NullLogger.Instance,
            CancellationToken.None);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddSingleton(time ?? TimeProvider.System);
        await builder.Services.AddServerlesspressoAsync(store, CancellationToken.None);
        builder.Services.AddCoffeeBarAccess();
        register?.Invoke(builder.Services);
        var app = builder.Build();
        app.UseCoffeeBarAccess();
        map(app);
        MapSignIn(app);
        await app.StartAsync();
        return new AccessHost(app, store, ownFolder);
    }

    /// <summary>A client that keeps cookies and follows nothing.</summary>
    public AccessClient CreateClient() => new(Address);

    public T Get<T>()
        where T : notnull => Services.GetRequiredService<T>();

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        await _store.DisposeAsync();
        _ownFolder?.Dispose();
    }

    /// <summary>Runs something with the services of a request.</summary>
    public async Task<T> WithAsync<TService, T>(Func<TService, Task<T>> use)
        where TService : notnull
    {
        await using var scope = Services.CreateAsyncScope();
        return await use(scope.ServiceProvider.GetRequiredService<TService>());
    }

    /// <summary>Runs something with the services of a request.</summary>
    public Task WithAsync<TService>(Func<TService, Task> use)
        where TService : notnull => WithAsync<TService, bool>(async service =>
        {
            await use(service);
            return true;
        });

    private static void MapSignIn(WebApplication app)
    {
        app.MapGet(
            "/test/visitor",
            async (HttpContext context, VisitorSignIn visitors, string? name, string? key) =>
                await visitors.SignInAsync(context, name, key))
            .AllowAnonymous();
        app.MapGet(
            "/test/account",
            async (StaffSignIn signIn, string user, string password) =>
                (await signIn.PasswordSignInAsync(user, password, isPersistent: true, lockoutOnFailure: true)).ToString())
            .AllowAnonymous();
        app.MapGet("/test/forget", (HttpContext context, VisitorSignIn visitors) => visitors.SignOutAsync(context))
            .AllowAnonymous();
        app.MapGet("/test/sign-out", (StaffSignIn signIn) => signIn.SignOutAsync()).AllowAnonymous();
        app.MapGet(
            "/test/device",
            async (HttpContext context, DeviceLinks devices, string token) =>
                (await devices.OpenAsync(context, token)).Id)
            .AllowAnonymous();
        app.MapGet("/test/who", (HttpContext context) => Describe(context.User)).AllowAnonymous();
    }

    private static string Describe(ClaimsPrincipal user) => string.Join(
        ' ',
        user.Identities
            .SelectMany(identity => identity.Claims)
            .Where(claim => claim.Type is ClaimTypes.Name or ClaimTypes.Role or "shop")
            .Select(claim => claim.Value));
}
