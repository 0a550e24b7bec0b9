using System.Globalization;
using System.Net;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Serverlesspresso.Engine.Executions;
using Serverlesspresso.Engine.StateMachines;
using Serverlesspresso.Shop.Access;
using Serverlesspresso.Web.Console.Workflows;
using Serverlesspresso.Web.Tests.Console.Graphs;
using Serverlesspresso.Web.Tests.Hosting;

namespace Serverlesspresso.Web.Tests.Console.Workflows;

/// <summary>The lists of state machines and of their executions, and the form with a definition, at their limits.</summary>
public sealed class MachinePageTests() : PageJourney(Roles.Operator)
{
    private const string Passes = """{"StartAt":"A","States":{"A":{"Type":"Pass","End":true}}}""";
    private const string Definition = "/console/workflows/Pass/definition";
    [Theory]
    [InlineData("7", 1)]
    [InlineData("-1", 1)]
    [InlineData("odd", 1)]
    [InlineData("failed", 0)]
    public async Task Show_Status_IsOneOrCountsAsNone(string status, int count)
    {
        await MakeAsync("Pass");
        await RunAsync("Pass", "one");

        var page = await ShowAsync($"/console/workflows/Pass?status={status}");

        Assert.Equal(count, page.QuerySelectorAll(".data tbody tr").Length);
    }

