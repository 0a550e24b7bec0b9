using Serverlesspresso.Web.Tests.Hosting;

namespace Serverlesspresso.Web.Tests.Kiosk;

public sealed class KioskJourneyTests() : PageJourney("barista")
{
    [Fact]
    public async Task Kiosk_Visitor_OrdersWithANameAndLeavesNothingBehind()
    {
        var drink = await Client.ReadAsync("/kiosk/default?drink=Latte");

        var (address, done) = await Client.SendAsync(drink, "/kiosk/default/orders", ("name", "Nora"));

        Assert.StartsWith("/kiosk/default/done/", address, StringComparison.Ordinal);
        Assert.Equal("1", done.QuerySelector(".kiosk-number")?.TextContent);
        Assert.Equal("Thank you, Nora!", done.QuerySelector(".kiosk-thanks")?.TextContent);
        var start = await Client.ReadAsync("/kiosk/default");
        Assert.DoesNotContain("Nora", start.Body?.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Kiosk_FormWithAnEmptyKey_IsAnotherOrderEachTime()
    {
        var drink = await Client.ReadAsync("/kiosk/default?drink=Latte");

        var (first, _) = await Client.SendAsync(drink, "/kiosk/default/orders", ("name", "Nora"), ("key", ""));
        var (second, page) = await Client.SendAsync(drink, "/kiosk/default/orders", ("name", "Bo"), ("key", ""));

        Assert.NotEqual(first, second);
        Assert.Equal("Thank you, Bo!", page.QuerySelector(".kiosk-thanks")?.TextContent);
    }

    [Fact]
    public async Task Kiosk_TimeToChooseIsOver_IsAtTheStartAgain()
    {
        using var response = await Client.GetAsync(
            new Uri("/kiosk/default?drink=Latte&until=1", UriKind.Relative), Cancellation);

        Assert.Equal("/kiosk/default", response.RequestMessage?.RequestUri?.PathAndQuery);
    }
}
