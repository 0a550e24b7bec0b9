using Microsoft.Extensions.Options;
using Serverlesspresso.Shop.Access;
using Serverlesspresso.Shop.Menus;
using Serverlesspresso.Shop.Shops;
using Serverlesspresso.Web.Hosting;
using Serverlesspresso.Web.Tests.Hosting;

namespace Serverlesspresso.Web.Tests.Staff;

public sealed class StaffJourneyTests() : PageJourney("organiser")
{
    private const string Password = "a good long password";

    [Theory]
    [InlineData("/office/staff")]
    [InlineData("/office/devices")]
    public async Task Page_OfTheOffice_LeadsBackToAllCoffeeBars(string address)
    {
        var page = await Client.ReadAsync(address);

        var back = page.QuerySelector(".office a.office-back");
        Assert.Equal(("/office", "All coffee bars"), (back?.GetAttribute("href"), back?.TextContent));
        Assert.DoesNotMatch("[Ss]hops?\\b", page.QuerySelector("main")?.TextContent);
    }

    [Fact]
    public async Task Card_OfTheLastOrganiser_OffersNothingThatIsRefused()
    {
        await AddShopAsync("EXPO");
        var page = await Client.ReadAsync("/office/staff");

        var card = page.QuerySelector(".person");
        Assert.NotNull(card);
        Assert.Empty(card.QuerySelectorAll("form[action$='/disable'], form[action$='/remove'], [name=shops]"));
        Assert.True(card.QuerySelector("input[type=checkbox][value=organiser]")?.HasAttribute("disabled"));
        var rights = card.QuerySelector("form")?.GetAttribute("action") ?? string.Empty;
        var (address, _) = await Client.SendAsync(page, rights);

        // Whoever gets rights, the same ones too, signs in again.
        Assert.Equal($"/sign-in?returnUrl={Uri.EscapeDataString("/office/staff?said=done")}", address);
    }

    [Fact]
    public async Task Card_AnotherCanOrganise_OffersAll()
    {
        await AcceptAsync(await InviteAsync("eve", Roles.Organiser));

        var page = await Client.ReadAsync("/office/staff");

        Assert.Equal(2, page.QuerySelectorAll("form[action$='/disable']").Length);
        Assert.Equal(2, page.QuerySelectorAll("form[action$='/remove']").Length);
    }

    [Theory]
    [InlineData("", "http://127.0.0.1:")]
    [InlineData("https://coffee.example.org/", "https://coffee.example.org/invite/")]
    public async Task Invitation_Link_LeadsWhereOthersFindTheServer(string publicUrl, string expected)
    {
        Server.Get<IOptions<CoffeeBarPagesOptions>>().Value.PublicUrl = publicUrl;

        var link = await InviteAsync("eve", Roles.Barista);

        Assert.StartsWith(expected, link, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SignIn_BaristaOfOneShop_LandsAtTheirBar()
    {
        await AddShopAsync("EXPO");
        var landed = await AcceptAsync(await InviteAsync("eve", Roles.Barista, ("shops", "EXPO")));

        using var client = new HttpClient { BaseAddress = Client.BaseAddress };
        var (address, page) = await client.SendAsync(
            await client.ReadAsync("/sign-in"), "/sign-in", ("userName", "eve"), ("password", Password));

        Assert.Equal(("/bar/EXPO", "/bar/EXPO"), (landed, address));
        Assert.Equal("/bar/EXPO", page.QuerySelector(".staff-nav a")?.GetAttribute("href"));
        var account = await client.ReadAsync("/account");
        Assert.Equal("/bar/EXPO", account.QuerySelector(".staff-nav a")?.GetAttribute("href"));
    }

    private Task<CoffeeShop> AddShopAsync(string id) => Server.Get<ShopDirectory>().CreateAsync(
        new ShopId(id), new ShopSettings { Name = id }, Menu.Standard, Cancellation);

    /// <summary>Invites somebody, and answers the link that the page shows.</summary>
    private async Task<string> InviteAsync(string userName, string role, params (string Name, string Value)[] more)
    {
        var (_, page) = await Client.SendAsync(
            await Client.ReadAsync("/office/staff"),
            "/office/staff",
            [("name", userName), ("userName", userName), ("roles", role), .. more]);
        return page.QuerySelector("#field-link")?.GetAttribute("value") ?? string.Empty;
    }

    /// <summary>Accepts an invitation in a browser of its own, and answers where that leads.</summary>
    private async Task<string> AcceptAsync(string link)
    {
        using var client = new HttpClient { BaseAddress = Client.BaseAddress };
        var path = new Uri(link).AbsolutePath;
        var (address, _) = await client.SendAsync(await client.ReadAsync(path), path, ("password", Password));
        return address;
    }
}
