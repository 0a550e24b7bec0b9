using System.Globalization;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Serverlesspresso.EndToEnd.Tests.Browser;

public sealed class BarTests(BrowserProcess browser) : IAsyncLifetime
{
    private readonly StaffedBar _bar = new(browser);

    public ValueTask InitializeAsync() => _bar.OpenAsync();

    public ValueTask DisposeAsync() => _bar.DisposeAsync();

    [Fact]
    public async Task Reminder_WasSent_IsSaidForSomeSeconds()
    {
        var barista = await _bar.SeatBaristaAsync("Ada");
        var visitor = await _bar.OrderAsync("Kim", "Espresso");
        await _bar.ActAsync(visitor.OrderId, "make");
        await _bar.ActAsync(visitor.OrderId, "complete");
        await barista.Page.GetByRole(AriaRole.Button, new() { Name = "Remind 1" }).ClickAsync();

        await Expect(barista.Page.Locator("#said")).ToHaveTextAsync("Number 1 has been reminded.");
        await Expect(barista.Page.Locator("#counter")).ToContainTextAsync("Reminded just now");
        await Expect(barista.Page.Locator("#said")).ToHaveCountAsync(0);
        await Screenshots.SaveAsync(barista.Page, "bar-reminded-tablet");
    }

    [Fact]
    public async Task Cancel_DialogIsOpenedByItsButton_EndsTheOrder()
    {
        var barista = await _bar.SeatBaristaAsync("Ada");
        await _bar.OrderAsync("Kim", "Espresso");

        await barista.Page.GetByRole(AriaRole.Link, new() { Name = "Cancel 1" }).ClickAsync();
        await StaffedBar.PressAsync(barista, "Cancel the order");

        await Expect(barista.Page.Locator("article")).ToHaveCountAsync(0);
        await Expect(barista.Page.Locator("dialog[open]")).ToHaveCountAsync(0);
    }

    [Theory]
    [InlineData("drinks")]
    [InlineData("help")]
    [InlineData("cancel-")]
    public async Task Dialog_OpenedByItsAddress_StandsInTheMiddleOfTheTablet(string dialog)
    {
        var order = await _bar.OrderAsync("Kim", "Espresso");
        var barista = await _bar.SeatBaristaAsync("Ada");

        await barista.GoToAsync($"/bar/default?ask={dialog}{(dialog.EndsWith('-') ? order.OrderId : string.Empty)}");

        await barista.Page.WaitForFunctionAsync("""
            () => {
              const box = document.querySelector("dialog[open]")?.getBoundingClientRect();
              return box
                && Math.abs(box.x + box.width / 2 - innerWidth / 2) <= 1
                && Math.abs(box.y + box.height / 2 - innerHeight / 2) <= 1;
            }
            """);
    }

    [Fact]
    public async Task Text_OnAMonitorOf4K_IsLargerThanOnATablet()
    {
        await _bar.OrderAsync("Kim", "Espresso");

        Assert.Equal(16, await MeasureTextAsync(Screen.Tablet));
        Assert.Equal(28, await MeasureTextAsync(Screen.Wall));
    }

    private async Task<double> MeasureTextAsync(Screen screen)
    {
        await using var look = await _bar.Organiser.OpenOnAsync(screen, ColorScheme.Light);
        await look.GoToAsync("/bar/default");
        var size = await look.Page.EvaluateAsync<string>("getComputedStyle(document.body).fontSize");
        return double.Parse(size.Replace("px", string.Empty, StringComparison.Ordinal), CultureInfo.InvariantCulture);
    }
}
