using System.Text.Json.Nodes;
using Serverlesspresso.Engine.Store;
using Serverlesspresso.Engine.Tests.Hosting;

namespace Serverlesspresso.Engine.Tests.Executions;

public sealed class NestedTests : IAsyncLifetime
{
    private const string Child = "arn:aws:states:us-east-1:123456789012:stateMachine:child";
    private const string Parent = "arn:aws:states:us-east-1:123456789012:stateMachine:parent";
    private const string Nested = "arn:aws:states:us-east-1:123456789012:execution:child:nested";
    private const string Pass = """{"StartAt":"P","States":{"P":{"Type":"Pass","Result":{"made":1},"End":true}}}""";
    private const string Fail = """{"StartAt":"F","States":{"F":{"Type":"Fail","Error":"OutOfMilk","Cause":"None left."}}}""";
    private const string Wait = """{"StartAt":"W","States":{"W":{"Type":"Wait","Seconds":60,"End":true}}}""";

    private static readonly CancellationToken Never = CancellationToken.None;

    private EngineHarness _engine = null!; // Started before each test.

    public async ValueTask InitializeAsync() => _engine = await EngineHarness.StartAsync();

    public ValueTask DisposeAsync() => _engine.DisposeAsync();

    [Fact]
    public async Task Sync_NestedSucceeds_GoesOnWithItsDescription()
    {
        var arn = await StartAsync(".sync", Pass);
        await _engine.SettleAsync();

        var output = JsonNode.Parse((await _engine.DescribeAsync(arn)).Output!)!;
        Assert.Equal(
            $$"""
            {
              "ExecutionArn": "arn:aws:states:us-east-1:123456789012:execution:child:nested",
              "Input": "{\"n\":1}", "InputDetails": { "Included": true }, "Name": "nested",
              "Output": "{\"made\":1}", "OutputDetails": { "Included": true },
              "StartDate": 1893484800000, "StateMachineArn": "{{Child}}", "Status": "SUCCEEDED", "StopDate": 1893484800000
            }
            """.Replace("\n", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal),
            output.ToJsonString(new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }));
        Assert.Equal(
            ["TaskScheduled", "TaskStarted", "TaskSubmitted", "TaskSucceeded"],
            (await _engine.HistoryTypesAsync(arn)).Where(type => type.StartsWith("Task", StringComparison.Ordinal) && !type.StartsWith("TaskState", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task SecondSync_NestedSucceeds_GivesInputAndOutputAsJson()
    {
        var arn = await StartAsync(".sync:2", Pass);
        await _engine.SettleAsync();

        var output = JsonNode.Parse((await _engine.DescribeAsync(arn)).Output!)!;
        Assert.Equal((1, 1), (output["Input"]!["n"]!.GetValue<int>(), output["Output"]!["made"]!.GetValue<int>()));
    }

    [Fact]
    public async Task Sync_NestedFails_FailsWithItsDescription()
    {
        var arn = await StartAsync(".sync", Fail);
        await _engine.SettleAsync();

        var row = await _engine.DescribeAsync(arn);
        Assert.Equal((ExecutionStatus.Failed, "States.TaskFailed"), (row.Status, row.Error));
        Assert.Equal(
            ("OutOfMilk", "None left.", "FAILED"),
            (JsonNode.Parse(row.Cause!)!["Error"]!.GetValue<string>(),
                JsonNode.Parse(row.Cause!)!["Cause"]!.GetValue<string>(),
                JsonNode.Parse(row.Cause!)!["Status"]!.GetValue<string>()));
    }

    [Fact]
    public async Task Sync_ServerRestartsWhileNestedWaits_GoesOn()
    {
        var arn = await StartAsync(".sync", Wait);
        await _engine.SettleAsync();

        await _engine.RestartAsync();
        await _engine.AdvanceAsync(TimeSpan.FromSeconds(60));
        await _engine.SettleAsync();

        Assert.Equal(ExecutionStatus.Succeeded, (await _engine.DescribeAsync(arn)).Status);
    }

    [Fact]
    public async Task Sync_ParentIsStopped_StopsTheNestedOne()
    {
        var arn = await StartAsync(".sync", Wait);
        await _engine.SettleAsync();

        await _engine.Executions.StopAsync(arn, null, null, Never);
        await _engine.SettleAsync();

        Assert.Equal(ExecutionStatus.Aborted, (await _engine.DescribeAsync(Nested)).Status);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Sync_SameExecutionRunsAlready_EveryTaskHearsOfItsEnd(bool restarts)
    {
        var first = await StartAsync(".sync", Wait);
        var second = await _engine.StartExecutionAsync(Parent);
        await _engine.SettleAsync();
        if (restarts)
        {
            await _engine.RestartAsync();
        }

        await _engine.AdvanceAsync(TimeSpan.FromSeconds(60));
        await _engine.SettleAsync();

        Assert.Equal(ExecutionStatus.Succeeded, (await _engine.DescribeAsync(first)).Status);
        Assert.Equal(ExecutionStatus.Succeeded, (await _engine.DescribeAsync(second)).Status);
    }

    [Fact]
    public async Task Sync_ParentThatDidNotStartItIsStopped_LetsItRun()
    {
        await StartAsync(".sync", Wait);
        var second = await _engine.StartExecutionAsync(Parent);
        await _engine.SettleAsync();

        await _engine.Executions.StopAsync(second, null, null, Never);
        await _engine.SettleAsync();

        Assert.Equal(ExecutionStatus.Running, (await _engine.DescribeAsync(Nested)).Status);
    }

    [Fact]
    public async Task SecondSync_OutputIsDeep_GoesOnWithIt()
    {
        const int depth = 200;
        var deep = new string('[', depth) + new string(']', depth);
        var arn = await StartAsync(".sync:2", $$"""{"StartAt":"P","States":{"P":{"Type":"Pass","Result":{{deep}},"End":true} } }""");
        await _engine.SettleAsync();

        var row = await _engine.DescribeAsync(arn);
        Assert.Equal(ExecutionStatus.Succeeded, row.Status);
        Assert.Contains($"\"Output\":{deep}", row.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Sync_NestedHundredsDeep_EndsOneByOne(bool isStopped)
    {
        const int depth = 300;
        const string self = "arn:aws:states:us-east-1:123456789012:stateMachine:chain";
        var machine = await _engine.CreateStateMachineAsync(
            "chain",
            $$$"""
            {
              "StartAt": "More?",
              "States": {
                "More?": {
                  "Type": "Choice",
                  "Choices": [ { "Variable": "$.n", "NumericGreaterThan": 0, "Next": "Run" } ],
                  "Default": "Last"
                },
                "Run": {
                  "Type": "Task", "Resource": "arn:aws:states:::states:startExecution.sync",
                  "Parameters": {
                    "StateMachineArn": "{{{self}}}",
                    "Name.$": "States.Format('chain-{}', $.n)",
                    "Input": { "n.$": "States.MathAdd($.n, -1)" }
                  },
                  "ResultSelector": { "n.$": "$.Status" },
                  "End": true
                },
                "Last": { "Type": "Wait", "Seconds": 60, "End": true }
              }
            }
            """);
        var arn = await _engine.StartExecutionAsync(machine, $$"""{"n":{{depth}}}""");
        await _engine.SettleAsync();

        if (isStopped)
        {
            await _engine.Executions.StopAsync(arn, null, null, Never);
        }
        else
        {
            await _engine.AdvanceAsync(TimeSpan.FromSeconds(60));
        }

        await _engine.SettleAsync();
        var innermost = await _engine.DescribeAsync("arn:aws:states:us-east-1:123456789012:execution:chain:chain-1");
        var expected = isStopped ? ExecutionStatus.Aborted : ExecutionStatus.Succeeded;
        Assert.Equal((expected, expected), ((await _engine.DescribeAsync(arn)).Status, innermost.Status));
    }

    [Fact]
    public async Task Start_MachineIsUnknown_FailsAsTheIntegrationWordsIt()
    {
        var arn = await StartAsync("", definition: null);

        var row = await _engine.DescribeAsync(arn);
        Assert.Equal("StepFunctions.StateMachineDoesNotExistException", row.Error);
        Assert.StartsWith(
            $"State Machine Does Not Exist: '{Child}' (Service: AWSStepFunctions; Status Code: 400; "
                + "Error Code: StateMachineDoesNotExist; Request ID: ",
            row.Cause,
            StringComparison.Ordinal);
    }

    /// <summary>Starts an execution that starts another one, of a state machine with a definition if there is one.</summary>
    private async Task<string> StartAsync(string suffix, string? definition)
    {
        if (definition is not null)
        {
            await _engine.CreateStateMachineAsync("child", definition);
        }

        var parent = await _engine.CreateStateMachineAsync(
            "parent",
            $$"""
            {
              "StartAt": "Run",
              "States": {
                "Run": {
                  "Type": "Task", "Resource": "arn:aws:states:::states:startExecution{{suffix}}",
                  "Parameters": { "StateMachineArn": "{{Child}}", "Name": "nested", "Input": { "n": 1 } },
                  "End": true
                }
              }
            }
            """);
        return await _engine.StartExecutionAsync(parent);
    }
}
