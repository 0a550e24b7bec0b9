using System.Diagnostics;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Serverlesspresso.EndToEnd.Tests.Servers;
using static Microsoft.Playwright.Assertions;
using static Serverlesspresso.EndToEnd.Tests.Browser.StaffedBar;

namespace Serverlesspresso.EndToEnd.Tests.Browser;

public sealed partial class ConsoleBusTests(BrowserProcess browser) : IAsyncLifetime
{
    private const string Rule = "/console/bus/rules/Serverlesspresso/WaitingCompletion";

    private readonly StaffedBar _bar = new(browser);

    private IPage Page => _bar.Organiser.Page;

    public async ValueTask InitializeAsync()
    {
        await _bar.OpenAsync();
        _bar.Organiser.Complaints.Allow("status of 422"); // What is refused is told on the page itself.
    }

    public ValueTask DisposeAsync() => _bar.DisposeAsync();

    [Fact]
    public async Task Rule_RemovedAndMadeAgainByHand_BringsItsEventToTheFunction()
    {
        await _bar.OrderAsync("Kim", "Latte", "Oat milk");
        await RemoveRuleAsync();

        await _bar.Organiser.GoToAsync("/console/bus/rules");
        await Page.GetByRole(AriaRole.Link, new() { Name = "New rule" }).ClickAsync();
        await Page.GetByLabel("Name", new() { Exact = true }).FillAsync("WaitingCompletion");
        await Page.GetByLabel("Event pattern").FillAsync("""{"detail-type": ["OrderProcessor.Waiting"]}""");
        await Expect(Page.GetByText("0 of the latest")).ToBeVisibleAsync();
        await Page.Locator("summary", new() { HasText = "OrderProcessor.WaitingCompletion" }).ClickAsync();
        await Expect(Page.GetByText("it is \"OrderProcessor.WaitingCompletion\".").First).ToBeVisibleAsync();
        await PageReview.ReviewAsync(_bar.Organiser, "console-bus-rule-unmatched", Screen.OfOperators);
        await Page.GetByLabel("Event pattern").FillAsync("""{"detail-type": ["OrderProcessor.WaitingCompletion"]}""");
        await Expect(Page.GetByText("1 of the latest")).ToBeVisibleAsync();
        await PressAsync(_bar.Organiser, "Create the rule");
        await Expect(Page.GetByText("The rule is saved.")).ToBeVisibleAsync();

        await Page.GetByRole(AriaRole.Link, new() { Name = "Add a target" }).ClickAsync();
        await Page.GetByLabel("Id", new() { Exact = true }).FillAsync("function");
        await Page.GetByLabel("ARN of the target").FillAsync(
            "arn:aws:lambda:us-east-1:123456789012:function:WaitingCompletion");
        await Expect(Page.Locator("#preview")).ToContainTextAsync("OrderProcessor.WaitingCompletion");
        await PageReview.ReviewAsync(_bar.Organiser, "console-bus-target", Screen.OfOperators);
        await PressAsync(_bar.Organiser, "Add the target");
        await Expect(Page.GetByText("The target is saved.")).ToBeVisibleAsync();
        await PageReview.ReviewAsync(_bar.Organiser, "console-bus-rule", Screen.OfOperators);

        var order = await _bar.OrderAsync("Lee", "Espresso");
        await _bar.Organiser.GoToAsync(
            $"/console/bus?detailType=OrderProcessor.WaitingCompletion&text={order.OrderId}");
        await Page.Locator(".bus-events a").First.ClickAsync();
        await Expect(Page.GetByText("Delivered")).ToBeVisibleAsync();
        await Expect(Page.Locator("#envelope")).ToContainTextAsync(order.OrderId);
        await PageReview.ReviewAsync(_bar.Organiser, "console-bus-event", Screen.OfOperators);
    }

    [Fact]
    public async Task Rule_ScheduleIsTyped_ShowsItsNextInstantsAndIsKept()
    {
        await _bar.Organiser.GoToAsync("/console/bus/new-rule?bus=default");
        await Page.GetByLabel("Name", new() { Exact = true }).FillAsync("Opening");
        await Page.GetByLabel("Event pattern").FillAsync("");
        await Page.GetByLabel("Schedule").FillAsync("cron(0 8 ? * MON-FRI)");
        await Expect(Page.GetByText("neither a rate nor a cron expression")).ToBeVisibleAsync();
        await Page.GetByLabel("Schedule").FillAsync("cron(0 8 1 1 ? 2190-2199)");
        await Expect(Page.GetByText("Fri 2190-01-01 08:00:00")).ToBeVisibleAsync();
        await PressAsync(_bar.Organiser, "Create the rule");

        await Expect(Page.GetByText("The rule is saved.")).ToBeVisibleAsync();
        await Expect(Page.Locator("#next-instants time")).ToHaveCountAsync(3);
        await PageReview.ReviewAsync(_bar.Organiser, "console-bus-rule-schedule", Screen.OfOperators);
    }

