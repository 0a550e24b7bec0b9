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
        string? databasePath = null)
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

    private static void MapSignIn(WebApplication app) => app.MapGet(
        "/test/visitor",
        async (HttpContext context, VisitorSignIn visitors, string? name) => await visitors.SignInAsync(context, name))
        .AllowAnonymous();
}
