using Serverlesspresso.Shop.Shops;
using Serverlesspresso.Web.Tests.Hosting;

namespace Serverlesspresso.Web.Tests.Wall;

public sealed class WallJourneyTests() : PageJourney("barista")
{
    [Fact]
    public async Task Wall_Code_IsForScreensAndLeadsToTheShop()
    {
        var wall = await Client.ReadAsync("/wall/default");

        Assert.NotNull(wall.QuerySelector(".wall-qr path"));
        Assert.Contains(Client.BaseAddress?.Authority ?? "-", wall.QuerySelector(".wall-warning")?.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Wall_LanguageOfTheShop_CountsMoreThanTheBrowsers()
    {
        await Server.Get<ShopDirectory>().UpdateAsync(
            ShopId.Default, settings => settings with { Language = "de" }, Cancellation);

        var wall = await Client.ReadAsync("/wall/default");

        Assert.Equal("de", wall.DocumentElement.GetAttribute("lang"));
        Assert.Equal("Fertig", wall.QuerySelector("#ready-title")?.TextContent.Trim());
    }
}
