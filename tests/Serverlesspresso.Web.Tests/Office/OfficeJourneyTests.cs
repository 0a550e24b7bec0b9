using System.Globalization;
using System.Net;
using AngleSharp.Html.Dom;
using Serverlesspresso.Shop.Robots;
using Serverlesspresso.Shop.Shops;
using Serverlesspresso.Web.Tests.Hosting;

namespace Serverlesspresso.Web.Tests.Office;

public sealed class OfficeJourneyTests() : PageJourney("organiser")
{
    private const string Settings = "/office/shops/default";
    private const string MenuAddress = $"{Settings}/menu";

    [Fact]
    public async Task Shop_IsMade_LeadsToItsSettings()
    {
        var home = await Client.ReadAsync("/office");

        var (address, page) = await Client.SendAsync(home, "/office/shops", ("id", "EXPO"), ("name", "Expo"));

        Assert.Equal("/office/shops/EXPO", address);
        Assert.Equal("Expo", page.QuerySelector("h1")?.TextContent);
        Assert.Equal(6, (await GetAsync("EXPO")).Menu.Drinks.Count);
    }

    [Fact]
    public async Task Shop_IsMadeTwice_IsRefusedWithWhatWasTyped()
    {
        var home = await Client.ReadAsync("/office");

        var (_, page) = await Client.SendAsync(home, "/office/shops", ("id", "default"), ("name", "Twin"));

        Assert.Equal("There is a coffee bar with this id already.", page.QuerySelector("#said .message-title")?.TextContent);
        Assert.Equal("Twin", page.QuerySelector("[name=name]")?.GetAttribute("value"));
    }

    [Fact]
    public async Task Shop_IsClosedAndOpened_FromTheFirstPage()
    {
        var home = await Client.ReadAsync("/office");

        var (address, closed) = await Client.SendAsync(home, $"{Settings}/open");

        Assert.Equal("/office", address);
        Assert.False((await GetAsync()).Settings.StoreOpen);
        await Client.SendAsync(closed, $"{Settings}/open");
        Assert.True((await GetAsync()).Settings.StoreOpen);
    }

    [Fact]
    public async Task Settings_AreSaved_HoldAtOnce()
    {
        var page = await Client.ReadAsync(Settings);

        var (address, saved) = await SaveSettingsAsync(page, ("name", "Messe"), ("capacity", "7"), ("chooseSeconds", "1.5"), ("language", "de"));

        Assert.Equal($"{Settings}?said=saved", address);
        Assert.Equal("Messe", saved.QuerySelector("h1")?.TextContent);
        var settings = (await GetAsync()).Settings;
        Assert.Equal(
            ("Messe", 7, 90, "de"), (settings.Name, settings.Capacity, settings.ChooseSeconds, settings.Language));
    }

    [Fact]
    public async Task Settings_AreWrong_ComeBackAsTyped()
    {
        var page = await Client.ReadAsync(Settings);

        var (_, again) = await SaveSettingsAsync(page, ("name", "Messe"), ("capacity", "lots"));

        Assert.Equal("lots", again.QuerySelector("[name=capacity]")?.GetAttribute("value"));
        Assert.NotNull(again.QuerySelector("#field-capacity-problem"));
        Assert.NotEqual("Messe", (await GetAsync()).Settings.Name);
    }

    [Fact]
    public async Task Settings_SomebodyElseWasFaster_AreSavedOnlyKnowingly()
    {
        var page = await Client.ReadAsync(Settings);
        await Server.Get<ShopDirectory>().UpdateAsync(
            ShopId.Default, settings => settings with { Name = "Theirs" }, Cancellation);

        var (_, again) = await SaveSettingsAsync(page, ("name", "Mine"));

        Assert.Equal("Somebody else has changed this meanwhile.", again.QuerySelector("#said .message-title")?.TextContent);
        Assert.Equal("Theirs", (await GetAsync()).Settings.Name);
        await SaveSettingsAsync(again, ("name", "Mine"));
        Assert.Equal("Mine", (await GetAsync()).Settings.Name);
    }

