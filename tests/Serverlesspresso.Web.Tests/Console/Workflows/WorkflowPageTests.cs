using System.Diagnostics;
using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Serverlesspresso.Engine.Executions;
using Serverlesspresso.Engine.StateMachines;
using Serverlesspresso.Shop.Access;
using Serverlesspresso.Web.Tests.Hosting;

namespace Serverlesspresso.Web.Tests.Console.Workflows;

public sealed class WorkflowPageTests() : PageJourney(Roles.Operator)
{
    private const string Role = "arn:aws:iam::123456789012:role/serverlesspresso";
    [Fact]
    public async Task List_OrderHasArrived_ShowsTheMachinesAndWhatRuns()
    {
        await Server.ArriveAsync("2");

        var page = await ShowAsync("/console/workflows");

        Assert.Equal(["OrderManager", "OrderProcessor"], Texts(page, ".machine-card h3"));
        Assert.Equal(["0 running", "1 running"], Texts(page, ".machine-card p:first-of-type + p .badge, .machine-card h3 + p.row .badge"));
        Assert.Equal("Running", page.QuerySelector(".data .badge")?.TextContent);
        Assert.Equal("Workflows", page.QuerySelector(".console-nav [aria-current=page]")?.TextContent.Trim());
    }

    [Fact]
    public async Task Start_SampleInputs_CarryOneOrderToItsEnd()
    {
        var processor = await StartAsync("OrderProcessor", sample: "new-order");
        Assert.Equal("Running", StatusOf(await ShowAsync(processor)));
        await Server.SettleAsync();
        await StartAsync("OrderManager", sample: "submit");
        await Server.SettleAsync();

        await StartAsync("OrderManager", sample: "complete");
        await Server.SettleAsync();

        var page = await ShowAsync(processor);
        Assert.Equal("Succeeded", StatusOf(page));
        Assert.NotNull(page.QuerySelector("[data-key='state-Completed'].graph-node-succeeded"));
        Assert.NotNull(page.QuerySelector("[data-key='state-Duplicate order'].graph-node-untouched"));
    }

    [Theory]
    [InlineData("{", "", "Line 1, character 2: this is not JSON.")]
    [InlineData("{}", "a b", "InvalidName: Invalid Name: 'a b'")]
    public async Task Start_InputOrNameIsWrong_ComesBackWithWhatIsWrong(string input, string name, string problem)
    {
        using var answer = await PostAsync(
            "/console/workflows/OrderManager/start", "/console/workflows/OrderManager/start", ("input", input), ("name", name));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var page = await ReadAsync(answer);
        Assert.Equal(problem, page.QuerySelector("#field-input-problem")?.TextContent);
        Assert.Equal(input, page.QuerySelector<IHtmlTextAreaElement>("#field-input")?.Value);
    }

    [Fact]
    public async Task Start_FromAnExecution_HasItsInput()
    {
        await MakeAsync("Pass", """{"StartAt":"A","States":{"A":{"Type":"Pass","End":true}}}""");
        await RunAsync("Pass", "one", """{"cup":1.50}""");

        var page = await ShowAsync("/console/workflows/Pass/start?from=one");

        Assert.Equal("{\n  \"cup\": 1.50\n}", page.QuerySelector<IHtmlTextAreaElement>("#field-input")?.Value.ReplaceLineEndings("\n"));
    }

    [Fact]
    public async Task Execution_StateIsChosen_ShowsWhatWentInAndCameOut()
    {
        await MakeAsync("Two", """{"StartAt":"A","States":{"A":{"Type":"Pass","Result":7,"Next":"B"},"B":{"Type":"Pass","End":true}}}""");
        await RunAsync("Two", "one", """{"cup":1}""");

        var page = await ShowAsync("/console/executions/Two/one?state=A");

        Assert.Equal("{\n  \"cup\": 1\n}", page.QuerySelector("#state-input")?.TextContent.ReplaceLineEndings("\n"));
        Assert.Equal("7", page.QuerySelector("#state-output")?.TextContent);
        Assert.Equal(["PassStateEntered", "PassStateExited"], Texts(page, ".state-events li span:nth-of-type(2)"));
        Assert.Equal("true", page.QuerySelector("[data-key=state-A]")?.GetAttribute("aria-current"));
        Assert.Equal(4, page.QuerySelectorAll(".graph-edge-taken").Length / 2 + 1);
    }

