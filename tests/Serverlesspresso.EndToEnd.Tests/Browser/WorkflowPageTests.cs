using Microsoft.Playwright;

namespace Serverlesspresso.EndToEnd.Tests.Browser;

public sealed class WorkflowPageTests(BrowserProcess browser) : IAsyncLifetime
{
    private readonly StaffedBar _bar = new(browser);

    private IPage Page => _bar.Organiser.Page;

    public ValueTask InitializeAsync() => _bar.OpenAsync();

    public ValueTask DisposeAsync() => _bar.DisposeAsync();

    [Fact]
    public async Task Workflows_OneOrderFromItsArrivalToItsEnd_IsSeenAndDoneInTheBrowser()
    {
        var processor = await StartAsync("OrderProcessor", "A new order arrives");
        await ExpectLookAsync(Page, "Emit - Workflow Started TT", "current");
        await Assertions.Expect(Page.Locator(".graph-edge-taken:not(.graph-tip)")).Not.ToHaveCountAsync(0);
        await PageReview.ReviewAsync(_bar.Organiser, "execution-waits", Screen.OfOperators);

        // It stays open in another tab, and nobody touches it.
        var watched = await Page.Context.NewPageAsync();
        await watched.GotoAsync(processor);
        await StartAsync("OrderManager", "The visitor chooses a drink");
        await Assertions.Expect(Page.Locator(".execution .badge").First).ToHaveTextAsync("Succeeded");
        await ExpectLookAsync(Page, "Update order", "succeeded");
        await Page.Locator("[data-key='state-Sanitize order']").ClickAsync();
        await Assertions.Expect(Page.Locator("#state-input")).ToContainTextAsync("Cappuccino");
        await Assertions.Expect(Page.Locator("#state-output")).ToContainTextAsync("isValid");
        await PageReview.ReviewAsync(_bar.Organiser, "execution-state", Screen.OfOperators);
        await ExpectLookAsync(watched, "Emit - Awaiting Completion TT", "current");

        await StartAsync("OrderManager", "The barista completes the order");
        await Assertions.Expect(Page.Locator(".execution .badge").First).ToHaveTextAsync("Succeeded");
        await Assertions.Expect(watched.Locator(".execution .badge").First).ToHaveTextAsync("Succeeded");
        await ExpectLookAsync(watched, "Completed", "succeeded");
        await PageReview.ReviewAddressAsync(_bar.Organiser, processor, "execution-ended", Screen.OfOperators);
        await PageReview.ReviewAddressAsync(_bar.Organiser, "/console/workflows/OrderManager", "console-machine", [Screen.Phone, Screen.Desktop]);
        await PageReview.ReviewAddressAsync(_bar.Organiser, "/console/workflows", "console-workflows", [Screen.Phone, Screen.Desktop]);
    }

    [Fact]
    public async Task Workflows_DefinitionIsEdited_ShowsItsPictureAndMistakesAsOneTypes()
    {
        await _bar.Organiser.GoToAsync("/console/workflows/OrderManager/definition");
        var text = Page.GetByLabel("Amazon States Language");
        var before = await text.InputValueAsync();

        await text.FillAsync(before.Replace("\"Next\": \"Which action?\"", "\"Next\": \"Nowhere\"", StringComparison.Ordinal));

        await Assertions.Expect(Page.Locator("#diagnostics .tone-bad").First).ToBeVisibleAsync();
        await Assertions.Expect(Page.GetByText("Not saved yet")).ToBeVisibleAsync();
        await Screenshots.SaveAsync(Page, "console-definition-wrong");
        await text.FillAsync(before.Replace("Check action", "Check the action", StringComparison.Ordinal));
        await Assertions.Expect(Page.Locator("[data-key='state-Check the action']")).ToBeVisibleAsync();
        await Page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await Assertions.Expect(Page.GetByText("As it is stored")).ToBeVisibleAsync();
        foreach (var (address, name) in ((string, string)[])[("start?sample=submit", "start"), ("definition", "definition")])
        {
            await PageReview.ReviewAddressAsync(
                _bar.Organiser, $"/console/workflows/OrderManager/{address}", $"console-{name}", [Screen.Phone, Screen.Desktop]);
        }
    }