    [Fact]
    public async Task Menu_DrinkIsAddedAndSaved_IsOnTheMenu()
    {
        var page = await Client.ReadAsync(MenuAddress);

        var (_, added) = await SendMenuAsync(page, "add");
        Assert.Equal(6, (await GetAsync()).Menu.Drinks.Count);
        var (_, extras) = await SendMenuAsync(added, "add-group-6", ("drinks/6/name", "Chai"));
        var (address, _) = await SendMenuAsync(
            extras, "save", ("drinks/6/groups/0/name", "Milk"), ("drinks/6/groups/0/options", "Oat\nSoy"));

        Assert.Equal($"{MenuAddress}?said=saved", address);
        var chai = (await GetAsync()).Menu.Find("Chai");
        Assert.Equal(["Oat", "Soy"], chai?.Groups.Single().Options);
        Assert.True(chai?.IsAvailable);
    }

    [Theory]
    [InlineData("add", "drinks/6/name")]
    [InlineData("add-group-1", "drinks/1/groups/{0}/name")]
    [InlineData("up-1", null)]
    public async Task Menu_SomethingIsAdded_IsWhatIsTypedNext(string act, string? field)
    {
        var groups = (await GetAsync()).Menu.Drinks[1].Groups.Count;
        var page = await Client.ReadAsync(MenuAddress);

        var (_, changed) = await SendMenuAsync(page, act);

        var focused = changed.QuerySelectorAll("[autofocus]").Select(input => input.GetAttribute("name"));
        Assert.Equal(field is null ? [] : [string.Format(CultureInfo.InvariantCulture, field, groups)], focused);
        // A browser that is led to a place of the page gives the focus to nothing else.
        Assert.DoesNotContain('#', page.QuerySelector("button[value=add]")?.GetAttribute("formaction") ?? string.Empty);
    }

    [Fact]
    public async Task Menu_Saved_IsSaidOnce()
    {
        await SendMenuAsync(await Client.ReadAsync(MenuAddress), "save");

        var page = await Client.ReadAsync($"{MenuAddress}?said=saved");

        Assert.Equal("Saved.", page.QuerySelector("#said")?.TextContent.Trim());
    }

    [Fact]
    public async Task Menu_TwoDrinksOfOneName_AreRefusedBesideTheField()
    {
        var page = await Client.ReadAsync(MenuAddress);

        var (_, again) = await SendMenuAsync(page, "save", ("drinks/1/name", "Espresso"));

        Assert.NotNull(again.QuerySelector("#drink-1 .field-problem"));
        Assert.Null(again.QuerySelector("#drink-0 .field-problem"));
        Assert.Equal("Espresso", again.QuerySelector("[name='drinks/1/name']")?.GetAttribute("value"));
        Assert.NotNull((await GetAsync()).Menu.Find("Cappuccino"));
    }

    [Fact]
    public async Task Menu_SavedUntouched_StaysAsItWas()
    {
        var before = (await GetAsync()).MenuVersion;

        await SendMenuAsync(await Client.ReadAsync(MenuAddress), "save");

        Assert.Equal(before, (await GetAsync()).MenuVersion);
    }

    [Fact]
    public async Task Robots_AreSwitchedOn_WorkAsTold()
    {
        var page = await Client.ReadAsync($"{Settings}/robots");

        var (address, _) = await Client.SendAsync(
            page, $"{Settings}/robots", ("isOn", "true"), ("makeForPeople", "false"), ("ordersPerHour", "0"));

        Assert.Equal($"{Settings}/robots?said=saved", address);
        var robots = await Server.Get<RobotDirectory>().ReadAsync(ShopId.Default, Cancellation);
        Assert.Equal((true, 0, false), (robots.IsOn, robots.OrdersPerHour, robots.MakeForPeople));
    }

    [Theory]
    [InlineData("")]
    [InlineData("/menu")]
    [InlineData("/statistics")]
    [InlineData("/orders.csv")]
    [InlineData("/robots")]
    public async Task Shop_ThatIsNotThere_IsNotFound(string page)
    {
        using var response = await Client.GetAsync(
            new Uri($"/office/shops/NOWHERE{page}", UriKind.Relative), Cancellation);

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    private async Task<CoffeeShop> GetAsync(string shop = "default") =>
        await Server.Get<ShopDirectory>().FindAsync(new ShopId(shop), Cancellation)
        ?? throw new InvalidOperationException($"There is no shop '{shop}'.");

    private Task<(string Address, IHtmlDocument Page)> SaveSettingsAsync(
        IHtmlDocument page, params (string Name, string Value)[] fields) => Client.SendAsync(page, Settings, fields);

    private Task<(string Address, IHtmlDocument Page)> SendMenuAsync(
        IHtmlDocument page, string act, params (string Name, string Value)[] fields) =>
        Client.SendAsync(page, MenuAddress, [("act", act), .. fields]);
}
