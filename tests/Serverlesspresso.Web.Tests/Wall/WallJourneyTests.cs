using Serverlesspresso.Shop.Shops;
using Serverlesspresso.Web.Tests.Hosting;

namespace Serverlesspresso.Web.Tests.Wall;

public sealed class WallJourneyTests : IAsyncLifetime
{
    private PageServer _server = null!; // Started before each test.

    private HttpClient Client => _server.Client;

    public async ValueTask InitializeAsync()
    {
        _server = await PageServer.StartAsync();
        await _server.SignInAsync("barista");
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task Wall_Code_IsForScreensAndLeadsToTheShop()
    {
        var wall = await Client.ReadAsync("/wall/default");

        Assert.NotNull(wall.QuerySelector(".wall-qr path"));
        Assert.Contains(_server.Client.BaseAddress?.Authority ?? "-", wall.QuerySelector(".wall-warning")?.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Wall_LanguageOfTheShop_CountsMoreThanTheBrowsers()
    {
        await _server.Get<ShopDirectory>().UpdateAsync(
            ShopId.Default, settings => settings with { Language = "de" }, TestContext.Current.CancellationToken);

        var wall = await Client.ReadAsync("/wall/default");

        Assert.Equal("de", wall.DocumentElement.GetAttribute("lang"));
        Assert.Equal("Fertig", wall.QuerySelector("#ready-title")?.TextContent.Trim());
    }
}
