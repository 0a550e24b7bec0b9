using System.Net;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Serverlesspresso.Engine.Buses;
using Serverlesspresso.Engine.Hosting;
using Serverlesspresso.Shop.Access;
using Serverlesspresso.Shop.Access.Accounts;
using Serverlesspresso.Shop.Access.Devices;
using Serverlesspresso.Shop.Feed;
using Serverlesspresso.Shop.Hosting;
using Serverlesspresso.Shop.Shops;
using Serverlesspresso.Shop.Tests.Access;
using Serverlesspresso.Shop.Tests.Access.Accounts;

namespace Serverlesspresso.Shop.Tests.Feed;

public sealed class FeedEndpointTests : IAsyncLifetime
{
    private const int StreamsPerAddress = 3;

    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2030, 1, 1, 8, 0, 0, TimeSpan.Zero));
    private AccessHost _host = null!;
    private AccessClient _client = null!;

    public async ValueTask InitializeAsync()
    {
        _host = await AccessHost.StartAsync(
            app => app.MapFeed(),
            services =>
            {
                new ServerlesspressoBuilder(services).AddCoffeeBar();
                services.Configure<AccessOptions>(options => options.StreamsPerAddress = StreamsPerAddress);
            },
            time: _clock);
        _client = _host.CreateClient();
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _host.DisposeAsync();
    }

    [Fact]
    public async Task Listen_Nobody_GetsAStreamThatProxiesPassOnAndASnapshot()
    {
        using var stream = await OpenAsync();
        var firstLine = await stream.ReadLineAsync();
        var (id, data) = await stream.NextAsync();

        Assert.Equal("text/event-stream", stream.MediaType);
        Assert.Equal(["no"], stream.Headers.GetValues("X-Accel-Buffering"));
        Assert.True(stream.Headers.CacheControl?.NoStore);
        Assert.True(stream.Headers.CacheControl?.NoTransform);
        Assert.Equal("retry: ", firstLine?[.."retry: ".Length]);
        Assert.Matches("^[0-9a-f]{12}-[0-9]+$", id);
        Assert.Equal("snapshot", data.GetProperty("type").GetString());
        Assert.Equal("default", data.GetProperty("shop").GetProperty("id").GetString());
    }

    [Fact]
    public async Task Listen_Visitor_HearsTheirOwnOrder()
    {
        var visitor = await _client.ReadAsync("/test/visitor");
        using var stream = await OpenAsync();
        await stream.NextAsync();

        await ArriveAsync("2", "somebody else");
        await ArriveAsync("3", visitor);
        var (_, data) = await stream.NextAsync();

        Assert.Equal("order", data.GetProperty("type").GetString());
        Assert.Equal("3", data.GetProperty("order").GetProperty("id").GetString());
        Assert.Equal("Choosing", data.GetProperty("order").GetProperty("phase").GetString());
    }

    [Fact]
    public async Task Listen_ComesBackWithItsLastEventId_HearsWhatCameAfterIt()
    {
        var visitor = await _client.ReadAsync("/test/visitor");
        string last;
        using (var before = await OpenAsync())
        {
            last = (await before.NextAsync()).Id;
            await ArriveAsync("2", visitor);
            await before.NextAsync();
        }

        using var after = await OpenAsync(last);
        var (_, data) = await after.NextAsync();

        Assert.Equal("order", data.GetProperty("type").GetString());
    }

    [Fact]
    public async Task Listen_NothingHappens_HearsAHeartbeat()
    {
        using var stream = await OpenAsync();
        await stream.NextAsync();
        Assert.Equal(string.Empty, await stream.ReadLineAsync());

        _clock.Advance(TimeSpan.FromSeconds(15));

        Assert.Equal(": heartbeat", await stream.ReadLineAsync());
    }

    [Fact]
    public async Task Listen_HalfAnHourHasPassed_EndsSoThatTheClientComesBack()
    {
        using var stream = await OpenAsync();
        await stream.NextAsync();

        _clock.Advance(TimeSpan.FromMinutes(30));

        string? line;
        do
        {
            line = await stream.ReadLineAsync();
        }
        while (line is not null);
    }

    [Fact]
    public async Task Listen_ClientGoes_IsForgotten()
    {
        var hub = _host.Get<OrderFeed>().Hub;
        using (var stream = await OpenAsync())
        {
            await stream.NextAsync();
            Assert.Equal(1, hub.SubscriberCount);
        }

        Assert.True(SpinWait.SpinUntil(() => hub.SubscriberCount == 0, TimeSpan.FromSeconds(20)));
    }

    [Fact]
    public async Task Listen_AddressHasAllItsStreams_IsRefusedUntilOneCloses()
    {
        using var first = await OpenAsync();
        using var second = await OpenAsync();
        using (await OpenAsync())
        {
            using var response = await _client.GetAsync("/api/feed");

            Assert.Equal(HttpStatusCode.TooManyRequests, response.StatusCode);
            Assert.Equal("too-many-streams", await ReadReasonAsync(response));
            Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
            Assert.Equal(TimeSpan.FromSeconds(10), response.Headers.RetryAfter?.Delta);
        }

        Assert.True(SpinWait.SpinUntil(IsOneFree, TimeSpan.FromSeconds(20)));
        using var next = await OpenAsync();

        bool IsOneFree() => _host.Get<OrderFeed>().SubscriberCount < StreamsPerAddress;
    }

    [Fact]
    public async Task Listen_AddressHasAllItsStreams_StillLetsInAccountsAndDevices()
    {
        await Staff.AddAsync(_host, "olga", Roles.Organiser);
        using var olga = await Staff.SignInAsync(_host, "olga");
        using var screen = await OpenDeviceAsync();
        using var first = await OpenAsync();
        using var second = await OpenAsync();
        using var third = await OpenAsync();

        using var ofAccount = await OpenAsync(olga);
        using var ofVisitorsPage = await OpenAsync(olga, "?as=visitor");
        using var ofDevice = await OpenAsync(screen);

        Assert.Equal(StreamsPerAddress + 3, _host.Get<OrderFeed>().SubscriberCount);
    }

    [Fact]
    public async Task SignOut_StreamsAreOpen_CutsThoseOfTheAccountAlone()
    {
        await Staff.AddAsync(_host, "olga", Roles.Organiser);
        await Staff.AddAsync(_host, "bert", Roles.Barista);
        using var olga = await Staff.SignInAsync(_host, "olga");
        using var bert = await Staff.SignInAsync(_host, "bert");
        using var ofOlga = await OpenAsync(olga);
        using var ofBert = await OpenAsync(bert);

        await olga.ReadAsync("/test/sign-out");

        await Assert.ThrowsAnyAsync<IOException>(ofOlga.ReadToEndAsync);
        await ofBert.NextAsync(); // The snapshot.
        await _host.Get<ShopDirectory>().UpdateAsync(
            ShopId.Default, settings => settings with { Notice = "Back soon" }, TestContext.Current.CancellationToken);
        await ofBert.NextAsync();
    }

    [Fact]
    public async Task SignIn_AsSomebodyElse_CutsStreamsOfWhoWasThereBefore()
    {
        await Staff.AddAsync(_host, "olga", Roles.Organiser);
        await Staff.AddAsync(_host, "bert", Roles.Barista);
        using var browser = await Staff.SignInAsync(_host, "olga");
        using var stream = await OpenAsync(browser);

        await Staff.TryAsync(browser, "bert", Staff.Password);

        await Assert.ThrowsAnyAsync<IOException>(stream.ReadToEndAsync);
    }

    [Fact]
    public async Task Remove_StreamIsOpen_IsCut()
    {
        await Staff.AddAsync(_host, "olga", Roles.Organiser);
        var bert = await Staff.AddAsync(_host, "bert", Roles.Barista);
        using var browser = await Staff.SignInAsync(_host, "bert");
        using var stream = await OpenAsync(browser);

        await _host.WithAsync<StaffAccounts>(
            accounts => accounts.RemoveAsync(bert.Id, TestContext.Current.CancellationToken));

        await Assert.ThrowsAnyAsync<IOException>(stream.ReadToEndAsync);
    }

    [Fact]
    public async Task Revoke_DeviceIsInABrowserWithAnAccount_IsCut()
    {
        await Staff.AddAsync(_host, "olga", Roles.Organiser);
        using var browser = await OpenDeviceAsync();
        await Staff.TryAsync(browser, "olga", Staff.Password);
        using var stream = await OpenAsync(browser);

        var device = Assert.Single(await _host.Get<DeviceLinks>().ListAsync(TestContext.Current.CancellationToken));
        await _host.Get<DeviceLinks>().RevokeAsync(device.Id, TestContext.Current.CancellationToken);

        await Assert.ThrowsAnyAsync<IOException>(stream.ReadToEndAsync);
    }

    [Fact]
    public async Task Forget_VisitorListens_IsCut()
    {
        await _client.ReadAsync("/test/visitor");
        using var stream = await OpenAsync();

        await _client.ReadAsync("/test/forget");

        await Assert.ThrowsAnyAsync<IOException>(stream.ReadToEndAsync);
    }

    [Fact]
    public async Task Listen_UnknownShop_IsNotFound()
    {
        using var response = await _client.GetAsync("/api/feed?shop=nowhere");

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Equal("shop-not-found", await ReadReasonAsync(response));
    }

    private static async Task<string?> ReadReasonAsync(HttpResponseMessage response) => JsonElement
        .Parse(await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken))
        .GetProperty("reason")
        .GetString();

    private Task<EventStream> OpenAsync(string? lastEventId = null) =>
        EventStream.OpenAsync(new Uri(_host.Address, "/api/feed"), _client.Cookies, lastEventId);

    private Task<EventStream> OpenAsync(AccessClient client, string query = "") =>
        EventStream.OpenAsync(new Uri(_host.Address, $"/api/feed{query}"), client.Cookies);

    private async Task<AccessClient> OpenDeviceAsync()
    {
        var made = await _host.Get<DeviceLinks>().MakeAsync(
            "Hall 4", Roles.Display, ShopId.Default, TestContext.Current.CancellationToken);
        var client = _host.CreateClient();
        await client.ReadAsync($"/test/device?token={made.Token}");
        return client;
    }

    private async Task ArriveAsync(string orderId, string userId) => await _host.Get<BusEvents>().PutAsync(
        [
            new EventEntry
            {
                BusName = "Serverlesspresso",
                Source = "awsserverlessda.serverlesspresso",
                DetailType = "Validator.NewOrder",
                Detail = $$"""{"userId":"{{userId}}","orderId":"{{orderId}}"}""",
            },
        ],
        TestContext.Current.CancellationToken);
}
