using Serverlesspresso.Web.Tests.Hosting;

namespace Serverlesspresso.Web.Tests.Office;

public sealed class ReportJourneyTests : IAsyncLifetime
{
    private const string Shop = "/office/shops/default";

    private PageServer _server = null!; // Started before each test.

    private HttpClient Client => _server.Client;

    public async ValueTask InitializeAsync()
    {
        _server = await PageServer.StartAsync();
        await _server.SignInAsync("organiser");
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task Statistics_OrdersOfToday_AreShownAndExported()
    {
        await _server.ArriveAsync("order-1");
        await _server.SubmitAsync("order-1", "Latte");

        var page = await Client.ReadAsync($"{Shop}/statistics");

        Assert.Equal("1", page.QuerySelector(".office-facts dd")?.TextContent);
        Assert.Equal("Latte", page.QuerySelector("[aria-labelledby=by-drink] th[scope=row]")?.TextContent);
        var file = page.QuerySelector(".office-export a")?.GetAttribute("href") ?? "";
        using var response = await Client.GetAsync(new Uri(file, UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Equal("text/csv", response.Content.Headers.ContentType?.MediaType);
        Assert.StartsWith("orders-default-", response.Content.Headers.ContentDisposition?.FileName, StringComparison.Ordinal);
        var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Contains("order-1,1,Latte,", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Statistics_PeriodThatIsNone_IsRefused()
    {
        const string Days = "?from=2030-01-31&to=2030-01-01";

        var page = await Client.ReadAsync($"{Shop}/statistics{Days}");
        var afterExport = await Client.ReadAsync($"{Shop}/orders.csv{Days}");

        Assert.NotNull(page.QuerySelector("#said"));
        Assert.Equal("There can be no statistics of these days.", afterExport.QuerySelector("#said .message-title")?.TextContent);
    }
}