    [Fact]
    public async Task Execution_FailsWithAnError_SaysWhereAndWhy()
    {
        await MakeAsync(
            "Fails", """{"StartAt":"A","States":{"A":{"Type":"Pass","Next":"B"},"B":{"Type":"Fail","Error":"Spilled","Cause":"It was hot."}}}""");
        await RunAsync("Fails", "one", "{}");

        var page = await ShowAsync("/console/executions/Fails/one");

        Assert.Equal("Failed", StatusOf(page));
        Assert.Equal("Spilled", page.QuerySelector(".message-title")?.TextContent);
        Assert.NotNull(page.QuerySelector("[data-key=state-B].graph-node-failed"));
    }

    [Fact]
    public async Task Stop_RunningExecution_EndsItWithTheErrorThatWasGiven()
    {
        await MakeAsync("Waits", """{"StartAt":"A","States":{"A":{"Type":"Wait","Seconds":3600,"End":true}}}""");
        await RunAsync("Waits", "one", "{}");

        using var answer = await PostAsync(
            "/console/executions/Waits/one", "/console/executions/Waits/one/stop", ("error", "Closing"), ("cause", "The stand closes."));

        var page = await ReadAsync(answer);
        Assert.Equal("Stopped", StatusOf(page));
        Assert.Equal("The execution was stopped.", page.QuerySelector("#said .message-title")?.TextContent);
        Assert.NotNull(page.QuerySelector("[data-key=state-A].graph-node-aborted"));
        Assert.Contains("Closing", Texts(page, ".message-title"));
        Assert.Null(page.QuerySelector("#live")?.GetAttribute("data-feed"));
    }

    [Fact]
    public async Task Stop_ExecutionThatHasEnded_SaysSo()
    {
        await MakeAsync("Pass", """{"StartAt":"A","States":{"A":{"Type":"Pass","End":true}}}""");
        await RunAsync("Pass", "one", "{}");

        using var answer = await PostAsync("/console/workflows/Pass/start", "/console/executions/Pass/one/stop");

        var page = await ReadAsync(answer);
        Assert.Equal("Succeeded", StatusOf(page));
        Assert.Equal("The execution had ended already.", page.QuerySelector("#said .message-title")?.TextContent);
    }

    [Fact]
    public async Task Redrive_StoppedExecution_GoesOnAndItsPageTells()
    {
        await MakeAsync("Waits", """{"StartAt":"A","States":{"A":{"Type":"Wait","Seconds":3600,"End":true}}}""");
        await RunAsync("Waits", "one", "{}");
        (await PostAsync("/console/executions/Waits/one", "/console/executions/Waits/one/stop")).Dispose();

        using var answer = await PostAsync("/console/executions/Waits/one", "/console/executions/Waits/one/redrive");

        var page = await ReadAsync(answer);
        Assert.Equal("Running", StatusOf(page));
        Assert.Equal("The execution goes on from where it ended.", page.QuerySelector("#said .message-title")?.TextContent);
        Assert.StartsWith("Once, last at", page.QuerySelector("#redriven")?.TextContent, StringComparison.Ordinal);
        Assert.NotNull(page.QuerySelector("[data-key=state-A].graph-node-current"));
        Assert.Null(page.QuerySelector("#redrive-dialog"));
    }

