using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Serverlesspresso.EndToEnd.Tests.Browser;

public sealed class ConsoleFunctionsTests(BrowserProcess browser) : IAsyncLifetime
{
    private readonly StaffedBar _bar = new(browser);

    private IPage Page => _bar.Organiser.Page;

    public ValueTask InitializeAsync() => _bar.OpenAsync();

    public ValueTask DisposeAsync() => _bar.DisposeAsync();

    [Fact]
    public async Task Function_IsInvokedByHand_ShowsTheAnswerAndTheCallsOfOrdersAsTheyCome()
    {
        await _bar.Organiser.GoToAsync("/console/functions");
        await Page.GetByRole(AriaRole.Link, new() { Name = "WaitingCompletion" }).ClickAsync();
        await Expect(Page.GetByText("No calls yet")).ToBeVisibleAsync();

        await _bar.OrderAsync("Kim", "Latte", "Oat milk");

        var calls = Page.Locator("section[aria-labelledby=calls] tbody tr");
        await Expect(calls).ToHaveCountAsync(1);
        await Page.GetByRole(AriaRole.Link, new() { Name = "Start with a sample" }).ClickAsync();
        await Expect(Page.GetByLabel("Request (JSON)")).ToHaveValueAsync(new System.Text.RegularExpressions.Regex("orderNumber"));
        await StaffedBar.PressAsync(_bar.Organiser, "Invoke");
        await Expect(Page.GetByRole(AriaRole.Heading, new() { Name = "The answer" })).ToBeVisibleAsync();
        await Expect(Page.Locator("#call-log")).ToContainTextAsync("Kept the task token");
        await Expect(calls).ToHaveCountAsync(2);

        Screen[] screens = [Screen.Phone, Screen.Tablet, Screen.Desktop];
        // From its top: what has been scrolled beneath the head of the page cannot be pressed.
        await PageReview.ReviewAddressAsync(_bar.Organiser, Page.Url.Split('#')[0], "console-function", screens);
        await PageReview.ReviewAddressAsync(_bar.Organiser, "/console/functions", "console-functions", screens);
    }
}