    [Fact]
    public async Task Graph_ByKeyboard_ZoomsAndChoosesAState()
    {
        await StartAsync("OrderProcessor", "A new order arrives");
        var picture = Page.Locator("svg.graph");
        var before = await picture.GetAttributeAsync("width");

        await Page.Locator(".graph-scroll").FocusAsync();
        await Page.Keyboard.PressAsync("+");
        var after = await picture.GetAttributeAsync("width");
        await Page.Keyboard.PressAsync("Tab");
        await Page.Keyboard.PressAsync("Enter");

        Assert.True(Number(after) > Number(before), $"{after} is not more than {before}");
        await Assertions.Expect(Page.Locator("#details-title")).ToHaveTextAsync("Get Shop status");
        await Assertions.Expect(picture).ToHaveAttributeAsync("width", after ?? string.Empty);
    }

    [Fact]
    public async Task State_IsChosenWhileAnotherIsStillComing_Stays()
    {
        await StartAsync("OrderProcessor", "A new order arrives");
        var held = new TaskCompletionSource();
        await Page.RouteAsync(IsSlow, async route =>
        {
            await held.Task;
            await route.ContinueAsync();
        });
        var slow = Page.WaitForResponseAsync(response => IsSlow(response.Url));
        await Page.Locator("[data-key='state-Get Shop status']").ClickAsync();

        await Page.Locator("[data-key='state-Emit - Workflow Started TT']").ClickAsync();
        await Assertions.Expect(Page.Locator("#details-title")).ToHaveTextAsync("Emit - Workflow Started TT");
        held.SetResult();
        await (await slow).FinishedAsync();
        await Page.EvaluateAsync("() => fetch('/health/live').then(response => response.text())"); // The page has seen the one before.

        await Assertions.Expect(Page.Locator("#details-title")).ToHaveTextAsync("Emit - Workflow Started TT");
        Assert.Contains("Emit", Page.Url, StringComparison.Ordinal);

        static bool IsSlow(string address) => address.Contains("state=Get", StringComparison.Ordinal);
    }

    [Fact]
    public async Task State_IsChosenWhileThePageIsReadAgain_Stays()
    {
        var address = await StartAsync("OrderProcessor", "A new order arrives");
        var before = await Page.EvaluateAsync<string>("() => fetch(location.href).then((answer) => answer.text())");
        var isAsked = new TaskCompletionSource();
        var held = new TaskCompletionSource();
        await Page.RouteAsync(
            url => url == address,
            async route =>
            {
                isAsked.SetResult();
                await held.Task;
                await route.FulfillAsync(new RouteFulfillOptions { Body = before, ContentType = "text/html; charset=utf-8" });
            },
            new PageRouteOptions { Times = 1 });
        await Page.EvaluateAsync("() => document.dispatchEvent(new Event('visibilitychange'))");
        await isAsked.Task;

        await Page.Locator("[data-key='state-Get Shop status']").ClickAsync();
        await Assertions.Expect(Page.Locator("#details-title")).ToHaveTextAsync("Get Shop status");
        var again = Page.WaitForRequestAsync(request => request.Url.Contains("state=Get", StringComparison.Ordinal));
        held.SetResult();
        await (await (await again).ResponseAsync())!.FinishedAsync(); // It was answered.

        await Assertions.Expect(Page.Locator("#details-title")).ToHaveTextAsync("Get Shop status");
    }

    private static double Number(string? text) => double.Parse(text ?? "0", System.Globalization.CultureInfo.InvariantCulture);

    private async Task<string> StartAsync(string machine, string sample)
    {
        await _bar.Organiser.GoToAsync("/console/workflows");
        await Page.GetByRole(AriaRole.Heading, new() { Name = machine }).GetByRole(AriaRole.Link).ClickAsync();
        await Page.GetByRole(AriaRole.Link, new() { Name = "Start execution" }).ClickAsync();
        await Page.GetByRole(AriaRole.Link, new() { Name = sample }).ClickAsync();
        await Page.GetByRole(AriaRole.Button, new() { Name = "Start execution" }).ClickAsync();
        await Page.WaitForURLAsync($"**/console/executions/{machine}/*");
        return Page.Url;
    }

    private static Task ExpectLookAsync(IPage page, string state, string look) => Assertions
        .Expect(page.Locator($"[data-key='state-{state}']"))
        .ToHaveClassAsync(new System.Text.RegularExpressions.Regex($"graph-node-{look}"));
}