    [Fact]
    public async Task Redrive_RunsAlready_IsToldWhyNot()
    {
        await MakeAsync("Waits", """{"StartAt":"A","States":{"A":{"Type":"Wait","Seconds":3600,"End":true}}}""");
        await RunAsync("Waits", "one", "{}");

        using var answer = await PostAsync("/console/executions/Waits/one", "/console/executions/Waits/one/redrive");

        var said = (await ReadAsync(answer)).QuerySelector("#said")?.TextContent;
        Assert.Contains("It was not redriven.", said, StringComparison.Ordinal);
        Assert.Contains("Execution is RUNNING and cannot be redriven", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Execution_Succeeded_OffersNoRedrive()
    {
        await MakeAsync("Pass", """{"StartAt":"A","States":{"A":{"Type":"Pass","End":true}}}""");
        await RunAsync("Pass", "one", "{}");

        var page = await ShowAsync("/console/executions/Pass/one");

        Assert.Null(page.QuerySelector("[data-opens=redrive-dialog]"));
        Assert.Null(page.QuerySelector("#redrive-dialog"));
    }

    [Fact]
    public async Task Redrive_BranchFailed_ShowsItsRepetitionWhereItIs()
    {
        await MakeAsync(
            "Both",
            """
            {"StartAt":"Both","States":{"Both":{"Type":"Parallel","End":true,"Branches":[
              {"StartAt":"Good","States":{"Good":{"Type":"Pass","End":true}}},
              {"StartAt":"Slow","States":{"Slow":{"Type":"Wait","Seconds":3600,"End":true}}},
              {"StartAt":"Bad","States":{"Bad":{"Type":"Task","Resource":"arn:aws:states:::dynamodb:getItem",
                "Parameters":{"TableName":"nowhere","Key":{"a":{"S":"b"}}},
                "End":true}}}]}}}
            """);
        await RunAsync("Both", "one", "{}");

        using var answer = await PostAsync("/console/executions/Both/one", "/console/executions/Both/one/redrive");

        var page = await ReadAsync(answer);
        Assert.Equal("Failed", StatusOf(page));
        Assert.NotNull(page.QuerySelector("[data-key=state-Good].graph-node-succeeded"));
        Assert.NotNull(page.QuerySelector("[data-key=state-Slow].graph-node-aborted"));
        Assert.NotNull(page.QuerySelector("[data-key=state-Bad].graph-node-failed"));
        Assert.NotNull(page.QuerySelector("[data-key=state-Both].graph-node-failed"));
        Assert.Equal(3, page.QuerySelectorAll("[data-key^=state-]:not([data-key=state-Both])").Length);
    }

    [Fact]
    public async Task History_TypeAndOrderAreChosen_ShowsOnlyThoseAPageAtATime()
    {
        var states = string.Join(',', Enumerable.Range(0, 60).Select(
            index => $$"""
            "S{{index}}":{"Type":"Pass","{{(index == 59 ? "End\":true" : $"Next\":\"S{index + 1}\"")}}}
            """));
        await MakeAsync("Long", $$"""{"StartAt":"S0","States":{ {{states}} } }""");
        await RunAsync("Long", "one", "{}");

        var page = await ShowAsync("/console/executions/Long/one?type=PassStateEntered&order=newest");
        var next = page.QuerySelector("[aria-label='Pages of history'] a[rel=next]")?.GetAttribute("href") ?? string.Empty;
        var second = await ShowAsync(next);

        Assert.Equal(50, page.QuerySelectorAll(".event-table tbody tr").Length);
        Assert.Equal("S59", page.QuerySelector(".event-table tbody td:nth-child(3)")?.TextContent);
        Assert.Equal(10, second.QuerySelectorAll(".event-table tbody tr").Length);
        Assert.Equal("S0", second.QuerySelector(".event-table tbody tr:last-child td:nth-child(3)")?.TextContent);
        Assert.All(Texts(second, ".event-table summary"), type => Assert.Equal("PassStateEntered", type));
    }

    [Fact]
    public async Task Executions_NameAndStatusAreChosen_ShowsOnlyThose()
    {
        await MakeAsync("Pass", """{"StartAt":"A","States":{"A":{"Type":"Pass","End":true}}}""");
        foreach (var name in Enumerable.Range(0, 60).Select(index => $"run-{index:00}"))
        {
            await RunAsync("Pass", name, "{}");
        }

        var all = await ShowAsync("/console/workflows/Pass");
        var second = await ShowAsync(all.QuerySelector("a[rel=next]")?.GetAttribute("href") ?? string.Empty);
        var named = await ShowAsync("/console/workflows/Pass?name=RUN-0&status=succeeded");
        var failed = await ShowAsync("/console/workflows/Pass?status=failed");

        Assert.Equal("run-59", all.QuerySelector(".data tbody th")?.TextContent);
        Assert.Equal(25, all.QuerySelectorAll(".data tbody tr").Length);
        Assert.Equal("run-34", second.QuerySelector(".data tbody th")?.TextContent);
        Assert.Equal(10, named.QuerySelectorAll(".data tbody tr").Length);
        Assert.Equal("No execution is like that", failed.QuerySelector(".empty-state h2")?.TextContent);
    }

    [Fact]
    public async Task Definition_IsWrong_SaysWhyBesideItsPictureAndIsNotSaved()
    {
        const string Address = "/console/workflows/OrderManager/definition";
        const string Broken = """{"StartAt":"A","States":{"A":{"Type":"Pass","Next":"B"}}}""";

        using var check = await PostAsync(Address, $"{Address}/check", ("definition", Broken));
        using var save = await PostAsync(Address, Address, ("definition", Broken));

        var checkedPage = await ReadAsync(check);
        Assert.NotEmpty(checkedPage.QuerySelectorAll("#diagnostics .tone-bad"));
        Assert.Equal(["state-A"], checkedPage.QuerySelectorAll("[data-key^=state-]").Select(node => node.GetAttribute("data-key")));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, save.StatusCode);
        Assert.StartsWith("InvalidDefinition", (await ReadAsync(save)).QuerySelector(".message p:not(.message-title)")?.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain(Broken, await Server.ShowAsync(Address), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Definition_IsRight_IsSavedAndRunsFromThenOn()
    {
        const string Address = "/console/workflows/Pass/definition";
        await MakeAsync("Pass", """{"StartAt":"A","States":{"A":{"Type":"Pass","End":true}}}""");

        using var save = await PostAsync(
            Address, Address, ("definition", """{"StartAt":"B","States":{"B":{"Type":"Succeed"}}}"""));
        await RunAsync("Pass", "one", "{}");

        Assert.Equal("Saved.", (await ReadAsync(save)).QuerySelector("#said .message-title")?.TextContent);
        Assert.NotNull((await ShowAsync("/console/executions/Pass/one")).QuerySelector("[data-key=state-B].graph-node-succeeded"));
    }

    [Theory]
    [InlineData("/console/workflows/Nothing")]
    [InlineData("/console/workflows/Nothing/start")]
    [InlineData("/console/workflows/Nothing/definition")]
    [InlineData("/console/executions/OrderManager/nothing")]
    [InlineData("/console/executions/odd%3Aname/no%3Athing")]
    public async Task Show_WhatIsNotThere_IsNotFound(string address)
    {
        using var answer = await Client.GetAsync(
            new Uri(address, UriKind.Relative), Cancellation);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task Execution_Has25000Events_OpensWithinASecond()
    {
        // Each round of the loop enters and leaves two states; the history ends it when it is full.
        await MakeAsync(
            "Loop",
            """
            {"StartAt":"A","States":{
            "A":{"Type":"Pass","Next":"B"},
            "B":{"Type":"Choice","Choices":[{"Variable":"$.on","BooleanEquals":true,"Next":"A"}],"Default":"C"},
            "C":{"Type":"Succeed"}}}
            """);
        string[] names = ["one", "two", "three"];
        var times = new List<TimeSpan>();
        foreach (var name in names)
        {
            await RunAsync("Loop", name, $$"""{"on":true,"ballast":"{{new string('x', 300)}}"}""");
            await Server.SettleAsync();
        }

        foreach (var name in names)
        {
            // Nobody has looked at it before, so its whole history is new.
            var watch = Stopwatch.StartNew();
            var page = await ShowAsync($"/console/executions/Loop/{name}?state=A");
            times.Add(watch.Elapsed);
            Assert.Equal("25,000", page.QuerySelector(".facts-list div:nth-child(4) dd")?.TextContent);
            Assert.Equal("×6250", page.QuerySelector("[data-key=state-A] .graph-counts text")?.TextContent);
        }

        // The machine may be busy with something else: what counts is what the page can do.
        TestContext.Current.TestOutputHelper?.WriteLine(string.Join(", ", times));
        Assert.InRange(times.Min(), TimeSpan.Zero, TimeSpan.FromSeconds(1));
    }

    private static IEnumerable<string> Texts(IHtmlDocument page, string selector) =>
        page.QuerySelectorAll(selector).Select(element => element.TextContent);

    private static string? StatusOf(IHtmlDocument page) => page.QuerySelector(".execution .badge")?.TextContent;

    private static async Task<IHtmlDocument> ReadAsync(HttpResponseMessage answer) => new HtmlParser().ParseDocument(
        await answer.Content.ReadAsStringAsync(Cancellation));

    private async Task<IHtmlDocument> ShowAsync(string address) =>
        new HtmlParser().ParseDocument(await Server.ShowAsync(address));

    private async Task<string> StartAsync(string machine, string sample)
    {
        var address = $"/console/workflows/{machine}/start";
        var page = await ShowAsync($"{address}?sample={sample}");
        var input = page.QuerySelector<IHtmlTextAreaElement>("#field-input")?.Value ?? string.Empty;
        using var answer = await PostAsync(address, address, ("input", input));
        answer.EnsureSuccessStatusCode();
        return answer.RequestMessage?.RequestUri?.PathAndQuery ?? string.Empty;
    }

    private async Task<HttpResponseMessage> PostAsync(string page, string address, params (string Name, string Value)[] fields)
    {
        var token = (await ShowAsync(page)).QuerySelector("main [name=__RequestVerificationToken]")?.GetAttribute("value");
        using var form = new FormUrlEncodedContent(
            fields.Append(("__RequestVerificationToken", token ?? string.Empty)).ToDictionary(field => field.Item1, field => field.Item2));
        return await Client.PostAsync(new Uri(address, UriKind.Relative), form, Cancellation);
    }

    private Task<StateMachineDocument> MakeAsync(string name, string definition) => Server.Get<StateMachineRegistry>().CreateAsync(
        new CreateStateMachineRequest { Name = name, Definition = definition, RoleArn = Role },
        Cancellation);

    private Task<StartedExecution> RunAsync(string machine, string name, string input) => Server.Get<ExecutionRegistry>().StartAsync(
        new StartExecutionRequest
        {
            StateMachineArn = $"arn:aws:states:us-east-1:123456789012:stateMachine:{machine}",
            Name = name,
            Input = input,
        },
        Cancellation);
}