    [Fact]
    public async Task Events_OneIsPutByHand_ShowsUpOnTheOtherScreenAndStartsAWorkflow()
    {
        await using var watcher = await _bar.Organiser.OpenOnAsync(Screen.Desktop, ColorScheme.Light);
        await watcher.GoToAsync("/console/bus");
        await _bar.Organiser.GoToAsync("/console/bus/send");
        await PageReview.ReviewAsync(_bar.Organiser, "console-bus-send", Screen.OfOperators);

        await Page.GetByLabel("Detail", new() { Exact = true }).FillAsync("{");
        await PressAsync(_bar.Organiser, "Put the event");
        await Expect(Page.GetByText("MalformedDetail")).ToBeVisibleAsync();
        await Page.GetByLabel("Detail", new() { Exact = true }).FillAsync("""{"userId":"1","orderId":"2"}""");
        await PressAsync(_bar.Organiser, "Put the event");

        await Expect(Page).ToHaveURLAsync(EventAddress());
        await Expect(Page.GetByRole(AriaRole.Link, new() { Name = "its execution" })).ToBeVisibleAsync();
        await Expect(watcher.Page.Locator(".bus-events")).ToContainTextAsync("OrderProcessor.WorkflowStarted");
        await PageReview.ReviewAsync(watcher, "console-bus", Screen.OfOperators);
    }

    [Fact]
    public async Task Events_FiveHundredASecond_AreSampledAndThePageStaysUsable()
    {
        using var client = await _bar.ConnectAsync();
        await _bar.Organiser.GoToAsync("/console/bus");
        var reads = 0;
        Page.Request += (_, request) =>
        {
            if (new Uri(request.Url).AbsolutePath == "/console/bus")
            {
                reads++;
            }
        };

        var storm = PutStormAsync(client, TimeSpan.FromSeconds(6));
        await Page.GetByLabel("Text in the event").FillAsync("while it rains");
        var seconds = (await storm).TotalSeconds;
        await PutAsync(client, "Storm.Over");

        await Expect(Page.Locator(".bus-events")).ToContainTextAsync("Storm.Over");
        await Expect(Page.GetByText("the page shows a sample")).ToBeVisibleAsync();
        await Expect(Page.GetByLabel("Text in the event")).ToHaveValueAsync("while it rains");
        Assert.InRange(reads, 2, (int)(4 * (seconds + 2)));
    }

    [Fact]
    public async Task DeadLetter_TargetIsMended_IsRedriven()
    {
        await _bar.Organiser.GoToAsync($"{Rule}/target");
        await Page.GetByLabel("Id", new() { Exact = true }).FillAsync("nobody");
        await Page.GetByLabel("ARN of the target").FillAsync("arn:aws:lambda:us-east-1:123456789012:function:Nobody");
        await PressAsync(_bar.Organiser, "Add the target");
        await Expect(Page.GetByText("The target is saved.")).ToBeVisibleAsync();
        await _bar.OrderAsync("Kim", "Latte", "Oat milk");
        await _bar.Organiser.GoToAsync("/console/bus/dead-letters");
        await Expect(Page.GetByText("NO_RESOURCE")).ToBeVisibleAsync();
        await PageReview.ReviewAsync(_bar.Organiser, "console-bus-dead-letters", Screen.OfOperators);

        await _bar.Organiser.GoToAsync($"{Rule}/target?id=nobody");
        await Page.GetByLabel("ARN of the target").FillAsync(
            "arn:aws:lambda:us-east-1:123456789012:function:WaitingCompletion");
        await PressAsync(_bar.Organiser, "Save the target");
        await Expect(Page.GetByText("The target is saved.")).ToBeVisibleAsync();
        await _bar.Organiser.GoToAsync("/console/bus/dead-letters");
        await Page.GetByRole(AriaRole.Button, new() { Name = "Redrive number" }).ClickAsync();

        await Expect(Page.GetByText("No dead letter")).ToBeVisibleAsync();
    }

    [GeneratedRegex("/console/bus/events/Serverlesspresso/[0-9]+$")]
    private static partial Regex EventAddress();

    /// <summary>Puts 500 events a second for a while, or as many as the machine bears.</summary>
    /// <returns>How long it took.</returns>
    private static async Task<TimeSpan> PutStormAsync(SignedClient client, TimeSpan length)
    {
        var started = Stopwatch.GetTimestamp();
        using var beat = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        for (var request = 0; request < length.TotalMilliseconds / 20; request++)
        {
            await PutAsync(client, [.. Enumerable.Repeat("Storm.Drop", 10)]);
            await beat.WaitForNextTickAsync();
        }

        return Stopwatch.GetElapsedTime(started);
    }

    private static async Task PutAsync(SignedClient client, params string[] detailTypes)
    {
        var entries = detailTypes.Select(detailType =>
            new { EventBusName = "Serverlesspresso", Source = "storm", DetailType = detailType, Detail = "{}" });
        var answer = await client.CallAsync("events", "AWSEvents.PutEvents", JsonSerializer.Serialize(new { Entries = entries }));
        Assert.Equal(0, answer.GetProperty("FailedEntryCount").GetInt32());
    }

    private async Task RemoveRuleAsync()
    {
        await _bar.Organiser.GoToAsync(Rule);
        await PressAsync(_bar.Organiser, "Delete the rule");
        await Expect(Page.GetByText("remove them first")).ToBeVisibleAsync();
        await Page.GetByRole(AriaRole.Button, new() { Name = "Remove", Exact = false }).First.ClickAsync();
        await Expect(Page.GetByText("The target is removed.")).ToBeVisibleAsync();
        await PressAsync(_bar.Organiser, "Delete the rule");
        await Expect(Page.GetByText("The rule is gone.")).ToBeVisibleAsync();
    }
}
