using System.Text.Json;

namespace Serverlesspresso.Aws.Tests.StepFunctions;

public sealed class TaskTokenOperationsTests : IAsyncLifetime
{
    private EngineHost? _host;
    private string _executionArn = "";
    private string _taskToken = "";

    private EngineHost Host => _host ?? throw new InvalidOperationException("The host has not started.");

    public async ValueTask InitializeAsync()
    {
        _host = await EngineHost.StartAsync();
        _executionArn = await _host.ExecuteAsync(await _host.CreateAsync("M", Definitions.Callback), "first");
        var history = await _host.SucceedAsync("GetExecutionHistory", new { executionArn = _executionArn });
        var parameters = history.GetProperty("events").EnumerateArray()
            .Single(entry => entry.GetProperty("type").GetString() == "TaskScheduled")
            .GetProperty("taskScheduledEventDetails").GetProperty("parameters").GetString() ?? "";
        _taskToken = JsonSerializer.Deserialize<JsonElement>(parameters)
            .GetProperty("Entries")[0].GetProperty("Detail").GetProperty("token").GetString() ?? "";
    }

    public async ValueTask DisposeAsync()
    {
        if (_host is not null)
        {
            await _host.DisposeAsync();
        }
    }

    [Fact]
    public async Task SendTaskSuccess_TokenIsOpen_ResumesTheExecution()
    {
        var answer = await Host.CallAsync("SendTaskSuccess", new { taskToken = _taskToken, output = """{"n":1}""" });
        var described = await Host.SucceedAsync("DescribeExecution", new { executionArn = _executionArn });

        Assert.Equal((200, "{}"), (answer.Status, answer.Body));
        Assert.Equal("""{"n":1}""", described.GetProperty("output").GetString());
    }

    [Fact]
    public async Task SendTaskSuccess_TokenUsedTwice_IsRefused()
    {
        await Host.SucceedAsync("SendTaskSuccess", new { taskToken = _taskToken, output = "{}" });

        var refusal = await Host.RefuseAsync("SendTaskSuccess", new { taskToken = _taskToken, output = "{}" });

        Assert.Equal(("TaskTimedOut", "Task Timed Out: 'Provided task does not exist anymore'"), refusal);
    }

    [Fact]
    public async Task SendTaskSuccess_TokenIsMadeUp_IsRefused()
    {
        var refusal = await Host.RefuseAsync("SendTaskSuccess", new { taskToken = "AAAAKgAAAAI", output = "{}" });

        Assert.Equal(("InvalidToken", "Invalid Token: 'Invalid token'"), refusal);
    }

    [Fact]
    public async Task SendTaskSuccess_OutputIsNotJson_IsRefusedAndTheTokenStaysOpen()
    {
        var refusal = await Host.RefuseAsync("SendTaskSuccess", new { taskToken = _taskToken, output = "coffee" });

        Assert.Equal("InvalidOutput", refusal.Type);
        await Host.SucceedAsync("SendTaskHeartbeat", new { taskToken = _taskToken });
    }

    [Fact]
    public async Task SendTaskFailure_TokenIsOpen_FailsTheExecution()
    {
        await Host.SucceedAsync("SendTaskFailure", new { taskToken = _taskToken, error = "Spilt", cause = "Oops." });
        var described = await Host.SucceedAsync("DescribeExecution", new { executionArn = _executionArn });

        Assert.Equal("FAILED", described.GetProperty("status").GetString());
        Assert.Equal("Spilt", described.GetProperty("error").GetString());
        Assert.Equal("Oops.", described.GetProperty("cause").GetString());
    }

    [Fact]
    public async Task SendTaskHeartbeat_ExecutionWasStopped_IsRefused()
    {
        await Host.SucceedAsync("StopExecution", new { executionArn = _executionArn });

        var refusal = await Host.RefuseAsync("SendTaskHeartbeat", new { taskToken = _taskToken });

        Assert.Equal("TaskTimedOut", refusal.Type);
    }

    [Fact]
    public async Task SendTaskSuccess_MembersAreMissing_NamesBoth()
    {
        var refusal = await Host.RefuseAsync("SendTaskSuccess", new { });

        Assert.Equal(
            "2 validation errors detected: "
                + "Value null at 'output' failed to satisfy constraint: Member must not be null; "
                + "Value null at 'taskToken' failed to satisfy constraint: Member must not be null",
            refusal.Message);
    }
}
