using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Serverlesspresso.Engine.Activities;
using Serverlesspresso.Engine.Executions;
using Serverlesspresso.Engine.StateMachines;
using Serverlesspresso.Shop.Access;
using Serverlesspresso.Web.Tests.Hosting;

namespace Serverlesspresso.Web.Tests.Console.Workflows;

/// <summary>What the page makes of real histories: threads, errors, retries and iterations.</summary>
public sealed class TracePageTests() : PageJourney(Roles.Operator)
{
    private const string Rounds =
        """
        {"StartAt":"Each","States":{"Each":{"Type":"Map","End":true,"ItemProcessor":{"StartAt":"Fine","States":{
          "Fine":{"Type":"Pass","Result":1,"End":true}}}}}}
        """;

    [Fact]
    public async Task Execution_ErrorIsCaught_MarksTheStateAndTheWay()
    {
        var page = await RunAsync(
            """
            {"StartAt":"Try","States":{
            "Try":{"Type":"Task","Resource":"arn:aws:states:::dynamodb:getItem","Parameters":{"TableName":"nowhere","Key":{"a":{"S":"b"}}},
              "Catch":[{"ErrorEquals":["States.ALL"],"Next":"Mend"}],"Next":"Never"},
            "Never":{"Type":"Pass","End":true},
            "Mend":{"Type":"Pass","End":true}}}
            """);

        Assert.Equal("caught", LookOf(page, "Try"));
        Assert.Equal("untouched", LookOf(page, "Never"));
        Assert.Equal("succeeded", LookOf(page, "Mend"));
        Assert.Single(page.QuerySelectorAll(".graph-edge-catch.graph-edge-taken:not(.graph-tip)"));
    }

    [Fact]
    public async Task Execution_WorkerFailsOnce_ShowsTheStateAsDone()
    {
        var activity = await Server.Get<ActivityRegistry>().CreateAsync(
            "grind", new Dictionary<string, string>(), encryption: null, Cancellation);
        await RunAsync(
            $$"""
            {"StartAt":"Grind","States":{"Grind":{"Type":"Task","Resource":"{{activity.Arn}}","Parameters":{"beans":18},
              "Retry":[{"ErrorEquals":["States.ALL"],"IntervalSeconds":0}],"End":true} } }
            """);
        await Server.Get<TaskAnswers>().SendTaskFailureAsync(await TakeAsync(), "Jammed", null, Cancellation);
        await Server.SettleAsync();
        await Server.Get<TaskAnswers>().SendTaskSuccessAsync(await TakeAsync(), "1", Cancellation);

        var page = await ShowAsync("/console/executions/Traced/one?state=Grind");

        Assert.Equal("succeeded", LookOf(page, "Grind"));
        Assert.Contains("18", page.QuerySelector("#state-parameters")?.TextContent, StringComparison.Ordinal);

        async Task<string> TakeAsync() =>
            (await Server.Get<ActivityWorkers>().GetTaskAsync(activity.Arn, "ann", Cancellation))!.TaskToken; // One waits.
    }

    [Fact]
    public async Task Execution_BranchFails_MarksItAndGivesUpTheOthers()
    {
        var page = await RunAsync(
            """
            {"StartAt":"Both","States":{
            "Both":{"Type":"Parallel","End":true,"Branches":[
              {"StartAt":"Slow","States":{"Slow":{"Type":"Wait","Seconds":3600,"End":true}}},
              {"StartAt":"Bad","States":{"Bad":{"Type":"Pass","Next":"Fall"},"Fall":{"Type":"Fail","Error":"Spilled"}}}]}}}
            """);

        Assert.Equal("failed", LookOf(page, "Both"));
        Assert.Equal("aborted", LookOf(page, "Slow"));
        Assert.Equal("succeeded", LookOf(page, "Bad"));
        Assert.Equal("failed", LookOf(page, "Fall"));
    }

    [Fact]
    public async Task Execution_NestedForks_ComeBackToTheLevelThatTheyLeft()
    {
        var page = await RunAsync(
            """
            {"StartAt":"Each","States":{
            "Each":{"Type":"Map","ItemsPath":"$.cups","Next":"Done","ItemProcessor":{"StartAt":"Both","States":{
              "Both":{"Type":"Parallel","Next":"Serve","Branches":[
                {"StartAt":"Milk","States":{"Milk":{"Type":"Pass","End":true}}},
                {"StartAt":"Beans","States":{"Beans":{"Type":"Pass","End":true}}}]},
              "Serve":{"Type":"Pass","End":true}}}},
            "Done":{"Type":"Succeed"}}}
            """,
            """{"cups":[1,2,3]}""");

        Assert.All(
            (string[])["Each", "Both", "Milk", "Beans", "Serve", "Done"],
            state => Assert.Equal("succeeded", LookOf(page, state)));
        Assert.Equal(["0", "1", "2"], page.QuerySelectorAll(".iterations .iteration").Select(link => link.TextContent));
        Assert.Equal(page.QuerySelectorAll(".graph-edge:not(.graph-tip)").Length, page.QuerySelectorAll(".graph-edge-taken:not(.graph-tip)").Length);
    }

