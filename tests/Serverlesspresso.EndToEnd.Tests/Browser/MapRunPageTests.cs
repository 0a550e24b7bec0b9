using System.Text.Json;
using Microsoft.Playwright;

namespace Serverlesspresso.EndToEnd.Tests.Browser;

public sealed class MapRunPageTests(BrowserProcess browser) : IAsyncLifetime
{
    private const string Definition =
        """
        {"StartAt":"Cups","States":{
          "Cups":{"Type":"Map","Label":"Cups","MaxConcurrency":2,"ToleratedFailureCount":3,"End":true,
            "ItemProcessor":{"ProcessorConfig":{"Mode":"DISTRIBUTED","ExecutionType":"STANDARD"},"StartAt":"Warm?","States":{
              "Warm?":{"Type":"Choice","Choices":[{"Variable":"$.warm","BooleanEquals":true,"Next":"Wait"}],"Default":"Cold"},
              "Wait":{"Type":"Wait","SecondsPath":"$.seconds","Next":"Served"},
              "Served":{"Type":"Succeed"},
              "Cold":{"Type":"Fail","Error":"Cold","Cause":"The cup is cold."}}}}}}
        """;

    private readonly StaffedBar _bar = new(browser);

    private IPage Page => _bar.Organiser.Page;

    public ValueTask InitializeAsync() => _bar.OpenAsync();

    public ValueTask DisposeAsync() => _bar.DisposeAsync();

    [Fact]
    public async Task MapRun_FromItsStateToAChild_IsSeenInTheBrowser()
    {
        await StartAsync();
        await _bar.Organiser.GoToAsync("/console/executions/Bar/run");
        await Page.Locator("[data-key='state-Cups']").First.ClickAsync();
        await Assertions.Expect(Page.Locator("#map-run .badge")).ToHaveTextAsync("Running");
        await PageReview.ReviewAsync(_bar.Organiser, "execution-map-run", Screen.OfOperators);

        await Page.GetByRole(AriaRole.Link, new() { Name = "Its child executions" }).ClickAsync();
        await Assertions.Expect(Page.GetByRole(AriaRole.Heading, new() { Name = "Map Run of Cups" })).ToBeVisibleAsync();
        await Assertions.Expect(Page.Locator("tbody a.mono")).ToHaveCountAsync(3);
        await PageReview.ReviewAsync(_bar.Organiser, "map-run", Screen.OfOperators);

        await Page.GetByLabel("Status").SelectOptionAsync("failed");
        await Assertions.Expect(Page.Locator("tbody a.mono")).ToHaveCountAsync(1);
        await Page.Locator("tbody a.mono").ClickAsync();
        await Assertions.Expect(Page.GetByText("The cup is cold.").First).ToBeVisibleAsync();
        await PageReview.ReviewAsync(_bar.Organiser, "map-run-child", Screen.OfOperators);

        await Page.GetByRole(AriaRole.Link, new() { Name = "Map Run" }).ClickAsync();
        await Assertions.Expect(Page.GetByRole(AriaRole.Heading, new() { Name = "Map Run of Cups" })).ToBeVisibleAsync();
    }

    private async Task StartAsync()
    {
        using var client = await _bar.ConnectAsync();
        var created = await client.CallAsync("states", "AWSStepFunctions.CreateStateMachine", JsonSerializer.Serialize(
            new { name = "Bar", definition = Definition, roleArn = "arn:aws:iam::123456789012:role/bar" }));
        const string input = """[{"warm":true,"seconds":3600},{"warm":false},{"warm":true,"seconds":3600},{"warm":true,"seconds":1}]""";
        await client.CallAsync("states", "AWSStepFunctions.StartExecution", JsonSerializer.Serialize(
            new { stateMachineArn = created.GetProperty("stateMachineArn").GetString(), name = "run", input }));
    }
}
