using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Serverlesspresso.Engine.Work;

namespace Serverlesspresso.Aws.Tests.StepFunctions;

public sealed class MapRunOperationsTests : IAsyncLifetime
{
    private EngineHost? _host;

    private EngineHost Host => _host ?? throw new InvalidOperationException("The host has not started.");

    public async ValueTask InitializeAsync() => _host = await EngineHost.StartAsync();

    public async ValueTask DisposeAsync()
    {
        if (_host is not null)
        {
            await _host.DisposeAsync();
        }
    }

    [Fact]
    public async Task ListMapRuns_OneOfAnExecution_AnswersItsFacts()
    {
        var executionArn = await RunAsync(Map());

        var mapRun = Assert.Single((await Host.SucceedAsync("ListMapRuns", new { executionArn })).GetProperty("mapRuns").EnumerateArray());

        Assert.Equal(executionArn, Text(mapRun, "executionArn"));
        Assert.Matches($"^arn:aws:states:{EngineHost.Account}:mapRun:M/Cups:[0-9a-f-]{{36}}$", Text(mapRun, "mapRunArn"));
        Assert.Equal($"arn:aws:states:{EngineHost.Account}:stateMachine:M/Cups", Text(mapRun, "stateMachineArn"));
        Assert.Equal(1767323045.678m, mapRun.GetProperty("startDate").GetDecimal());
        Assert.Equal(1767323045.678m, mapRun.GetProperty("stopDate").GetDecimal());
    }

    [Fact]
    public async Task ListMapRuns_MoreThanAPage_GoesOn()
    {
        var executionArn = await RunAsync(
            """
            {"StartAt":"A","States":{
              "A":{"Type":"Map","ItemProcessor":{"ProcessorConfig":{"Mode":"DISTRIBUTED","ExecutionType":"STANDARD"},
                "StartAt":"P","States":{"P":{"Type":"Pass","End":true}}},"Next":"B"},
              "B":{"Type":"Map","ItemProcessor":{"ProcessorConfig":{"Mode":"DISTRIBUTED","ExecutionType":"STANDARD"},
                "StartAt":"Q","States":{"Q":{"Type":"Pass","End":true}}},"End":true}}}
            """);

        var first = await Host.SucceedAsync("ListMapRuns", new { executionArn, maxResults = 1 });
        var nextToken = Text(first, "nextToken");
        var second = await Host.SucceedAsync("ListMapRuns", new { executionArn, maxResults = 1, nextToken });

        Assert.NotEqual(Text(first.GetProperty("mapRuns")[0], "mapRunArn"), Text(second.GetProperty("mapRuns")[0], "mapRunArn"));
        Assert.False(second.TryGetProperty("nextToken", out _));
    }