    [Fact]
    public async Task Execution_IterationFails_ShowsThatOneUnlessAnotherIsChosen()
    {
        const string Definition =
            """
            {"StartAt":"Each","States":{
            "Each":{"Type":"Map","MaxConcurrency":1,"End":true,"ItemProcessor":{"StartAt":"Good?","States":{
              "Good?":{"Type":"Choice","Choices":[{"Variable":"$","NumericEquals":2,"Next":"Fall"}],"Default":"Fine"},
              "Fall":{"Type":"Fail","Error":"Spilled"},
              "Fine":{"Type":"Pass","End":true}}}}}}
            """;
        var page = await RunAsync(Definition, "[0,1,2,3]");

        var first = await ShowAsync("/console/executions/Traced/one?iteration.Each=0&state=Fine");

        Assert.Equal("2", page.QuerySelector(".iterations [aria-current]")?.TextContent);
        Assert.Equal("failed", LookOf(page, "Fall"));
        Assert.Equal("untouched", LookOf(page, "Fine"));
        Assert.Equal("0", first.QuerySelector(".iterations [aria-current]")?.TextContent);
        Assert.Equal("untouched", LookOf(first, "Fall"));
        Assert.Equal("succeeded", LookOf(first, "Fine"));
        Assert.Equal("0", first.QuerySelector("#state-input")?.TextContent);
    }

