using Microsoft.Playwright;
using Serverlesspresso.EndToEnd.Tests.Servers;
using static Microsoft.Playwright.Assertions;
using static Serverlesspresso.EndToEnd.Tests.Browser.StaffedBar;

namespace Serverlesspresso.EndToEnd.Tests.Browser;

public sealed class WalkthroughTests(BrowserProcess browser) : IAsyncLifetime
{
    private readonly LiveBar _bar = new(browser);
    private BrowserSession _learner = null!; // Seated before each test.

    private IPage Page => _learner.Page;

    public async ValueTask InitializeAsync()
    {
        await _bar.OpenAsync();
        _learner = await _bar.SeatOrganiserAsync();
    }

    public ValueTask DisposeAsync() => _bar.DisposeAsync();

    [Fact]
    public async Task Walkthrough_DoneWithItsButtons_TicksEveryStepOff()
    {
        await _learner.GoToAsync("/console");
        await PageReview.ReviewAsync(_learner, "console-overview", [Screen.Phone, Screen.Desktop]);
        await Page.GetByRole(AriaRole.Navigation, new() { Name = "Console" })
            .GetByRole(AriaRole.Link, new() { Name = "Walkthrough" }).ClickAsync();
        await PageReview.ReviewAsync(_learner, "walkthrough-begin", Screen.OfOperators);
        await PressAsync(_learner, "Begin");
        await ExpectNextAsync(Page, "order");

        await Page.GetByRole(AriaRole.Switch, new() { Name = "Begin without the rule" }).ClickAsync();
        await ExpectNextAsync(Page, "rule");
        await Expect(Page.GetByRole(AriaRole.Switch)).ToBeCheckedAsync();
        await PageReview.ReviewAsync(_learner, "walkthrough-without-rule", Screen.OfOperators);
        await PressAsync(_learner, "Make the rule");
        await ExpectNextAsync(Page, "order");
        await Expect(Page.GetByRole(AriaRole.Switch)).Not.ToBeCheckedAsync();
        await PressAsync(_learner, "Put the event");
        await ExpectNextAsync(Page, "drink");
        await Expect(Page.Locator("#step-drink")).ToBeFocusedAsync();
        await PageReview.ReviewAsync(_learner, "walkthrough-token", Screen.OfOperators);
        await PressAsync(_learner, "Choose Cappuccino");
        await ExpectNextAsync(Page, "completion");
        await Expect(Page.Locator("#step-number")).ToContainTextAsync("the number 1");
        await PressAsync(_learner, "Complete the order");

        await ExpectEndAsync(Page);
        await PageReview.ReviewAsync(_learner, "walkthrough-end", Screen.OfOperators);
    }

    [Fact]
    public async Task Walkthrough_ServerIsKilledInBetween_GoesOnWhereItWas()
    {
        await _learner.GoToAsync("/console/walkthrough?order=mine");
        await PressAsync(_learner, "Put the event");
        await PressAsync(_learner, "Choose Cappuccino");
        await ExpectNextAsync(Page, "completion");

        await _bar.KillServerAsync();
        await _bar.RestartServerAsync();
        await PressAsync(_learner, "Complete the order");

        await ExpectEndAsync(Page);
    }

    [Fact]
    public async Task Walkthrough_RuleComesTooLate_PutsTheEventAgain()
    {
        await _learner.GoToAsync("/console/walkthrough?order=mine");
        await Page.GetByRole(AriaRole.Switch).ClickAsync();
        await PressAsync(_learner, "Put the event");
        await PressAsync(_learner, "Choose Cappuccino");
        await Expect(Page.GetByText("The event has gone by")).ToBeVisibleAsync();
        await PageReview.ReviewAsync(_learner, "walkthrough-too-late", Screen.Phone);

        await PressAsync(_learner, "Make the rule");
        await PressAsync(_learner, "Put the event again");

        await ExpectNextAsync(Page, "completion");
    }

    [Fact]
    public async Task Walkthrough_ShopClosesAndOpens_IsToldBothWithoutReload()
    {
        await _learner.GoToAsync("/console/walkthrough?order=mine");
        using var http = ApiClient.Connect(_bar.Server.Address);
        var api = await ApiClient.OfAsync(http, _learner);
        await api.SendAsync(HttpMethod.Put, "/api/shops/default/state", new { isOpen = false });
        await Expect(Page.GetByText("The shop is closed")).ToBeVisibleAsync();
        await PressAsync(_learner, "Put the event");
        await Expect(Page.Locator("#step-order")).ToContainTextAsync("it was closed");
        await PageReview.ReviewAsync(_learner, "walkthrough-closed", Screen.Phone);

        await api.SendAsync(HttpMethod.Put, "/api/shops/default/state", new { isOpen = true });
        await Expect(Page.Locator("#step-order")).ToContainTextAsync("would take it now");
        await PressAsync(_learner, "Put the event again");

        await ExpectNextAsync(Page, "drink");
    }

    [Fact]
    public async Task Walkthrough_TimeRunsOut_IsToldAndBeginsAgainOnceThereIsAPlace()
    {
        using var http = ApiClient.Connect(_bar.Server.Address);
        var api = await ApiClient.OfAsync(http, _learner);
        await api.SendAsync(HttpMethod.Patch, "/api/shops/default/settings", new { chooseSeconds = 10 });
        await _learner.GoToAsync("/console/walkthrough?order=mine");
        await PressAsync(_learner, "Put the event");
        await ExpectNextAsync(Page, "drink");
        await Expect(Page.GetByText("Nobody chose a drink in time")).ToBeVisibleAsync();
        await PageReview.ReviewAsync(_learner, "walkthrough-timed-out", Screen.Phone);

        await api.SendAsync(HttpMethod.Patch, "/api/shops/default/settings", new { chooseSeconds = 300, capacity = 0 });
        await PressAsync(_learner, "Begin again with this id");
        await Expect(Page.Locator("#step-drink")).ToContainTextAsync("all its places were taken");
        await api.SendAsync(HttpMethod.Patch, "/api/shops/default/settings", new { capacity = 1 });
        await PressAsync(_learner, "Put the event again");
        await ExpectNextAsync(Page, "drink");

        await _learner.GoToAsync("/console/walkthrough?order=another");
        await Expect(Page.GetByText("The shop is full")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Walkthrough_DoneWithItsCommands_TicksItselfOff()
    {
        var aws = new AwsCommandLine(_bar.Server.Process);
        await _learner.GoToAsync("/console/walkthrough?order=my-order.7");
        await Page.GetByRole(AriaRole.Switch).ClickAsync();

        foreach (var (step, next) in ((string, string)[])[("rule", "order"), ("order", "drink"), ("drink", "completion")])
        {
            await ExpectNextAsync(Page, step);
            await aws.PasteAsync(await Page.Locator($"#step-{step}-command").InnerTextAsync());
            await ExpectNextAsync(Page, next);
        }

        await aws.PasteAsync(await Page.Locator("#step-completion-command").InnerTextAsync());
        await ExpectEndAsync(Page);
    }

    private static Task ExpectNextAsync(IPage page, string step) =>
        Expect(page.Locator("[aria-current=step]")).ToHaveAttributeAsync("id", $"step-{step}");

    private static async Task ExpectEndAsync(IPage page)
    {
        await Expect(page.GetByText("That was all of it.")).ToBeVisibleAsync();
        await Expect(page.Locator(".walk-done")).ToHaveCountAsync(6);
    }
}
