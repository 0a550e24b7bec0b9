using System.Text.Json;
using Serverlesspresso.EndToEnd.Tests.Servers;

namespace Serverlesspresso.EndToEnd.Tests.Page;

/// <summary>The workshop's page "Waiting completion", carried out with its own commands.</summary>
public sealed class PageTests : IAsyncLifetime
{
    private const string Bus = "Serverlesspresso";
    private const string Function = "arn:aws:lambda:us-east-1:123456789012:function:WaitingCompletion";
    private const string OrderManager = "arn:aws:states:us-east-1:123456789012:stateMachine:OrderManager";
    private const string OrderProcessor = "arn:aws:states:us-east-1:123456789012:stateMachine:OrderProcessor";

    private const string Pattern =
        """
        {
          "detail-type": ["OrderProcessor.WaitingCompletion"],
          "source": ["awsserverlessda.serverlesspresso"]
        }
        """;

    private const string NewOrder =
        """
        [{"Source":"awsserverlessda.serverlesspresso", "DetailType":"Validator.NewOrder", "EventBusName":"Serverlesspresso", "Detail": "{\"userId\":\"1\",\"orderId\":\"2\"}"}]
        """;

    private const string Submit =
        """
        {"action":"","body":{"userId":"1","drink":"Cappuccino","modifiers":[],"icon":"barista-icons_cappuccino-alternative"},"orderId":"2","baristaUserId":"3"}
        """;

    private const string Complete =
        """
        {"action":"complete","body":{"userId":"1","drink":"Cappuccino","modifiers":[],"icon":"barista-icons_cappuccino-alternative"},"orderId":"2","baristaUserId":"3"}
        """;

    private static readonly TimeSpan EffectTimeMax = TimeSpan.FromSeconds(60);

    private readonly TemporaryFolder _folder = new();
    private ServerProcess _server = null!; // Started before each test.

    private AwsCommandLine Aws => new(_server);

    public async ValueTask InitializeAsync() => _server = await ServerProcess.StartAsync(_folder.Path);

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task Page_CarriedOutAsWritten_DoesWhatItSays()
    {
        await MakeTheRuleAnewAsync(busName: "serverlesspresso");

        await PutNewOrderAsync();
        var first = await AwaitRowAsync("TaskToken");
        await StartAsync(Submit);
        var second = await AwaitRowAsync("orderNumber");
        await StartAsync(Complete);
        var third = await AwaitRowAsync("finishedAt");

        Assert.Equal(("CREATED", "1"), (Text(first, "ORDERSTATE"), Text(first, "USERID")));
        Assert.Equal("1", Text(second, "orderNumber"));
        Assert.NotEqual(Text(first, "TaskToken"), Text(second, "TaskToken"));
        Assert.Equal(
            """{"userId":"1","drink":"Cappuccino","modifiers":[],"icon":"barista-icons_cappuccino-alternative"}""",
            Text(third, "drinkOrder"));
        Assert.Equal(("COMPLETED", "1"), (Text(third, "ORDERSTATE"), Text(third, "orderNumber")));
        Assert.Equal(["SUCCEEDED", "SUCCEEDED"], await StatusesAsync(OrderManager));
        Assert.Equal(["SUCCEEDED"], await StatusesAsync(OrderProcessor));
    }

    [Fact]
    public async Task Page_WithoutTheRule_TheRowIsNotUpdated()
    {
        await DeleteTheRuleAsync();
        await PutNewOrderAsync();
        await AwaitRowAsync("TaskToken");

        await StartAsync(Submit);

        // The event is on the bus when the start is answered, and nothing is left to do that could still update the row.
        var history = await HistoryTypesAsync();
        var row = await AwaitRowAsync("drinkOrder");
        Assert.Equal("TaskSubmitted", history[^1]);
        Assert.False(row.TryGetProperty("orderNumber", out _));
    }

    [Fact]
    public async Task TaskToken_UsedTwiceOrMadeUp_IsRefusedInAwsWords()
    {
        await PutNewOrderAsync();
        var token = Text(await AwaitRowAsync("TaskToken"), "TaskToken");
        await Aws.RunAsync("stepfunctions", "send-task-success", "--task-token", token, "--task-output", "{}");

        var again = await Aws.TryAsync(
            "stepfunctions", "send-task-success", "--task-token", token, "--task-output", "{}");
        var madeUp = await Aws.TryAsync(
            "stepfunctions", "send-task-heartbeat", "--task-token", "AAAAKgAAAAIAAAAAAAAAAbX");

        Assert.Equal(
            "An error occurred (TaskTimedOut) when calling the SendTaskSuccess operation: "
                + "Task Timed Out: 'Provided task does not exist anymore'",
            again.Errors);
        Assert.Equal(
            "An error occurred (InvalidToken) when calling the SendTaskHeartbeat operation: Invalid Token: 'Invalid token'",
            madeUp.Errors);
    }

