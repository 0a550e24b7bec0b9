using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;
using static Serverlesspresso.EndToEnd.Tests.Browser.StaffedBar;

namespace Serverlesspresso.EndToEnd.Tests.Browser;

/// <summary>The workshop's page "Waiting completion" in the browser alone, while the walkthrough of its order watches.</summary>
public sealed class WorkshopPageTests(BrowserProcess browser) : IAsyncLifetime
{
    private const string Row = "/console/tables/serverlesspresso-order-table/items";

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
    public async Task Page_OnTheConsolesOwnPages_TicksTheWalkthroughOff()
    {
        await using var watcher = await _learner.OpenOnAsync(Screen.Desktop, ColorScheme.Light);
        await watcher.GoToAsync("/console/walkthrough?order=2");
        await watcher.Page.GetByRole(AriaRole.Switch).ClickAsync();
        await ExpectNextAsync(watcher, "rule");

        await MakeRuleAsync();
        await ExpectNextAsync(watcher, "order");

        await FollowAsync("Bus");
        await Page.GetByRole(AriaRole.Link, new() { Name = "Put an event" }).First.ClickAsync();
        await PressAsync(_learner, "Put the event");
        await ExpectNextAsync(watcher, "drink");
        var first = await ReadRowAsync("TaskToken");

        await StartAsync("The visitor chooses a drink");
        await ExpectNextAsync(watcher, "completion");
        var second = await ReadRowAsync("TaskToken");
        Assert.NotEqual(first, second);
        Assert.Equal("1", await ReadRowAsync("orderNumber"));

        await StartAsync("The barista completes the order");
        await Expect(watcher.Page.GetByText("That was all of it.")).ToBeVisibleAsync();
        await Expect(watcher.Page.Locator(".walk-done")).ToHaveCountAsync(6);
        Assert.Equal("COMPLETED", await ReadRowAsync("ORDERSTATE"));
    }

    [Fact]
    public async Task Links_OfTheWalkthrough_LeadToPagesWithItsOrder()
    {
        await _learner.GoToAsync("/console/walkthrough?order=mine");
        await Page.GetByRole(AriaRole.Link, new() { Name = "Put it on the bus" }).ClickAsync();
        await PressAsync(_learner, "Put the event");
        await _learner.GoToAsync("/console/walkthrough?order=mine");
        foreach (var step in (string[])["drink", "completion"])
        {
            await ExpectNextAsync(_learner, step);
            await Page.Locator($"#step-{step}").GetByRole(AriaRole.Link, new() { Name = "Start OrderManager" }).ClickAsync();
            await PressAsync(_learner, "Start execution");
            await Page.WaitForURLAsync("**/console/executions/OrderManager/*");
            await _learner.GoToAsync("/console/walkthrough?order=mine");
        }

        await Expect(Page.GetByText("That was all of it.")).ToBeVisibleAsync();
    }

    private static Task ExpectNextAsync(BrowserSession session, string step) =>
        Expect(session.Page.Locator("[aria-current=step]")).ToHaveAttributeAsync("id", $"step-{step}");

    private Task FollowAsync(string part) => Page.GetByRole(AriaRole.Navigation, new() { Name = "Console" })
        .GetByRole(AriaRole.Link, new() { Name = part }).ClickAsync();

    private async Task MakeRuleAsync()
    {
        await _learner.GoToAsync("/console/bus/rules");
        await Page.GetByRole(AriaRole.Link, new() { Name = "New rule" }).ClickAsync();
        await Page.GetByLabel("Name", new() { Exact = true }).FillAsync("WaitingCompletion");
        await Page.GetByLabel("Event pattern").FillAsync(
            """
            {
              "detail-type": ["OrderProcessor.WaitingCompletion"],
              "source": ["awsserverlessda.serverlesspresso"]
            }
            """);
        await PressAsync(_learner, "Create the rule");
        await Page.GetByRole(AriaRole.Link, new() { Name = "Add a target" }).ClickAsync();
        await Page.GetByLabel("Id", new() { Exact = true }).FillAsync("1");
        await Page.GetByLabel("ARN of the target").FillAsync(
            "arn:aws:lambda:us-east-1:123456789012:function:WaitingCompletion");
        await PressAsync(_learner, "Add the target");
        await Expect(Page.GetByText("The target is saved.")).ToBeVisibleAsync();
    }

    private async Task<string> ReadRowAsync(string attribute)
    {
        await _learner.GoToAsync(Row);
        await Page.Locator(".item-grid tbody tr").GetByRole(AriaRole.Link, new() { Name = "2", Exact = true }).ClickAsync();
        return (await Page.Locator($"[data-key=attribute-{attribute}] .value").InnerTextAsync()).Trim();
    }

    private async Task StartAsync(string sample)
    {
        await FollowAsync("Workflows");
        await Page.GetByRole(AriaRole.Heading, new() { Name = "OrderManager" }).GetByRole(AriaRole.Link).ClickAsync();
        await Page.GetByRole(AriaRole.Link, new() { Name = "Start execution" }).ClickAsync();
        await Page.GetByRole(AriaRole.Link, new() { Name = sample }).ClickAsync();
        await PressAsync(_learner, "Start execution");
        await Page.WaitForURLAsync("**/console/executions/OrderManager/*");
    }
}
