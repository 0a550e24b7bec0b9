using Microsoft.Playwright;

namespace Serverlesspresso.EndToEnd.Tests.Browser;

public sealed class OfficeTests(BrowserProcess browser) : IAsyncLifetime
{
    private const string Shop = "/office/shops/default";

    private readonly LiveBar _bar = new(browser);

    public ValueTask InitializeAsync() => _bar.OpenAsync();

    public ValueTask DisposeAsync() => _bar.DisposeAsync();

    [Fact]
    public async Task Organiser_MakesAShop_SetsItUpAndSeesItOnTheFirstPage()
    {
        var organiser = await _bar.SeatOrganiserAsync();
        await organiser.GoToAsync("/office");
        await organiser.Page.GetByLabel("Name", new() { Exact = true }).FillAsync("Expo Coffee");
        await organiser.Page.GetByLabel("Short name for addresses").FillAsync("EXPO");
        await organiser.Page.GetByRole(AriaRole.Button, new() { Name = "Create it" }).ClickAsync();
        await Assertions.Expect(organiser.Page).ToHaveURLAsync(new Uri(_bar.Server.Address, "/office/shops/EXPO").ToString());

        await organiser.Page.GetByLabel("Where drinks are picked up").FillAsync("the left counter");
        await organiser.Page.Locator("[name=storeOpen]").CheckAsync();
        await organiser.Page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();

        await Assertions.Expect(organiser.Page.GetByText("Saved.")).ToBeVisibleAsync();
        await PageReview.ReviewAsync(organiser, "office-settings", Screen.All);
        await organiser.GoToAsync("/office");
        await Assertions.Expect(organiser.Page.GetByRole(AriaRole.Heading, new() { Name = "Expo Coffee" })).ToBeVisibleAsync();
        await PageReview.ReviewAsync(organiser, "office", Screen.All);
    }

    [Fact]
    public async Task Menu_IsEditedByItsButtons_IsSavedOnlyAtTheEnd()
    {
        var organiser = await _bar.SeatOrganiserAsync();
        await organiser.GoToAsync($"{Shop}/menu");

        await organiser.Page.GetByRole(AriaRole.Button, new() { Name = "Add a drink" }).ClickAsync();
        var chai = organiser.Page.Locator("#drink-6");
        await Assertions.Expect(chai.GetByLabel("Name of the drink")).ToBeFocusedAsync();
        await chai.GetByLabel("Name of the drink").FillAsync("Chai");
        await chai.GetByText("Choose a picture").ClickAsync();
        await chai.GetByLabel("Tea").CheckAsync();
        await chai.GetByRole(AriaRole.Button, new() { Name = "Add extras" }).ClickAsync();
        await Assertions.Expect(chai.GetByLabel("What is chosen")).ToBeFocusedAsync();
        await chai.GetByLabel("What is chosen").FillAsync("Milk");
        await chai.GetByLabel("Options").FillAsync("Oat\nSoy");
        await chai.GetByRole(AriaRole.Button, new() { Name = "Move up" }).ClickAsync();
        await Assertions.Expect(organiser.Page.Locator("#drink-5").GetByLabel("Name of the drink")).ToHaveValueAsync("Chai");
        await Assertions.Expect(organiser.Page.GetByText("Not saved yet")).ToBeVisibleAsync();
        await Screenshots.SaveAsync(organiser.Page, "office-menu-unsaved");
        await organiser.Page.GetByRole(AriaRole.Button, new() { Name = "Save the menu" }).ClickAsync();

        await Assertions.Expect(organiser.Page.GetByText("Saved.")).ToBeVisibleAsync();
        await Assertions.Expect(organiser.Page.Locator("#drink-5").GetByLabel("Options")).ToHaveValueAsync("Oat\nSoy");
        await PageReview.ReviewAsync(organiser, "office-menu", Screen.All);
    }

    [Fact]
    public async Task Robots_AreSwitchedOn_FillTheStatistics()
    {
        var organiser = await _bar.SeatOrganiserAsync();
        await organiser.GoToAsync($"{Shop}/robots");
        await organiser.Page.GetByLabel("Robots work here").CheckAsync();
        await organiser.Page.GetByLabel("Orders an hour").FillAsync("1200");
        await organiser.Page.GetByLabel("Robot baristas").FillAsync("10");
        await organiser.Page.GetByLabel("Seconds to make a drink").FillAsync("1");
        await organiser.Page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Assertions.Expect(organiser.Page.GetByText("Saved.")).ToBeVisibleAsync();
        await PageReview.ReviewAsync(organiser, "office-robots", Screen.All);

        await organiser.GoToAsync("/office");
        var made = organiser.Page.Locator(".office-facts div", new() { HasText = "Made" }).Locator("dd");
        await Assertions.Expect(made).Not.ToHaveTextAsync("0", new() { Timeout = 60_000 });
        await organiser.GoToAsync($"{Shop}/statistics");

        await Assertions.Expect(organiser.Page.GetByRole(AriaRole.Img)).ToBeVisibleAsync();
        await PageReview.ReviewAsync(organiser, "office-statistics", Screen.All);
        var download = await organiser.Page.RunAndWaitForDownloadAsync(
            () => organiser.Page.GetByText("Orders as a file").ClickAsync());
        Assert.StartsWith("orders-default-", download.SuggestedFilename, StringComparison.Ordinal);
    }
}