    [Fact]
    public async Task Execution_TaskIsTriedAgain_CountsTheRetries()
    {
        await RunAsync(
            """
            {"StartAt":"Try","States":{
            "Try":{"Type":"Task","Resource":"arn:aws:states:::dynamodb:getItem","Parameters":{"TableName":"nowhere","Key":{"a":{"S":"b"}}},
              "Retry":[{"ErrorEquals":["States.ALL"],"IntervalSeconds":1,"MaxAttempts":1}],"End":true}}}
            """);
        await EndAsync();

        var page = await ShowAsync("/console/executions/Traced/one?state=Try");

        Assert.Equal("failed", LookOf(page, "Try"));
        Assert.Equal("↻ 1", page.QuerySelector("[data-key=state-Try] .graph-counts text")?.TextContent);
        Assert.StartsWith("DynamoDB.", page.QuerySelectorAll(".message-title")[^1].TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Execution_ParallelIsTriedAgain_CountsTheRetriesAndShowsTheLatestAttempt()
    {
        await RunAsync(
            """
            {"StartAt":"Both","States":{
            "Both":{"Type":"Parallel","Retry":[{"ErrorEquals":["States.ALL"],"IntervalSeconds":1,"MaxAttempts":1}],"End":true,"Branches":[
              {"StartAt":"Slow","States":{"Slow":{"Type":"Wait","Seconds":3600,"End":true}}},
              {"StartAt":"Bad","States":{"Bad":{"Type":"Pass","Next":"Fall"},"Fall":{"Type":"Fail","Error":"Spilled"}}}]}}}
            """);
        await EndAsync();

        var page = await ShowAsync("/console/executions/Traced/one?state=Fall");

        Assert.Equal("↻ 1", page.QuerySelector("[data-key=state-Both] .graph-counts text")?.TextContent);
        Assert.Equal(("failed", "failed"), (LookOf(page, "Both"), LookOf(page, "Fall")));
        Assert.Equal(("aborted", "succeeded"), (LookOf(page, "Slow"), LookOf(page, "Bad")));
        Assert.Null(page.QuerySelector("[data-key=state-Fall] .graph-counts text"));
        Assert.DoesNotContain("WaitStateAborted", page.QuerySelector("[aria-labelledby=details-title]")?.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Execution_MapIsTriedAgain_ListsEachIterationOnce()
    {
        await RunAsync(
            """
            {"StartAt":"Each","States":{
            "Each":{"Type":"Map","MaxConcurrency":1,"Retry":[{"ErrorEquals":["States.ALL"],"IntervalSeconds":1,"MaxAttempts":1}],"End":true,
              "ItemProcessor":{"StartAt":"Good?","States":{
                "Good?":{"Type":"Choice","Choices":[{"Variable":"$","NumericEquals":1,"Next":"Fall"}],"Default":"Fine"},
                "Fall":{"Type":"Fail","Error":"Spilled"},
                "Fine":{"Type":"Pass","End":true}}}}}}
            """,
            "[0,1]");
        await EndAsync();

        var page = await ShowAsync("/console/executions/Traced/one");

        Assert.Equal(["0", "1"], page.QuerySelectorAll(".iterations .iteration").Select(link => link.TextContent));
        Assert.Equal("↻ 1", page.QuerySelector("[data-key=state-Each] .graph-counts text")?.TextContent);
        Assert.Equal(("failed", "failed"), (LookOf(page, "Each"), LookOf(page, "Fall")));
    }

    [Fact]
    public async Task Execution_OtherEventsAreListed_KeepsWhatIsChosen()
    {
        await RunAsync(Rounds, "[0,1]");

        var page = await ShowAsync("/console/executions/Traced/one?state=Fine&iteration.Each=1&visit=7");

        Assert.Equal(
            [("state", "Fine"), ("visit", "7"), ("iteration.Each", "1")],
            page.QuerySelectorAll("section[aria-labelledby=history] input[type=hidden]")
                .Select(field => (field.GetAttribute("name"), field.GetAttribute("value"))));
    }

    [Fact]
    public async Task Execution_StateHasManyEvents_ShowsTheFirstWithTheirDetailsAndSaysHowManyThereAre()
    {
        await RunAsync(Rounds, $"[{string.Join(',', Enumerable.Range(0, 30))}]");

        var page = await ShowAsync("/console/executions/Traced/one?state=Each");

        Assert.Equal(50, page.QuerySelectorAll(".state-events li").Length);
        Assert.Contains("\"index\": 0", page.QuerySelectorAll(".state-events code")[2].TextContent, StringComparison.Ordinal);
        Assert.Equal(
            "These are the first 50 of 64: the history below has all.", page.QuerySelector("#more-events")?.TextContent);
    }

    [Fact]
    public async Task Execution_InputIsLong_IsNotOfferedForCopyingWhereItIsCut()
    {
        var page = await RunAsync(Rounds, $"[\"{new string('x', 100_000)}\"]");

        Assert.Empty(page.QuerySelectorAll("[data-copies=execution-input]"));
        Assert.NotEmpty(page.QuerySelectorAll("[data-copies=arn]"));
    }

    [Fact]
    public async Task Execution_StateIsEnteredAgain_ShowsTheStayThatIsChosen()
    {
        await RunAsync(
            """
            {"StartAt":"Add","States":{
            "Add":{"Type":"Pass","Parameters":{"n.$":"States.MathAdd($.n, 1)"},"Next":"Enough?"},
            "Enough?":{"Type":"Choice","Choices":[{"Variable":"$.n","NumericLessThan":3,"Next":"Add"}],"Default":"Done"},
            "Done":{"Type":"Succeed"}}}
            """,
            """{"n":0}""");

        var page = await ShowAsync("/console/executions/Traced/one?state=Add");
        var first = await ShowAsync(page.QuerySelector(".iterations a")?.GetAttribute("href") ?? string.Empty);

        Assert.Equal("×3", page.QuerySelector("[data-key=state-Add] .graph-counts text")?.TextContent);
        Assert.Contains("\"n\": 2", page.QuerySelector("#state-input")?.TextContent, StringComparison.Ordinal);
        Assert.Contains("\"n\": 0", first.QuerySelector("#state-input")?.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Execution_GoesOnBetweenTwoLooks_IsBroughtUpToDate()
    {
        var before = await RunAsync(
            """{"StartAt":"Wait","States":{"Wait":{"Type":"Wait","Seconds":1,"Next":"Done"},"Done":{"Type":"Succeed"}}}""");
        await EndAsync();

        var after = await ShowAsync("/console/executions/Traced/one");

        Assert.Equal(("current", "untouched"), (LookOf(before, "Wait"), LookOf(before, "Done")));
        Assert.Equal(("succeeded", "succeeded"), (LookOf(after, "Wait"), LookOf(after, "Done")));
        Assert.NotNull(before.QuerySelector("[data-feed*='execution%3Aarn']"));
    }

    private static string? LookOf(IHtmlDocument page, string state) => page.QuerySelector($"[data-key='state-{state}']")?.ClassList
        .Where(name => name.StartsWith("graph-node-", StringComparison.Ordinal))
        .Select(name => name["graph-node-".Length..])
        .First(name => name is not ("holder" or "selected"));

    private async Task<IHtmlDocument> RunAsync(string definition, string input = "{}")
    {
        await Server.Get<StateMachineRegistry>().CreateAsync(
            new CreateStateMachineRequest
            {
                Name = "Traced",
                Definition = definition,
                RoleArn = "arn:aws:iam::123456789012:role/serverlesspresso",
            },
            Cancellation);
        await Server.Get<ExecutionRegistry>().StartAsync(
            new StartExecutionRequest
            {
                StateMachineArn = "arn:aws:states:us-east-1:123456789012:stateMachine:Traced",
                Name = "one",
                Input = input,
            },
            Cancellation);
        return await ShowAsync("/console/executions/Traced/one");
    }

    /// <summary>Waits until the execution has ended, by the stream that the page listens to.</summary>
    private async Task EndAsync()
    {
        const string Arn = "arn:aws:states:us-east-1:123456789012:execution:Traced:one";
        var address = new Uri($"/console/stream?topics={Uri.EscapeDataString($"execution:{Arn}")}", UriKind.Relative);
        using var stream = new StreamReader(
            await Client.GetStreamAsync(address, Cancellation));
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        patience.CancelAfter(TimeSpan.FromSeconds(30));
        while (true)
        {
            var row = await Server.Get<ExecutionRegistry>().DescribeAsync(Arn, patience.Token);
            if (row.StoppedAt is not null)
            {
                return;
            }

            await stream.ReadLineAsync(patience.Token);
        }
    }

    private async Task<IHtmlDocument> ShowAsync(string address) =>
        new HtmlParser().ParseDocument(await Server.ShowAsync(address));
}
