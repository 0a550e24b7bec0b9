using System.Text.Json;

namespace Serverlesspresso.Aws.Tests.StepFunctions;

public sealed class ExecutionOperationsTests : IAsyncLifetime
{
    private const string ExecutionPrefix = $"arn:aws:states:{EngineHost.Account}:execution:M:";

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
    public async Task StartExecution_Named_AnswersItsArnAndDate()
    {
        var stateMachineArn = await Host.CreateAsync("M", Definitions.Pass);

        var answer = await Host.CallAsync("StartExecution", new { stateMachineArn, name = "first" });

        Assert.Equal($$"""{"executionArn":"{{ExecutionPrefix}}first","startDate":1767323045.678}""", answer.Body);
    }

    [Fact]
    public async Task StartExecution_NameIsTakenByAnEndedOne_IsRefused()
    {
        var stateMachineArn = await Host.CreateAsync("M", Definitions.Pass);
        var arn = await Host.ExecuteAsync(stateMachineArn, "first");

        var refusal = await Host.RefuseAsync("StartExecution", new { stateMachineArn, name = "first" });

        Assert.Equal(("ExecutionAlreadyExists", $"Execution Already Exists: '{arn}'"), refusal);
    }

    [Fact]
    public async Task StartExecution_InputIsNotJson_IsRefused()
    {
        var stateMachineArn = await Host.CreateAsync("M", Definitions.Pass);

        var refusal = await Host.RefuseAsync("StartExecution", new { stateMachineArn, input = "coffee" });

        Assert.Equal("InvalidExecutionInput", refusal.Type);
    }

    [Fact]
    public async Task DescribeExecution_Succeeded_AnswersInputAndOutput()
    {
        var stateMachineArn = await Host.CreateAsync("M", Definitions.Pass);
        var executionArn = await Host.ExecuteAsync(stateMachineArn, "first", """{"n":1.50}""");

        var answer = await Host.CallAsync("DescribeExecution", new { executionArn });

        Assert.Equal(
            $"{{'executionArn':'{executionArn}','stateMachineArn':'{stateMachineArn}','name':'first',"
                + "'status':'SUCCEEDED','startDate':1767323045.678,'stopDate':1767323045.678,'redriveCount':0,"
                + @"'input':'{\'n\':1.50}','inputDetails':{'included':true},"
                + @"'output':'{\'n\':1.50}','outputDetails':{'included':true},"
                + "'redriveStatus':'NOT_REDRIVABLE',"
                + "'redriveStatusReason':'Execution is SUCCEEDED and cannot be redriven'}",
            answer.Body.Replace('"', '\''));
    }

    [Fact]
    public async Task DescribeExecution_Failed_AnswersErrorAndCause()
    {
        var executionArn = await Host.ExecuteAsync(await Host.CreateAsync("M", Definitions.Fail), "first");

        var described = await Host.SucceedAsync("DescribeExecution", new { executionArn });

        Assert.Equal("FAILED", described.GetProperty("status").GetString());
        Assert.Equal("OutOfMilk", described.GetProperty("error").GetString());
        Assert.Equal("None left.", described.GetProperty("cause").GetString());
        Assert.False(described.TryGetProperty("output", out _));
    }

    [Fact]
    public async Task DescribeExecution_MetadataOnly_AnswersNoPayloads()
    {
        var executionArn = await Host.ExecuteAsync(await Host.CreateAsync("M", Definitions.Pass), "first");

        var described = await Host.SucceedAsync(
            "DescribeExecution", new { executionArn, includedData = "METADATA_ONLY" });

        Assert.False(described.TryGetProperty("input", out _));
        Assert.False(described.TryGetProperty("output", out _));
    }

    [Theory]
    [InlineData("DescribeExecution")]
    [InlineData("DescribeStateMachineForExecution")]
    [InlineData("StopExecution")]
    [InlineData("GetExecutionHistory")]
    public async Task Execution_IsUnknown_IsRefused(string operation)
    {
        var refusal = await Host.RefuseAsync(operation, new { executionArn = ExecutionPrefix + "nobody" });

        Assert.Equal(
            ("ExecutionDoesNotExist", $"Execution Does Not Exist: '{ExecutionPrefix}nobody'"), refusal);
    }

    [Fact]
    public async Task StopExecution_Running_AbortsIt()
    {
        var executionArn = await Host.ExecuteAsync(await Host.CreateAsync("M", Definitions.Wait), "first");

        var answer = await Host.CallAsync("StopExecution", new { executionArn, error = "Closed", cause = "We close." });
        var described = await Host.SucceedAsync("DescribeExecution", new { executionArn });

        Assert.Equal("""{"stopDate":1767323045.678}""", answer.Body);
        Assert.Equal("ABORTED", described.GetProperty("status").GetString());
        Assert.Equal("Closed", described.GetProperty("error").GetString());
    }

