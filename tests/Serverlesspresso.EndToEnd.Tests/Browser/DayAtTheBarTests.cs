using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Serverlesspresso.EndToEnd.Tests.Browser;

public sealed class DayAtTheBarTests(BrowserProcess browser) : IAsyncLifetime
{
    private readonly StaffedBar _bar = new(browser);

    public ValueTask InitializeAsync() => _bar.OpenAsync();

    public ValueTask DisposeAsync() => _bar.DisposeAsync();

    [Fact]
    public async Task Order_PhoneTabletsAndWallAtOnce_IsFollowedByAllOfThem()
    {
        var wall = await _bar.SeatDeviceAsync("Screen", Screen.Desktop);
        var ada = await _bar.SeatBaristaAsync("Ada");
        var ben = await _bar.SeatBaristaAsync("Ben");
        var phone = await _bar.SeatVisitorAsync();

        var address = await _bar.ReadQrCodeAsync(wall);
        await phone.GoToAsync(address.AbsoluteUri);
        await OrderLatteAsync(phone);
        await Expect(phone.Page.Locator(".ticket-number")).ToHaveTextAsync("1");
        await Expect(Preparing(wall)).ToHaveTextAsync("1");
        await MarkAsync(phone, wall, ada, ben);
        await ClaimAtOnceAsync(ben, ada);
        await Expect(Heading(phone, "Your drink is being made")).ToBeVisibleAsync();
        await StaffedBar.PressAsync(ben, "Ready");
        await Expect(Heading(phone, "Your drink is ready!")).ToBeVisibleAsync();
        await Expect(Ready(wall)).ToHaveTextAsync("1");
        await StaffedBar.PressAsync(ada, "Collected");

        await Expect(Heading(phone, "Enjoy your coffee!")).ToBeVisibleAsync();
        await Expect(Ready(wall)).ToHaveCountAsync(0);
        await Expect(ben.Page.Locator("article")).ToHaveCountAsync(0);
        await AssertMarkedAsync(phone, wall, ada, ben);
    }

    [Fact]
    public async Task Menu_OrganiserEditsIt_IsOnPhonesAtOnce()
    {
        var phone = await _bar.SeatVisitorAsync();
        await phone.GoToAsync("/s/default");
        await Expect(phone.Page.Locator(".menu")).ToContainTextAsync("Espresso");

        await _bar.Organiser.GoToAsync("/office/shops/default/menu");
        await _bar.Organiser.Page.GetByLabel("Name of the drink").First.FillAsync("Ristretto");
        await StaffedBar.PressAsync(_bar.Organiser, "Save the menu");

        await Expect(phone.Page.Locator(".menu")).ToContainTextAsync("Ristretto");
    }

    private static ILocator Preparing(BrowserSession wall) => wall.Page.Locator(".wall-list-preparing .wall-number");

    private static ILocator Ready(BrowserSession wall) => wall.Page.Locator(".wall-list-ready .wall-number");

    private static ILocator Heading(BrowserSession session, string text) =>
        session.Page.GetByRole(AriaRole.Heading, new() { Name = text });

    private static async Task OrderLatteAsync(BrowserSession phone)
    {
        await phone.Page.GetByLabel("Your first name").FillAsync("Kim");
        await StaffedBar.PressAsync(phone, "Start my order");
        await phone.Page.GetByRole(AriaRole.Link, new() { Name = "Latte" }).ClickAsync();
        await phone.Page.GetByLabel("Oat milk").CheckAsync();
        await StaffedBar.PressAsync(phone, "Order Latte");
    }

    /// <summary>
    /// Two baristas see the same order, and both press. What the second presses is on its way while the first gets the order.
    /// </summary>
    private static async Task ClaimAtOnceAsync(BrowserSession first, BrowserSession second)
    {
        foreach (var barista in (BrowserSession[])[first, second])
        {
            var card = barista.Page.GetByRole(AriaRole.Article, new() { Name = "Number 1: Latte" });
            await Expect(card).ToContainTextAsync("Kim");
            await Expect(card).ToContainTextAsync("Oat milk");
        }

        second.HoldUpNetwork();
        await StaffedBar.PressAsync(first, "Make");
        await Expect(first.Page.Locator("#mine article")).ToHaveCountAsync(1);
        await StaffedBar.PressAsync(second, "Make");
        await second.RestoreNetworkAsync();

        await Expect(second.Page.Locator("#said")).ToContainTextAsync("Ben was faster: Ben makes number 1.");
        await Expect(second.Page.Locator("#queue article")).ToHaveCountAsync(0);
        await Expect(second.Page.Locator("#mine")).ToContainTextAsync("Ben makes it");
    }

    /// <summary>Leaves a mark that a page loses when the browser loads it again.</summary>
    private static async Task MarkAsync(params BrowserSession[] sessions)
    {
        foreach (var session in sessions)
        {
            await session.Page.EvaluateAsync("window.isMarked = true");
        }
    }

    private static async Task AssertMarkedAsync(params BrowserSession[] sessions)
    {
        foreach (var session in sessions)
        {
            Assert.True(await session.Page.EvaluateAsync<bool>("window.isMarked === true"), session.Page.Url);
        }
    }
}
