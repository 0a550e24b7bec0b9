using System.Text.Json;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;
using static Serverlesspresso.EndToEnd.Tests.Browser.StaffedBar;

namespace Serverlesspresso.EndToEnd.Tests.Browser;

public sealed class ConsoleArchivesTests(BrowserProcess browser) : IAsyncLifetime
{
    private readonly StaffedBar _bar = new(browser);

    private IPage Page => _bar.Organiser.Page;

    public async ValueTask InitializeAsync()
    {
        await _bar.OpenAsync();
        _bar.Organiser.Complaints.Allow("status of 422"); // What is refused is told on the page itself.
    }

    public ValueTask DisposeAsync() => _bar.DisposeAsync();

    [Fact]
    public async Task Archive_MadeFilledReplayedAndDeleted_IsSeenAtEveryStep()
    {
        await _bar.Organiser.GoToAsync("/console/bus/archives");
        await Expect(Page.GetByText("No archive")).ToBeVisibleAsync();
        await PageReview.ReviewAsync(_bar.Organiser, "console-archives-none", Screen.OfOperators);
        await CreateArchiveAsync();

        await PutEventsAsync();
        await Expect(Page.GetByRole(AriaRole.Row, new() { Name = "coffee" }).Locator("td").Nth(2)).ToHaveTextAsync("10");
        await Page.GetByRole(AriaRole.Link, new() { Name = "coffee", Exact = true }).ClickAsync();
        await Page.GetByLabel("Name of the replay").FillAsync("again?");
        await PressAsync(_bar.Organiser, "Start the replay");
        await Expect(Page.GetByText("The name must be")).ToBeVisibleAsync();
        await PageReview.ReviewAsync(_bar.Organiser, "console-archive", Screen.OfOperators);
        await Page.GetByLabel("Name of the replay").FillAsync("again");
        await PressAsync(_bar.Organiser, "Start the replay");
        await Expect(Page.GetByText("Completed")).ToBeVisibleAsync();
        await PageReview.ReviewAsync(_bar.Organiser, "console-archives", Screen.OfOperators);

        await _bar.Organiser.GoToAsync("/console/bus/rules/Serverlesspresso/Events-Archive-coffee");
        await Expect(Page.GetByText("It belongs to an archive")).ToBeVisibleAsync();
        await PageReview.ReviewAsync(_bar.Organiser, "console-archive-rule", Screen.OfOperators);
        await _bar.Organiser.GoToAsync("/console/bus/archives/coffee");
        await Page.GetByText("Delete the archive").ClickAsync();
        await PressAsync(_bar.Organiser, "Delete it and its events");
        await Expect(Page.GetByText("The archive is gone.")).ToBeVisibleAsync();
    }

    private async Task CreateArchiveAsync()
    {
        await Page.GetByRole(AriaRole.Link, new() { Name = "New archive" }).ClickAsync();
        await PageReview.ReviewAsync(_bar.Organiser, "console-new-archive", Screen.OfOperators);
        await Page.GetByLabel("Name", new() { Exact = true }).FillAsync("coffee");
        await Page.GetByLabel("Event pattern").FillAsync("{");
        await PressAsync(_bar.Organiser, "Create the archive");
        await Expect(Page.GetByText("That was refused.")).ToBeVisibleAsync();
        await Page.GetByLabel("Event pattern").FillAsync("""{"source": ["archived"]}""");
        await PressAsync(_bar.Organiser, "Create the archive");
        await Expect(Page.GetByText("The archive is there.")).ToBeVisibleAsync();
    }

    private async Task PutEventsAsync()
    {
        using var client = await _bar.ConnectAsync();
        var entries = Enumerable.Range(0, 10).Select(_ =>
            new { EventBusName = "Serverlesspresso", Source = "archived", DetailType = "Order", Detail = "{}" });
        await client.CallAsync("events", "AWSEvents.PutEvents", JsonSerializer.Serialize(new { Entries = entries }));
    }
}