    [Fact]
    public async Task OrderTable_QueriedAndScanned_ShowsTheOrder()
    {
        await PutNewOrderAsync();
        await AwaitRowAsync("TaskToken");

        var query = Read(await Aws.RunAsync(
            "dynamodb", "query", "--table-name", "serverlesspresso-order-table", "--index-name", "GSI-status",
            "--key-condition-expression", "ORDERSTATE = :state",
            "--expression-attribute-values", """{":state":{"S":"CREATED"}}"""));
        var scan = Read(await Aws.RunAsync("dynamodb", "scan", "--table-name", "serverlesspresso-order-table"));

        Assert.Equal((1, 1), (query.GetProperty("Count").GetInt32(), scan.GetProperty("Count").GetInt32()));
    }

    private static JsonElement Read(string text) => JsonElement.Parse(text);

    private static string Text(JsonElement row, string name) =>
        row.GetProperty(name).GetProperty("S").GetString() ?? string.Empty;

    private async Task DeleteTheRuleAsync()
    {
        await Aws.RunAsync(
            "events", "remove-targets", "--event-bus-name", Bus, "--rule", "WaitingCompletion", "--ids", "WaitingCompletion");
        await Aws.RunAsync("events", "delete-rule", "--event-bus-name", Bus, "--name", "WaitingCompletion");
    }

    private async Task MakeTheRuleAnewAsync(string busName)
    {
        await DeleteTheRuleAsync();
        await Aws.RunAsync(
            "events", "put-rule", "--event-bus-name", busName, "--name", "WaitingCompletion", "--event-pattern", Pattern);
        var put = await Aws.RunAsync(
            "events", "put-targets", "--event-bus-name", busName, "--rule", "WaitingCompletion",
            "--targets", $"Id=1,Arn={Function}");
        Assert.Equal(0, Read(put).GetProperty("FailedEntryCount").GetInt32());
    }

    private async Task PutNewOrderAsync()
    {
        var put = Read(await Aws.RunAsync("events", "put-events", "--entries", NewOrder));
        Assert.Equal(0, put.GetProperty("FailedEntryCount").GetInt32());
    }

    private Task<string> StartAsync(string input) =>
        Aws.RunAsync("stepfunctions", "start-execution", "--state-machine-arn", OrderManager, "--input", input);

    private async Task<IReadOnlyList<string>> StatusesAsync(string stateMachineArn)
    {
        var list = Read(await Aws.RunAsync("stepfunctions", "list-executions", "--state-machine-arn", stateMachineArn));
        return [.. list.GetProperty("executions").EnumerateArray().Select(row => row.GetProperty("status").GetString() ?? "")];
    }

    private async Task<IReadOnlyList<string>> HistoryTypesAsync()
    {
        var list = Read(await Aws.RunAsync("stepfunctions", "list-executions", "--state-machine-arn", OrderProcessor));
        var arn = list.GetProperty("executions")[0].GetProperty("executionArn").GetString() ?? string.Empty;
        var history = Read(await Aws.RunAsync("stepfunctions", "get-execution-history", "--execution-arn", arn));
        return [.. history.GetProperty("events").EnumerateArray().Select(item => item.GetProperty("type").GetString() ?? "")];
    }

    private async Task<JsonElement> AwaitRowAsync(string attribute)
    {
        using var timeout = new CancellationTokenSource(EffectTimeMax);
        while (true)
        {
            var answer = await Aws.RunAsync(
                "dynamodb", "get-item", "--table-name", "serverlesspresso-order-table",
                "--key", """{"PK":{"S":"orders"},"SK":{"S":"2"}}""");
            if (answer.Length > 0 && Read(answer).TryGetProperty("Item", out var row) && row.TryGetProperty(attribute, out _))
            {
                return row;
            }

            Assert.False(timeout.IsCancellationRequested, $"The row has no '{attribute}' after {EffectTimeMax}: {answer}");
        }
    }
}
