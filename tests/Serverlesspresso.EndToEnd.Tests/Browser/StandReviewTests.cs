using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Serverlesspresso.EndToEnd.Tests.Browser;

/// <summary>The pages of the stand: the bar, the wall and the kiosk.</summary>
public sealed class StandReviewTests(BrowserProcess browser) : IAsyncLifetime
{
    private static readonly IReadOnlyList<Screen> Bars = [Screen.Tablet, Screen.Phone];
    private static readonly IReadOnlyList<Screen> Walls = [Screen.Wall, Screen.Desktop];
    private static readonly IReadOnlyList<Screen> Kiosks = [Screen.Tablet];

    private readonly StaffedBar _bar = new(browser);

    public ValueTask InitializeAsync() => _bar.OpenAsync();

    public ValueTask DisposeAsync() => _bar.DisposeAsync();

    [Fact]
    public async Task Stand_NobodyHasOrdered_IsFitForItsScreens()
    {
        var wall = await _bar.SeatDeviceAsync("Screen", Screen.Wall);
        var kiosk = await _bar.SeatDeviceAsync("Kiosk", Screen.Tablet);

        await PageReview.ReviewAddressAsync(_bar.Organiser, "/", "start-organiser", [Screen.Desktop, Screen.Phone]);
        await PageReview.ReviewAddressAsync(_bar.Organiser, "/bar/default", "bar-empty", Screen.All);
        await PageReview.ReviewAddressAsync(wall, "/wall/default", "wall-empty", Screen.All);
        await PageReview.ReviewAddressAsync(kiosk, "/kiosk/default", "kiosk", Bars);
        await PageReview.ReviewAddressAsync(kiosk, "/kiosk/default?drink=Latte", "kiosk-drink", Bars);
        await kiosk.GoToAsync("/kiosk/default?drink=Latte");
        await kiosk.Page.GetByLabel("Oat milk").CheckAsync();
        await kiosk.Page.GetByLabel("Your name").FillAsync("Noor");
        await StaffedBar.PressAsync(kiosk, "Order now");
        await Expect(kiosk.Page.Locator(".kiosk-number")).ToHaveTextAsync("1");
        await PageReview.ReviewAsync(kiosk, "kiosk-done", Kiosks);
    }

    [Fact]
    public async Task Stand_ManyHaveOrdered_IsFitForItsScreens()
    {
        var wall = await _bar.SeatDeviceAsync("Screen", Screen.Wall);
        await _bar.FillAsync();
        await _bar.ChangeAsync(new { notice = "The grinder is being cleaned: five minutes.", welcomeText = "Good morning!" });

        await PageReview.ReviewAddressAsync(_bar.Organiser, "/bar/default", "bar", Screen.All);
        await PageReview.ReviewAddressAsync(wall, "/wall/default", "wall", Screen.All);
        foreach (var dialog in (string[])["drinks", "notice", "close", "help"])
        {
            await PageReview.ReviewAddressAsync(_bar.Organiser, $"/bar/default?ask={dialog}", $"bar-{dialog}", Bars);
        }

        var first = (await _bar.ListOrdersAsync()).Last(order => (string?)order["phase"] is "Queued" or "queued");
        await PageReview.ReviewAddressAsync(_bar.Organiser, $"/bar/default?ask=cancel-{first["id"]}", "bar-cancel", Bars);
        await PageReview.ReviewAddressAsync(_bar.Organiser, "/bar/default/new", "bar-new", Bars);
        await PageReview.ReviewAddressAsync(_bar.Organiser, "/bar/default/new?drink=Latte", "bar-new-drink", Bars);
        await PageReview.ReviewAddressAsync(_bar.Organiser, $"/bar/default/ticket/{first["id"]}", "bar-ticket", [Screen.Phone]);
        await PageReview.ReviewAddressAsync(_bar.Organiser, "/console", "console", [Screen.Desktop, Screen.Tablet]);
    }

    [Fact]
    public async Task Stand_IsFullOrClosed_IsFitForItsScreens()
    {
        var wall = await _bar.SeatDeviceAsync("Screen", Screen.Wall);
        var kiosk = await _bar.SeatDeviceAsync("Kiosk", Screen.Tablet);
        await _bar.ChangeAsync(new { capacity = 0 });
        await PageReview.ReviewAddressAsync(wall, "/wall/default", "wall-full", Walls);
        await PageReview.ReviewAddressAsync(kiosk, "/kiosk/default", "kiosk-full", Kiosks);
        await _bar.ChangeAsync(new { isOpen = false });
        await PageReview.ReviewAddressAsync(wall, "/wall/default", "wall-closed", Walls);
        await PageReview.ReviewAddressAsync(kiosk, "/kiosk/default", "kiosk-closed", Kiosks);
        await PageReview.ReviewAddressAsync(_bar.Organiser, "/bar/default", "bar-closed", Bars);
    }

    [Fact]
    public async Task Stand_InGerman_IsFitForItsScreens()
    {
        await _bar.FillAsync();
        await _bar.Organiser.GoToAsync("/");
        await _bar.Organiser.Page.GetByRole(AriaRole.Button, new() { Name = "Deutsch" }).ClickAsync();
        await Expect(_bar.Organiser.Page.Locator("html")).ToHaveAttributeAsync("lang", "de");

        await PageReview.ReviewAddressAsync(_bar.Organiser, "/bar/default", "bar-german", Bars);
        await PageReview.ReviewAddressAsync(_bar.Organiser, "/wall/default", "wall-german", [Screen.Desktop]);
        await PageReview.ReviewAddressAsync(_bar.Organiser, "/kiosk/default?drink=Latte", "kiosk-german", Kiosks);
    }
}
