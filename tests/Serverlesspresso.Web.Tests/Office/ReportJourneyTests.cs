using Serverlesspresso.Web.Tests.Hosting;

namespace Serverlesspresso.Web.Tests.Office;

public sealed class ReportJourneyTests() : PageJourney("organiser")
{
    private const string Shop = "/office/shops/default";

    [Fact]
    public async Task Statistics_OrdersOfToday_AreShownAndExported()
    {
        await Server.ArriveAsync("order-1");
        await Server.SubmitAsync("order-1", "Latte");

        var page = await Client.ReadAsync($"{Shop}/statistics");

        Assert.Equal("1", page.QuerySelector(".office-facts dd")?.TextContent);
        Assert.Equal("Latte", page.QuerySelector("[aria-labelledby=by-drink] th[scope=row]")?.TextContent);
        var file = page.QuerySelector(".office-export a")?.GetAttribute("href") ?? "";
        using var response = await Client.GetAsync(new Uri(file, UriKind.Relative), Cancellation);
        Assert.Equal("text/csv", response.Content.Headers.ContentType?.MediaType);
        Assert.StartsWith("orders-default-", response.Content.Headers.ContentDisposition?.FileName, StringComparison.Ordinal);
        var text = await response.Content.ReadAsStringAsync(Cancellation);
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
