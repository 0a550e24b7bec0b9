using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Serverlesspresso.EndToEnd.Tests.Browser;

public sealed class BadNetworkTests(BrowserProcess browser) : IAsyncLifetime
{
    private readonly StaffedBar _bar = new(browser);

    public ValueTask InitializeAsync() => _bar.OpenAsync();

    public ValueTask DisposeAsync() => _bar.DisposeAsync();

    [Fact]
    public async Task Order_AnswerIsLostWithTheConnection_IsSentAgainAndThereOnce()
    {
        var phone = await StartAsync();
        await LoseAnswerAsync(phone);

        await StaffedBar.PressAsync(phone, "Order Espresso");
        await Expect(phone.Page.Locator("#offline")).ToHaveTextAsync("Sending again…");
        await phone.RestoreNetworkAsync();

        await Expect(phone.Page.Locator(".ticket-number")).ToHaveTextAsync("1");
        await Expect(phone.Page.Locator("#offline")).ToBeHiddenAsync();
        Assert.Equal("Espresso", (string?)Assert.Single(await _bar.ListOrdersAsync())["drink"]);
    }

    [Fact]
    public async Task Order_SignalIsLostWhileItIsSent_IsThereOnce()
    {
        var phone = await StartAsync();
        phone.HoldUpNetwork();
        await StaffedBar.PressAsync(phone, "Order Espresso");
        await Expect(phone.Page.Locator("form[aria-busy=true]")).ToHaveCountAsync(1);
        await phone.DropNetworkAsync();
        await Expect(phone.Page.Locator("#offline")).ToBeVisibleAsync();
        await phone.RestoreNetworkAsync();

        await Expect(phone.Page.Locator(".ticket-number")).ToHaveTextAsync("1");
        Assert.Single(await _bar.ListOrdersAsync());
    }

    [Fact]
    public async Task Order_AnswerIsOvertakenByNews_GivesWayToThem()
    {
        var barista = await _bar.SeatBaristaAsync("Ada");
        var phone = await StartAsync();
        await HoldAnswerBackAsync(phone);
        await StaffedBar.PressAsync(phone, "Order Espresso");
        await StaffedBar.PressAsync(barista, "Make");
        await Expect(barista.Page.Locator("#mine article")).ToHaveCountAsync(1);

        await phone.Page.EvaluateAsync("() => window.letAnswerThrough()");

        await Expect(Heading(phone, "Your drink is being made")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Phone_WasOfflineMeanwhile_ShowsWhatHappened()
    {
        var phone = await StartAsync();
        await StaffedBar.PressAsync(phone, "Order Espresso");
        await Expect(phone.Page.Locator(".ticket-number")).ToHaveTextAsync("1");

        await phone.DropNetworkAsync();
        await Expect(phone.Page.Locator("#offline")).ToHaveTextAsync("No connection. Trying again…");
        await _bar.ActAsync(await FindOrderAsync(), "make");
        await phone.RestoreNetworkAsync();

        await Expect(Heading(phone, "Your drink is being made")).ToBeVisibleAsync();
        await Expect(phone.Page.Locator("#offline")).ToBeHiddenAsync();
    }

    [Fact]
    public async Task Page_OneReadingFails_IsReadAgainAndTakesTheWarningBack()
    {
        var phone = await StartAsync();
        await phone.GoToAsync("/s/default");
        phone.Complaints.AllowLostConnections();
        await phone.Page.RouteAsync("**/s/default", route => route.AbortAsync(), new PageRouteOptions { Times = 1 });

        await _bar.ChangeAsync(new { notice = "Five minutes." });

        await Expect(phone.Page.GetByText("Five minutes.")).ToBeVisibleAsync();
        await Expect(phone.Page.Locator("#offline")).ToBeHiddenAsync();
    }

    [Fact]
    public async Task Server_IsKilledAndStartedAgain_PagesGoOnByThemselves()
    {
        var wall = await _bar.SeatDeviceAsync("Screen", Screen.Desktop);
        var barista = await _bar.SeatBaristaAsync("Ada");
        var phone = await StartAsync();
        await StaffedBar.PressAsync(phone, "Order Espresso");
        await Expect(barista.Page.Locator("#queue article")).ToHaveCountAsync(1);
        BrowserSession[] all = [phone, barista, wall];

        await _bar.KillServerAsync();
        foreach (var session in all)
        {
            await Expect(session.Page.Locator("#offline")).ToBeVisibleAsync();
        }

        // What is pressed while nobody answers is sent again until somebody does.
        await StaffedBar.PressAsync(barista, "Make");
        await _bar.RestartServerAsync();

        await Expect(Heading(phone, "Your drink is being made")).ToBeVisibleAsync();
        await Expect(barista.Page.Locator("#mine article")).ToHaveCountAsync(1);
        await Expect(wall.Page.Locator(".wall-row-making .wall-number")).ToHaveTextAsync("1");
        await StaffedBar.PressAsync(barista, "Ready");
        await Expect(wall.Page.Locator(".wall-list-ready .wall-number")).ToHaveTextAsync("1");
        await Expect(Heading(phone, "Your drink is ready!")).ToBeVisibleAsync();
        foreach (var session in all)
        {
            await Expect(session.Page.Locator("#offline")).ToBeHiddenAsync();
        }
    }

    private static ILocator Heading(BrowserSession session, string text) =>
        session.Page.GetByRole(AriaRole.Heading, new() { Name = text });

    /// <summary>The server gets the next order, but its answer gets lost, and then the network is gone.</summary>
    private static async Task LoseAnswerAsync(BrowserSession phone) => await phone.Page.RouteAsync(
        "**/s/default/order",
        async route =>
        {
            await route.FetchAsync(new RouteFetchOptions { MaxRedirects = 0 });
            await phone.DropNetworkAsync();
            await route.AbortAsync("connectionreset");
        },
        new PageRouteOptions { Times = 1 });

    /// <summary>What the next form comes to reaches the page only when it is let through.</summary>
    private static async Task HoldAnswerBackAsync(BrowserSession phone) => await phone.Page.EvaluateAsync(
        """
        () => {
            const { fetch } = window;
            const gate = new Promise(open => window.letAnswerThrough = open);
            window.fetch = async (address, options) => {
                const response = await fetch(address, options);
                if (options.method === "POST") {
                    await gate;
                }

                return response;
            };
        }
        """);

    /// <summary>A visitor has checked in on a phone, and looks at an espresso.</summary>
    private async Task<BrowserSession> StartAsync()
    {
        var phone = await _bar.SeatVisitorAsync();
        await phone.GoToAsync($"/s/default?code={await _bar.FindCodeAsync()}");
        await StaffedBar.PressAsync(phone, "Start my order");
        await phone.Page.GetByRole(AriaRole.Link, new() { Name = "Espresso" }).ClickAsync();
        return phone;
    }

    private async Task<string> FindOrderAsync() =>
        (string)Assert.Single(await _bar.ListOrdersAsync())["id"]!; // Every order has one.
}
