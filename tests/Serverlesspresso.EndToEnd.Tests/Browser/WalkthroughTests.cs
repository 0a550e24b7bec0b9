using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;
using static Serverlesspresso.EndToEnd.Tests.Browser.StaffedBar;

namespace Serverlesspresso.EndToEnd.Tests.Browser;

public sealed class WalkthroughTests(BrowserProcess browser) : IAsyncLifetime
{
    private readonly StaffedBar _bar = new(browser);

    private IPage Page => _bar.Organiser.Page;

    public ValueTask InitializeAsync() => _bar.OpenAsync();

    public ValueTask DisposeAsync() => _bar.DisposeAsync();

    [Fact]
    public async Task Walkthrough_DoneWithItsButtons_TicksEveryStepOff()
    {
        await _bar.Organiser.GoToAsync("/console");
        await Page.GetByRole(AriaRole.Navigation, new() { Name = "Console" })
            .GetByRole(AriaRole.Link, new() { Name = "Walkthrough" }).ClickAsync();
        await PageReview.ReviewAsync(_bar.Organiser, "walkthrough-begin", Screen.All);
        await PressAsync(_bar.Organiser, "Begin");
        await ExpectNextAsync(Page, "order");

        await Page.GetByRole(AriaRole.Switch, new() { Name = "Begin without the rule" }).ClickAsync();
        await ExpectNextAsync(Page, "rule");
        await Expect(Page.GetByRole(AriaRole.Switch)).ToBeCheckedAsync();
        await PageReview.ReviewAsync(_bar.Organiser, "walkthrough-without-rule", Screen.All);
        await PressAsync(_bar.Organiser, "Make the rule");
        await ExpectNextAsync(Page, "order");
        await Expect(Page.GetByRole(AriaRole.Switch)).Not.ToBeCheckedAsync();
        await PressAsync(_bar.Organiser, "Put the event");
        await ExpectNextAsync(Page, "drink");
        await PageReview.ReviewAsync(_bar.Organiser, "walkthrough-token", Screen.All);
        await PressAsync(_bar.Organiser, "Choose Cappuccino");
        await ExpectNextAsync(Page, "completion");
        await Expect(Page.Locator("#step-number")).ToContainTextAsync("the number 1");
        await PressAsync(_bar.Organiser, "Complete the order");

        await Expect(Page.GetByText("That was all of it.")).ToBeVisibleAsync();
        await Expect(Page.Locator(".walk-done")).ToHaveCountAsync(6);
        await PageReview.ReviewAsync(_bar.Organiser, "walkthrough-end", Screen.All);
    }

    private static Task ExpectNextAsync(IPage page, string step) =>
        Expect(page.Locator("[aria-current=step]")).ToHaveAttributeAsync("id", $"step-{step}");
}
