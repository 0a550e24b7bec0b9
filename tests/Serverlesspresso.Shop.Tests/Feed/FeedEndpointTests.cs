using System.Net;
using System.Text.Json;
using Microsoft.Extensions.Time.Testing;
using Serverlesspresso.Engine.Buses;
using Serverlesspresso.Engine.Hosting;
using Serverlesspresso.Shop.Feed;
using Serverlesspresso.Shop.Hosting;
using Serverlesspresso.Shop.Tests.Access;

namespace Serverlesspresso.Shop.Tests.Feed;

public sealed class FeedEndpointTests : IAsyncLifetime
{
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2030, 1, 1, 8, 0, 0, TimeSpan.Zero));
    private AccessHost _host = null!;
    private AccessClient _client = null!;

    public async ValueTask InitializeAsync()
    {
        _host = await AccessHost.StartAsync(
            app => app.MapFeed(),
            services => new ServerlesspressoBuilder(services).AddCoffeeBar(),
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
    public async Task Listen_UnknownShop_IsNotFound()
    {
        using var response = await _client.GetAsync("/api/feed?shop=nowhere");

        var problem = JsonElement.Parse(
            await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Equal("shop-not-found", problem.GetProperty("reason").GetString());
    }

    private Task<EventStream> OpenAsync(string? lastEventId = null) =>
        EventStream.OpenAsync(new Uri(_host.Address, "/api/feed"), _client.Cookies, lastEventId);

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