    [Fact]
    public async Task Show_SearchLookedThroughManyWithoutAHit_LeadsOn()
    {
        await MakeAsync("Pass");
        await RunAsync("Pass", "wanted");
        for (var number = 0; number < WorkflowReader.SearchedMax; number++)
        {
            await RunAsync("Pass", number.ToString(CultureInfo.InvariantCulture));
        }

        var page = await ShowAsync("/console/workflows/Pass?name=wanted");
        var next = await ShowAsync(page.QuerySelector(".empty-state a")?.GetAttribute("href") ?? string.Empty);

        Assert.Contains("None so far is like that", page.Body?.TextContent, StringComparison.Ordinal);
        Assert.Contains("wanted", next.QuerySelector(".data tbody")?.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Show_MachineHasVersions_TellsThemAndTheirAliases()
    {
        var machine = await MakeAsync("Pass");
        var first = await Server.Get<StateMachineVersions>().PublishAsync(machine.Arn, null, "the first", Cancellation);
        await Server.Get<StateMachineAliases>().CreateAsync("PROD", null, [new AliasRoute(first.Arn, 100)], Cancellation);

        var page = await ShowAsync("/console/workflows/Pass");

        var cells = page.QuerySelectorAll("[aria-labelledby=versions] tbody tr > *").Select(cell => cell.TextContent).Take(3);
        Assert.Equal(["1", "the first", "PROD"], cells);
        Assert.Contains("STANDARD", page.QuerySelector(".facts-list")?.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Show_MachineIsExpress_SaysThatNothingIsLeft()
    {
        await Server.Get<StateMachineRegistry>().CreateAsync(
            new CreateStateMachineRequest { Name = "Quick", Definition = Passes, RoleArn = "arn:aws:iam::123456789012:role/r", Type = "EXPRESS" },
            Cancellation);

        var page = await ShowAsync("/console/workflows/Quick");

        Assert.Contains("EXPRESS leave nothing behind", page.Body?.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Read_MachineIsDeletedMeanwhile_IsNotThere()
    {
        var machine = await MakeAsync("Pass");
        await Server.Get<StateMachineRegistry>().DeleteAsync(machine.Arn, Cancellation);

        var model = await Server.Get<WorkflowReader>().ReadAsync(
            machine, new MachineQuery(Status: null, Name: null, After: null), Cancellation);

        Assert.Null(model);
    }

    [Fact]
    public async Task List_MoreMachinesThanAreShown_SaysSo()
    {
        for (var number = 0; number < WorkflowReader.MachinesMax; number++)
        {
            await MakeAsync($"Pass{number}");
        }

        var page = await ShowAsync("/console/workflows");

        Assert.Equal(WorkflowReader.MachinesMax, page.QuerySelectorAll(".machine-card").Length);
        Assert.NotNull(page.QuerySelector("#more-machines"));
    }

    [Fact]
    public async Task Save_EndsOfLinesOfABrowser_AreStoredAsTheyWereTyped()
    {
        var machine = await MakeAsync("Pass");

        using var answer = await PostAsync(Definition, Passes.Replace(",", ",\r\n", StringComparison.Ordinal));

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var stored = await Server.Get<StateMachineRegistry>().DescribeAsync(machine.Arn, Cancellation);
        Assert.Equal(Passes.Replace(",", ",\n", StringComparison.Ordinal), stored.Definition);
    }

    [Fact]
    public async Task Save_RefusedThoughValid_SaysWhy()
    {
        await MakeAsync("Pass");

        using var answer = await PostAsync(Definition, Passes + new string(' ', 1_100_000));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var problem = (await ReadAsync(answer)).QuerySelector(".message p:not(.message-title)")?.TextContent;
        Assert.StartsWith("InvalidDefinition: ", problem, StringComparison.Ordinal);
        Assert.DoesNotContain("listed below", problem, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"a":"\ud83d"}""")]
    [InlineData("[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]")]
    public async Task Execution_InputIsOdd_IsShown(string input)
    {
        await MakeAsync("Odd");
        await RunAsync("Odd", "one", input);

        var page = await ShowAsync("/console/executions/Odd/one?state=A");

        Assert.Equal("Succeeded", page.QuerySelector(".execution .badge")?.TextContent);
        Assert.StartsWith(input[..1], page.QuerySelector("#state-input")?.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task List_DefinitionHasHalfACharacter_IsShown()
    {
        await MakeAsync(
            "Odd", """{"Comment":"half: \ud83d","StartAt":"A\ud83d","States":{"A\ud83d":{"Type":"Pass","End":true}}}""");

        var page = await ShowAsync("/console/workflows/Odd");

        Assert.Contains("Odd", (await ShowAsync("/console/workflows")).QuerySelectorAll(".machine-card h3").Select(name => name.TextContent));
        Assert.Equal("half: \uFFFD", page.QuerySelector(".machine-comment")?.TextContent);
    }

    [Fact]
    public async Task Definition_IsNestedDeeply_IsDrawn()
    {
        var deep = $"{new string('[', 100)}{new string(']', 100)}";
        await MakeAsync("Deep", $$$$"""{"StartAt":"A","States":{"A":{"Type":"Pass","Result":{{{{deep}}}},"End":true}}}""");

        var page = await ShowAsync("/console/workflows/Deep/definition");

        Assert.NotNull(page.QuerySelector("[data-key=state-A]"));
    }

    [Fact]
    public async Task Definition_IsTooLargeToDraw_SaysSo()
    {
        await MakeAsync("Pass");

        using var answer = await PostAsync($"{Definition}/check", GraphGallery.AllToOne(400));

        Assert.Contains("Too large to draw", (await ReadAsync(answer)).Body?.TextContent, StringComparison.Ordinal);
    }

    private static async Task<IHtmlDocument> ReadAsync(HttpResponseMessage answer) => new HtmlParser().ParseDocument(
        await answer.Content.ReadAsStringAsync(Cancellation));

    private async Task<HttpResponseMessage> PostAsync(string address, string definition)
    {
        var token = (await ShowAsync(Definition)).QuerySelector("main [name=__RequestVerificationToken]")?.GetAttribute("value");
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["definition"] = definition,
            ["__RequestVerificationToken"] = token ?? string.Empty,
        });
        return await Client.PostAsync(
            new Uri(address, UriKind.Relative), form, Cancellation);
    }

    private async Task<IHtmlDocument> ShowAsync(string address) =>
        new HtmlParser().ParseDocument(await Server.ShowAsync(address));

    private Task<StateMachineDocument> MakeAsync(string name, string definition = Passes) => Server.Get<StateMachineRegistry>().CreateAsync(
        new CreateStateMachineRequest
        {
            Name = name,
            Definition = definition,
            RoleArn = "arn:aws:iam::123456789012:role/serverlesspresso",
        },
        Cancellation);

    private Task<StartedExecution> RunAsync(string machine, string name, string input = "{}") => Server.Get<ExecutionRegistry>().StartAsync(
        new StartExecutionRequest
        {
            StateMachineArn = $"arn:aws:states:us-east-1:123456789012:stateMachine:{machine}",
            Name = name,
            Input = input,
        },
        Cancellation);
}
