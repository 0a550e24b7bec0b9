using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Serverlesspresso.Engine.Hosting;
using Serverlesspresso.Engine.Store.Sqlite;
using Serverlesspresso.Engine.Tests.Hosting;
using Serverlesspresso.Engine.Tests.Store;
using Serverlesspresso.Engine.Work;
using Serverlesspresso.Shop.Access;
using Serverlesspresso.Shop.Access.Accounts;
using Serverlesspresso.Shop.Access.Devices;
using Serverlesspresso.Shop.Api;
using Serverlesspresso.Shop.CheckIn;
using Serverlesspresso.Shop.Hosting;
using Serverlesspresso.Shop.Shops;

namespace Serverlesspresso.Shop.Tests.Api;

/// <summary>A whole coffee bar with its API on a port of its own, at a time that stands still.</summary>
internal sealed class ApiHost : IAsyncDisposable
{
    private static readonly CancellationToken Never = CancellationToken.None;

    private readonly WebApplication _app;
    private readonly SqliteStore _store;
    private readonly TemporaryFolder _folder;

    private ApiHost(WebApplication app, SqliteStore store, TemporaryFolder folder)
    {
        _app = app;
        _store = store;
        _folder = folder;
        Address = new Uri(app.Urls.First());
    }

    public Uri Address { get; }

    public FakeTimeProvider Clock { get; private init; } = new();

    public static async Task<ApiHost> StartAsync(Action<IServiceCollection>? register = null)
    {
        var folder = new TemporaryFolder();
        var clock = new FakeTimeProvider(EngineHarness.Start);
        var store = await SqliteStore.OpenAsync(
            new SqliteStoreOptions { Path = folder.File("coffee.db") }, clock, NullLogger.Instance, Never);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddSingleton<TimeProvider>(clock);
        (await builder.Services.AddServerlesspressoAsync(store, Never)).AddCoffeeBar();
        builder.Services.AddCoffeeBarAccess();
        builder.Services.AddCoffeeBarApi().AddCoffeeBarApi();
        register?.Invoke(builder.Services);
        var app = builder.Build();
        app.UseCoffeeBarAccess();
        app.MapCoffeeBarApi();
        app.MapGet("/test/sign-in/{role}", StartSessionAsync).AllowAnonymous();
        app.MapGet("/test/device/{role}", StartDeviceAsync).AllowAnonymous();
        await app.StartAsync();
        var host = new ApiHost(app, store, folder) { Clock = clock };
        await host.SettleAsync();
        return host;
    }

    /// <summary>A client that nobody knows yet.</summary>
    public ApiClient CreateClient() => new(Address);

    /// <summary>A client with an account of a role, at some shops or at all.</summary>
    public async Task<ApiClient> SignInAsync(string role, string shop = "")
    {
        var client = CreateClient();
        await client.GetAsync($"/test/sign-in/{role}?shop={shop}");
        return client;
    }

    /// <summary>A display or kiosk of a shop.</summary>
    public async Task<ApiClient> OpenDeviceAsync(string role, string shop = "default")
    {
        var client = CreateClient();
        await client.GetAsync($"/test/device/{role}?shop={shop}");
        return client;
    }

    /// <summary>A visitor who has checked in, with the id of their order.</summary>
    public async Task<(ApiClient Client, string OrderId)> CheckInAsync(string shop = "default")
    {
        var client = CreateClient();
        var reply = await client.PostAsync($"/api/shops/{shop}/check-in", $$"""{"code":"{{await CodeAsync(shop)}}"}""");
        await SettleAsync();
        return (client, reply.Text("id"));
    }

    /// <summary>A visitor whose drink is queued.</summary>
    public async Task<(ApiClient Client, string OrderId)> OrderAsync(string drink = "Latte")
    {
        var (client, orderId) = await CheckInAsync();
        await client.PutAsync($"/api/orders/{orderId}/drink", $$"""{"drink":"{{drink}}"}""");
        await SettleAsync();
        return (client, orderId);
    }

    public async Task<string> CodeAsync(string shop = "default") =>
        (await Get<CheckInDesk>().GetCurrentCodeAsync(new ShopId(shop), Never)).Code;

    public Task ChangeAsync(Func<ShopSettings, ShopSettings> change) =>
        Get<ShopDirectory>().UpdateAsync(ShopId.Default, change, Never);

    public Task MakeShopAsync(string id) =>
        Get<ShopDirectory>().CreateAsync(new ShopId(id), new ShopSettings { StoreOpen = true, Name = id }, Shop.Menus.Menu.Standard, Never);

    /// <summary>Waits until nothing more happens by itself.</summary>
    public async Task SettleAsync()
    {
        await Get<WorkDispatcher>().ScanAsync(Never);
        await Get<WorkDispatcher>().IdleAsync();
    }

    public T Get<T>()
        where T : notnull => _app.Services.GetRequiredService<T>();

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        await _store.DisposeAsync();
        _folder.Dispose();
    }

    private static async Task StartSessionAsync(string role, string shop, HttpContext context)
    {
        var accounts = context.RequestServices.GetRequiredService<StaffAccounts>();
        var draft = new AccountDraft
        {
            UserName = $"{role}-{context.Connection.Id}",
            Name = "Ann",
            Roles = [role],
            Shops = shop.Length == 0 ? [] : [new ShopId(shop)],
        };
        var invitation = await accounts.InviteAsync(draft, Never);
        var account = await accounts.AcceptAsync(invitation.Token, new Credential.Password("a good long password"), Never);
        await context.RequestServices.GetRequiredService<StaffSignIn>().SignInAsync(account, isPersistent: false);
    }

    private static async Task StartDeviceAsync(string role, string shop, DeviceLinks devices, HttpContext context)
    {
        var made = await devices.MakeAsync("Hall 4", role, new ShopId(shop), Never);
        await devices.OpenAsync(context, made.Token);
    }
}