    [Fact]
    public async Task DescribeMapRun_Ended_AnswersConfigurationAndCounts()
    {
        var mapRunArn = await FindAsync(await RunAsync(
            Map("\"ToleratedFailurePercentage\":33.4,\"MaxConcurrency\":7,"), "[true,true,false]"));

        var answer = await Host.CallAsync("DescribeMapRun", new { mapRunArn });

        var counts = """{"pending":0,"running":0,"succeeded":2,"failed":1,"timedOut":0,"aborted":0,"total":3,"resultsWritten":0,"failuresNotRedrivable":0,"pendingRedrive":0}""";
        Assert.StartsWith($$"""{"mapRunArn":"{{mapRunArn}}","executionArn":"arn:aws:states:{{EngineHost.Account}}:execution:M:run","status":"SUCCEEDED",""", answer.Body, StringComparison.Ordinal);
        Assert.EndsWith(
            $$""""startDate":1767323045.678,"stopDate":1767323045.678,"maxConcurrency":7,"toleratedFailurePercentage":33.4,"toleratedFailureCount":0,"itemCounts":{{counts}},"executionCounts":{{counts}},"redriveCount":0}"""",
            answer.Body,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task UpdateMapRun_Running_ChangesWhatIsGiven()
    {
        var mapRunArn = await FindAsync(await RunAsync(Map(state: Wait)));

        var answer = await Host.CallAsync(
            "UpdateMapRun", new { mapRunArn, maxConcurrency = 5, toleratedFailureCount = 2, toleratedFailurePercentage = 12.5 });

        var changed = await Host.SucceedAsync("DescribeMapRun", new { mapRunArn });
        Assert.Equal("{}", answer.Body);
        Assert.Equal("RUNNING", Text(changed, "status"));
        Assert.Equal(
            (5, 2, 12.5),
            (changed.GetProperty("maxConcurrency").GetInt32(), changed.GetProperty("toleratedFailureCount").GetInt32(), changed.GetProperty("toleratedFailurePercentage").GetDouble()));
    }

    [Fact]
    public async Task UpdateMapRun_CountIsLong_KeepsItsDigits()
    {
        const long count = (1L << 53) + 1;
        var mapRunArn = await FindAsync(await RunAsync(Map(state: Wait)));

        await Host.CallAsync("UpdateMapRun", new { mapRunArn, toleratedFailureCount = count });

        var changed = await Host.SucceedAsync("DescribeMapRun", new { mapRunArn });
        Assert.Equal(count, changed.GetProperty("toleratedFailureCount").GetInt64());
    }

    [Fact]
    public async Task UpdateMapRun_Ended_IsRefused()
    {
        var mapRunArn = await FindAsync(await RunAsync(Map()));

        Assert.Equal("ValidationException", (await Host.RefuseAsync("UpdateMapRun", new { mapRunArn, maxConcurrency = 1 })).Type);
    }

    [Theory]
    [InlineData("""{"maxConcurrency":-1}""", "maxConcurrency")]
    [InlineData("""{"toleratedFailureCount":-1}""", "toleratedFailureCount")]
    [InlineData("""{"toleratedFailurePercentage":-0.5}""", "toleratedFailurePercentage")]
    [InlineData("""{"toleratedFailurePercentage":100.5}""", "toleratedFailurePercentage")]
    public async Task UpdateMapRun_OutOfRange_IsRefused(string change, string member)
    {
        var mapRunArn = await FindAsync(await RunAsync(Map(state: Wait)));
        var request = JsonSerializer.Deserialize<Dictionary<string, object>>(change)!; // An object.
        request["mapRunArn"] = mapRunArn;

        var (type, message) = await Host.RefuseAsync("UpdateMapRun", request);

        Assert.Equal("ValidationException", type);
        Assert.Contains($"'{member}' failed to satisfy constraint", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ListExecutions_OfAMapRun_ListsItsChildrenTheLastFirst()
    {
        var mapRunArn = await FindAsync(await RunAsync(Map("\"ToleratedFailureCount\":9,"), "[true,false,true]"));

        var first = await Host.SucceedAsync("ListExecutions", new { mapRunArn, maxResults = 2 });
        var rest = await Host.SucceedAsync("ListExecutions", new { mapRunArn, maxResults = 2, nextToken = Text(first, "nextToken") });
        var failed = await Host.SucceedAsync("ListExecutions", new { mapRunArn, statusFilter = "FAILED" });
        var redriven = await Host.SucceedAsync("ListExecutions", new { mapRunArn, redriveFilter = "REDRIVEN" });
        var pending = await Host.SucceedAsync("ListExecutions", new { mapRunArn, statusFilter = "PENDING_REDRIVE" });

        Assert.Equal(["SUCCEEDED", "FAILED"], Statuses(first));
        Assert.Equal(["SUCCEEDED"], Statuses(rest));
        Assert.Equal(["FAILED"], Statuses(failed));
        Assert.Empty(Statuses(redriven));
        Assert.Empty(Statuses(pending));
        var child = failed.GetProperty("executions")[0];
        Assert.Equal((mapRunArn, 1), (Text(child, "mapRunArn"), child.GetProperty("itemCount").GetInt32()));
        Assert.StartsWith($"arn:aws:states:{EngineHost.Account}:execution:M/Cups:", Text(child, "executionArn"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Child_Described_NamesItsMapRunAndWhatItRuns()
    {
        var mapRunArn = await FindAsync(await RunAsync(Map("\"ToleratedFailureCount\":9,"), "[false]"));
        var listed = await Host.SucceedAsync("ListExecutions", new { mapRunArn });
        var executionArn = Text(listed.GetProperty("executions")[0], "executionArn");

        var described = await Host.SucceedAsync("DescribeExecution", new { executionArn });
        var machine = await Host.SucceedAsync("DescribeStateMachineForExecution", new { executionArn });
        var history = await Host.SucceedAsync("GetExecutionHistory", new { executionArn });

        Assert.Equal(mapRunArn, Text(described, "mapRunArn"));
        Assert.Equal("REDRIVABLE_BY_MAP_RUN", Text(described, "redriveStatus"));
        Assert.Equal((mapRunArn, "Cups", "M/Cups"), (Text(machine, "mapRunArn"), Text(machine, "label"), Text(machine, "name")));
        using var definition = JsonDocument.Parse(Text(machine, "definition"));
        Assert.Equal("Check", Text(definition.RootElement, "StartAt"));
        Assert.Equal("ExecutionFailed", Text(history.GetProperty("events").EnumerateArray().Last(), "type"));
        Assert.Equal("ExecutionNotRedrivable", (await Host.RefuseAsync("RedriveExecution", new { executionArn })).Type);
    }

    [Theory]
    [InlineData("DescribeMapRun", "coffee", "InvalidArn")]
    [InlineData("DescribeMapRun", "arn:aws:states:us-east-1:123456789012:execution:M:run", "InvalidArn")]
    [InlineData("DescribeMapRun", "arn:aws:states:us-east-1:123456789012:mapRun:M/Cups:none", "ResourceNotFound")]
    [InlineData("DescribeMapRun", null, "ValidationException")]
    [InlineData("UpdateMapRun", "arn:aws:states:us-east-1:123456789012:mapRun:M/Cups:none", "ResourceNotFound")]
    [InlineData("UpdateMapRun", "arn:aws:states:us-east-1:123456789012:mapRun:M:none", "InvalidArn")]
    [InlineData("ListExecutions", "arn:aws:states:us-east-1:123456789012:mapRun:M/Cups:none", "ResourceNotFound")]
    public async Task MapRun_ThereIsNone_IsRefused(string operation, string? mapRunArn, string type) =>
        Assert.Equal(type, (await Host.RefuseAsync(operation, new { mapRunArn })).Type);

    [Theory]
    [InlineData("arn:aws:states:us-east-1:123456789012:execution:M:nobody", "ExecutionDoesNotExist")]
    [InlineData("coffee", "InvalidArn")]
    public async Task ListMapRuns_NoSuchExecution_IsRefused(string executionArn, string type) =>
        Assert.Equal(type, (await Host.RefuseAsync("ListMapRuns", new { executionArn })).Type);

    [Fact]
    public async Task ListExecutions_BothOrNeitherOfMachineAndMapRun_IsRefused()
    {
        var mapRunArn = await FindAsync(await RunAsync(Map()));

        var both = await Host.RefuseAsync(
            "ListExecutions", new { mapRunArn, stateMachineArn = $"arn:aws:states:{EngineHost.Account}:stateMachine:M" });
        var neither = await Host.RefuseAsync("ListExecutions", new { });

        Assert.Equal(("ValidationException", "ValidationException"), (both.Type, neither.Type));
    }

    private const string Check =
        """
        "Check": { "Type": "Choice", "Choices": [ { "Variable": "$", "BooleanEquals": true, "Next": "Yes" } ], "Default": "No" },
        "Yes": { "Type": "Succeed" },
        "No": { "Type": "Fail", "Error": "Cold" }
        """;

    private const string Wait = """ "Check": { "Type": "Wait", "Seconds": 60, "End": true } """;

    private static string Map(string fields = "", string state = Check) =>
        $$"""
        { "StartAt": "Cups", "States": { "Cups": {
          "Type": "Map", "Label": "Cups", {{fields}}
          "ItemProcessor": {
            "ProcessorConfig": { "Mode": "DISTRIBUTED", "ExecutionType": "STANDARD" },
            "StartAt": "Check",
            "States": { {{state}} }
          },
          "End": true
        } } }
        """;

    private static string Text(JsonElement structure, string name) => structure.GetProperty(name).GetString() ?? "";

    private static IEnumerable<string> Statuses(JsonElement page) =>
        page.GetProperty("executions").EnumerateArray().Select(execution => Text(execution, "status"));

    private async Task<string> RunAsync(string definition, string input = "[true,true]")
    {
        var executionArn = await Host.ExecuteAsync(await Host.CreateAsync("M", definition), "run", input);
        await Host.Wire.Services.GetRequiredService<WorkDispatcher>().IdleAsync();
        return executionArn;
    }

    private async Task<string> FindAsync(string executionArn) => Text(
        (await Host.SucceedAsync("ListMapRuns", new { executionArn })).GetProperty("mapRuns")[0], "mapRunArn");
}
