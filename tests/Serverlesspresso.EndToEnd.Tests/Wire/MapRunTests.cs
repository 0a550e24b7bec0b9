using System.Text.Json;
using Serverlesspresso.EndToEnd.Tests.Servers;

namespace Serverlesspresso.EndToEnd.Tests.Wire;

/// <summary>A distributed Map with the real command line, on a server that is killed in the middle.</summary>
public sealed class MapRunTests : IAsyncLifetime
{
    private const int Items = 2_000;

    private const string Definition =
        """
        { "StartAt": "Cups", "States": { "Cups": {
          "Type": "Map", "Label": "Cups", "ToleratedFailureCount": 1, "ItemsPath": "$.items",
          "ItemSelector": { "number.$": "$$.Map.Item.Value" },
          "ItemProcessor": {
            "ProcessorConfig": { "Mode": "DISTRIBUTED", "ExecutionType": "STANDARD" },
            "StartAt": "Wait",
            "States": {
              "Wait": { "Type": "Wait", "Seconds": 5, "Next": "Is it cold?" },
              "Is it cold?": {
                "Type": "Choice",
                "Choices": [ { "Variable": "$.number", "NumericEquals": 7, "Next": "Cold" } ],
                "Default": "Warm"
              },
              "Cold": { "Type": "Fail", "Error": "Cold" },
              "Warm": { "Type": "Pass", "OutputPath": "$.number", "End": true }
            }
          },
          "ResultSelector": { "first.$": "$[0]", "last.$": "$[-1:]", "count.$": "States.ArrayLength($)" },
          "End": true
        } } }
        """;

    private readonly SteadyServer _server = new();

    private AwsCommandLine Aws => new(_server.Process);

    public async ValueTask InitializeAsync() => await _server.StartAsync();

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task MapRun_ServerIsKilledInTheMiddle_RunsEveryChildOnce()
    {
        var machine = Read(await Aws.RunAsync(
            "stepfunctions", "create-state-machine", "--name", "Bar", "--definition", Definition,
            "--role-arn", "arn:aws:iam::123456789012:role/bar")).GetProperty("stateMachineArn").GetString()!;
        var input = $$"""{"items":[{{string.Join(',', Enumerable.Range(0, Items))}}]}""";
        var execution = Read(await Aws.RunAsync(
            "stepfunctions", "start-execution", "--state-machine-arn", machine, "--input", input)).GetProperty("executionArn").GetString()!;
        var found = await FindMapRunAsync(execution);
        var mapRun = found.GetProperty("mapRunArn").GetString()!;
        Assert.False(found.TryGetProperty("stopDate", out _), "It has ended before the server is killed.");

        await _server.KillAsync();
        await _server.StartAsync();
        var ended = await AwaitEndAsync(execution);

        var described = Read(await Aws.RunAsync("stepfunctions", "describe-map-run", "--map-run-arn", mapRun));
        var failed = Read(await Aws.RunAsync(
            "stepfunctions", "list-executions", "--map-run-arn", mapRun, "--status-filter", "FAILED")).GetProperty("executions");
        Assert.Equal($$"""{"first":0,"last":[{{Items - 1}}],"count":{{Items}}}""", ended.GetProperty("output").GetString());
        Assert.Equal("SUCCEEDED", described.GetProperty("status").GetString());
        Assert.Equal(
            (Items, Items - 1, 1),
            (Count(described, "total"), Count(described, "succeeded"), Count(described, "failed")));
        var child = Assert.Single(failed.EnumerateArray()).GetProperty("executionArn").GetString()!;
        var history = Read(await Aws.RunAsync("stepfunctions", "get-execution-history", "--execution-arn", child));
        Assert.Equal(
            [
                "ExecutionStarted", "WaitStateEntered", "WaitStateExited", "ChoiceStateEntered", "ChoiceStateExited",
                "FailStateEntered", "ExecutionFailed",
            ],
            history.GetProperty("events").EnumerateArray().Select(told => told.GetProperty("type").GetString()));
    }

    private static JsonElement Read(string json) => JsonSerializer.Deserialize<JsonElement>(json);

    private static int Count(JsonElement described, string name) =>
        described.GetProperty("executionCounts").GetProperty(name).GetInt32();

    private async Task<JsonElement> FindMapRunAsync(string execution)
    {
        var found = Read(await Aws.RunAsync("stepfunctions", "list-map-runs", "--execution-arn", execution));
        return Assert.Single(found.GetProperty("mapRuns").EnumerateArray());
    }

    /// <summary>Asks until the execution has ended; each question takes the command line the better part of a second.</summary>
    private async Task<JsonElement> AwaitEndAsync(string execution)
    {
        const int asksMax = 60;
        for (var ask = 0; ask < asksMax; ask++)
        {
            var described = Read(await Aws.RunAsync("stepfunctions", "describe-execution", "--execution-arn", execution));
            if (described.GetProperty("status").GetString() != "RUNNING")
            {
                return described;
            }
        }

        throw new TimeoutException("The execution has not ended.");
    }
}