    [Fact]
    public async Task ListExecutions_PageByPage_LosesAndRepeatsNone()
    {
        var stateMachineArn = await Host.CreateAsync("M", Definitions.Pass);
        var started = new HashSet<string>();
        foreach (var number in Enumerable.Range(0, 7))
        {
            started.Add(await Host.ExecuteAsync(stateMachineArn, $"e{number}"));
        }

        var listed = await ListAsync(new { stateMachineArn, maxResults = 3 }, nextToken =>
            new { stateMachineArn, maxResults = 3, nextToken });

        Assert.Equal(7, listed.Count);
        Assert.Equal(started, listed.ToHashSet());
    }

    [Fact]
    public async Task ListExecutions_FilteredByStatus_ListsThoseAlone()
    {
        var stateMachineArn = await Host.CreateAsync("M", Definitions.Wait);
        var running = await Host.ExecuteAsync(stateMachineArn, "running");
        var stopped = await Host.ExecuteAsync(stateMachineArn, "stopped");
        await Host.SucceedAsync("StopExecution", new { executionArn = stopped });

        var page = await Host.SucceedAsync("ListExecutions", new { stateMachineArn, statusFilter = "RUNNING" });

        var only = Assert.Single(page.GetProperty("executions").EnumerateArray());
        Assert.Equal(running, only.GetProperty("executionArn").GetString());
        Assert.False(only.TryGetProperty("stopDate", out _));
    }

    [Fact]
    public async Task ListExecutions_TokenIsOfAnotherList_IsRefused()
    {
        var stateMachineArn = await Host.CreateAsync("M", Definitions.Pass);
        await Host.ExecuteAsync(stateMachineArn, "a");
        await Host.ExecuteAsync(stateMachineArn, "b");
        var page = await Host.SucceedAsync("ListExecutions", new { stateMachineArn, maxResults = 1 });
        var nextToken = page.GetProperty("nextToken").GetString();

        var refusal = await Host.RefuseAsync(
            "ListExecutions", new { stateMachineArn, statusFilter = "FAILED", nextToken });

        Assert.Equal("InvalidToken", refusal.Type);
    }

    [Theory]
    [InlineData(false, 1)]
    [InlineData(true, 1)]
    [InlineData(false, 2)]
    [InlineData(true, 3)]
    public async Task GetExecutionHistory_PageByPage_IsGaplessInOrder(bool reverseOrder, int maxResults)
    {
        var executionArn = await Host.ExecuteAsync(await Host.CreateAsync("M", Definitions.Pass), "first");

        var ids = new List<long>();
        string? nextToken = null;
        do
        {
            var page = await Host.SucceedAsync(
                "GetExecutionHistory", new { executionArn, reverseOrder, maxResults, nextToken });
            ids.AddRange(page.GetProperty("events").EnumerateArray().Select(entry => entry.GetProperty("id").GetInt64()));
            nextToken = page.TryGetProperty("nextToken", out var next) ? next.GetString() : null;
        }
        while (nextToken is not null);

        // ExecutionStarted, PassStateEntered, PassStateExited, ExecutionSucceeded.
        long[] expected = reverseOrder ? [4, 3, 2, 1] : [1, 2, 3, 4];
        Assert.Equal(expected, ids);
    }

    [Fact]
    public async Task GetExecutionHistory_WithoutExecutionData_ShowsNoPayloads()
    {
        var executionArn = await Host.ExecuteAsync(
            await Host.CreateAsync("M", Definitions.Pass), "first", """{"secret":"latte"}""");

        var shown = await Host.CallAsync("GetExecutionHistory", new { executionArn });
        var hidden = await Host.CallAsync("GetExecutionHistory", new { executionArn, includeExecutionData = false });

        Assert.Contains("latte", shown.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("latte", hidden.Body, StringComparison.Ordinal);
        Assert.Equal(4, JsonSerializer.Deserialize<JsonElement>(hidden.Body).GetProperty("events").GetArrayLength());
    }

    private async Task<List<string>> ListAsync(object first, Func<string?, object> next)
    {
        var arns = new List<string>();
        for (var request = first; request is not null;)
        {
            var page = await Host.SucceedAsync("ListExecutions", request);
            arns.AddRange(page.GetProperty("executions").EnumerateArray()
                .Select(execution => execution.GetProperty("executionArn").GetString() ?? ""));
            request = page.TryGetProperty("nextToken", out var token) ? next(token.GetString()) : null;
        }

        return arns;
    }
}
