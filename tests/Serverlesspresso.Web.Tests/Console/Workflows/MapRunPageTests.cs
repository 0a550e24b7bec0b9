using System.Net;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Serverlesspresso.Engine.Executions;
using Serverlesspresso.Engine.StateMachines;
using Serverlesspresso.Engine.Work;
using Serverlesspresso.Shop.Access;
using Serverlesspresso.Web.Tests.Hosting;

namespace Serverlesspresso.Web.Tests.Console.Workflows;

public sealed class MapRunPageTests() : PageJourney(Roles.Operator)
{
    private const string Children =
        """
        "ItemProcessor":{"ProcessorConfig":{"Mode":"DISTRIBUTED","ExecutionType":"STANDARD"},
          "StartAt":"Warm?","States":{
            "Warm?":{"Type":"Choice","Choices":[{"Variable":"$","BooleanEquals":true,"Next":"Yes"}],"Default":"No"},
            "Yes":{"Type":"Succeed"},"No":{"Type":"Fail","Error":"Cold","Cause":"The cup is cold."}}}
        """;

    [Fact]
    public async Task Execution_DistributedMapIsChosen_ShowsItsMapRun()
    {
        var page = await RunAsync("\"ToleratedFailureCount\":1,", "[true,true,false]");

        Assert.Equal("succeeded", LookOf(page, "Cups"));
        var mapRun = page.QuerySelector("#map-run")!; // Else the next line says so.
        Assert.Equal("Succeeded", mapRun.QuerySelector(".badge")?.TextContent);
        Assert.Equal(
            [("Succeeded", "2", "2"), ("Failed", "1", "1"), ("Total", "3", "3")],
            mapRun.QuerySelectorAll("tbody tr").Select(row =>
                (row.Children[0].TextContent, row.Children[1].TextContent, row.Children[2].TextContent)));
        Assert.StartsWith("/console/map-runs/Mapped/Cups/", mapRun.QuerySelector("a")?.GetAttribute("href"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Execution_DistributedMapHasFailed_TellsTheErrorOfTheMapRun()
    {
        var page = await RunAsync(string.Empty, "[false]");

        Assert.Equal("failed", LookOf(page, "Cups"));
        Assert.Contains("States.ExceedToleratedFailureThreshold", page.QuerySelector("#details-title")?.ParentElement?.ParentElement?.TextContent, StringComparison.Ordinal);
        Assert.Equal("Failed", page.QuerySelector("#map-run .badge")?.TextContent);
    }

    [Fact]
    public async Task Execution_DistributedMapWasCaught_GoesOnInTheGraph()
    {
        var page = await RunAsync("\"Catch\":[{\"ErrorEquals\":[\"States.ALL\"],\"Next\":\"Mend\"}],", "[false]");

        Assert.Equal(("caught", "succeeded"), (LookOf(page, "Cups"), LookOf(page, "Mend")));
    }

    [Fact]
    public async Task MapRun_Filtered_ListsItsChildrenOfThatStatus()
    {
        var execution = await RunAsync("\"ToleratedFailureCount\":1,", "[true,true,false]");
        var address = execution.QuerySelector("#map-run a")!.GetAttribute("href")!;

        var all = await ShowAsync(address);
        var failed = await ShowAsync($"{address}?status=failed");

        Assert.Equal("Map Run of Cups", all.QuerySelector("h1")?.TextContent);
        Assert.Equal(("1", "as many as possible"), (all.QuerySelector("#tolerated")?.TextContent, all.QuerySelector("#concurrency")?.TextContent));
        Assert.Equal(3, LinksOf(all).Count);
        var child = await ShowAsync(Assert.Single(LinksOf(failed)));
        Assert.Equal("failed", LookOf(child, "No"));
        Assert.Contains(address, child.QuerySelectorAll("nav a").Select(link => link.GetAttribute("href")));
        Assert.Contains("by redriving the execution of the Map Run", child.QuerySelector("#no-redrive")?.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/console/map-runs/Mapped/Cups/none")]
    [InlineData("/console/executions/Mapped/Cups/none")]
    public async Task MapRun_ThereIsNone_IsNotFound(string address)
    {
        var answer = await Client.GetAsync(new Uri(address, UriKind.Relative), Cancellation);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    private static List<string> LinksOf(IHtmlDocument page) =>
        [.. page.QuerySelectorAll("table tbody th a").Select(link => link.GetAttribute("href")!)];

    private static string? LookOf(IHtmlDocument page, string state) => page.QuerySelector($"[data-key='state-{state}']")?.ClassList
        .Where(name => name.StartsWith("graph-node-", StringComparison.Ordinal))
        .Select(name => name["graph-node-".Length..])
        .First(name => name is not ("holder" or "selected"));

    private async Task<IHtmlDocument> RunAsync(string fields, string input)
    {
        await Server.Get<StateMachineRegistry>().CreateAsync(
            new CreateStateMachineRequest
            {
                Name = "Mapped",
                Definition = $$"""
                    {"StartAt":"Cups","States":{
                      "Cups":{"Type":"Map","Label":"Cups",{{fields}}{{Children}},{{(fields.Contains("Catch", StringComparison.Ordinal) ? "\"End\":true" : "\"Next\":\"Mend\"")}}},
                      "Mend":{"Type":"Pass","End":true} } }
                    """,
                RoleArn = "arn:aws:iam::123456789012:role/serverlesspresso",
            },
            Cancellation);
        await Server.Get<ExecutionRegistry>().StartAsync(
            new StartExecutionRequest
            {
                StateMachineArn = "arn:aws:states:us-east-1:123456789012:stateMachine:Mapped",
                Name = "one",
                Input = input,
            },
            Cancellation);
        await Server.Get<WorkDispatcher>().IdleAsync();
        return await ShowAsync("/console/executions/Mapped/one?state=Cups");
    }

    private async Task<IHtmlDocument> ShowAsync(string address) =>
        new HtmlParser().ParseDocument(await Server.ShowAsync(address));
}
