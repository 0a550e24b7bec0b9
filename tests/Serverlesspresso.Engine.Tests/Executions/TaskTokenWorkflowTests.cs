using System.Text.Json;
using Serverlesspresso.Engine.Buses;
using Serverlesspresso.Engine.Executions;
using Serverlesspresso.Engine.Store;
using Serverlesspresso.Engine.Tests.Hosting;

namespace Serverlesspresso.Engine.Tests.Executions;

public sealed class TaskTokenWorkflowTests : IAsyncLifetime
{
    private const string WaitForToken =
        """
        {
          "StartAt": "Ask",
          "States": {
            "Ask": {
              "Type": "Task",
              "Resource": "arn:aws:states:::events:putEvents.waitForTaskToken",
              "Parameters": {
                "Entries": [
                  {
                    "EventBusName": "bar",
                    "Source": "test",
                    "DetailType": "Asked",
                    "Detail": { "token.$": "$$.Task.Token" }
                  }
                ]
              },
              "HeartbeatSeconds": 60,
              "TimeoutSeconds": 300,
              "ResultPath": "$.answer",
              "End": true
            }
          }
        }
        """;

    private static readonly CancellationToken Never = CancellationToken.None;

    private EngineHarness _engine = null!; // Started before each test.
    private string _stateMachineArn = string.Empty;

    public async ValueTask InitializeAsync()
    {
        _engine = await EngineHarness.StartAsync();
        await _engine.Get<EventBuses>().CreateAsync("bar", null, new Dictionary<string, string>(), Never);
        _stateMachineArn = await _engine.CreateStateMachineAsync("Asker", WaitForToken);
    }

    public ValueTask DisposeAsync() => _engine.DisposeAsync();

    [Fact]
    public async Task Start_TaskWaitsForToken_HistoryShowsTheCallAsAwsDoes()
    {
        var arn = await _engine.StartExecutionAsync(_stateMachineArn);

        Assert.Equal(
            ["ExecutionStarted", "TaskStateEntered", "TaskScheduled", "TaskStarted", "TaskSubmitted"],
            await _engine.HistoryTypesAsync(arn));
    }

    [Fact]
    public async Task Start_WorkflowPutsEvent_EventNamesStateMachineAndExecution()
    {
        var arn = await _engine.StartExecutionAsync(_stateMachineArn);

        var put = Assert.Single(await EventsAsync());
        using var envelope = JsonDocument.Parse(put.Envelope);
        var resources = envelope.RootElement.GetProperty("resources").EnumerateArray().Select(item => item.GetString());
        Assert.Equal([_stateMachineArn, arn], resources);
    }

    [Fact]
    public async Task SendTaskSuccess_TokenIsOpen_ExecutionGoesOnWithTheOutput()
    {
        var arn = await _engine.StartExecutionAsync(_stateMachineArn);

        await _engine.TaskAnswers.SendTaskSuccessAsync(await TokenAsync(), """{"drink":"Latte"}""", Never);

        var execution = await _engine.DescribeAsync(arn);
        Assert.Equal(ExecutionStatus.Succeeded, execution.Status);
        Assert.Equal("""{"answer":{"drink":"Latte"}}""", execution.Output);
    }

    [Fact]
    public async Task SendTaskSuccess_TokenUsedTwice_IsRefusedAndChangesNothing()
    {
        var arn = await _engine.StartExecutionAsync(_stateMachineArn);
        var token = await TokenAsync();
        await _engine.TaskAnswers.SendTaskSuccessAsync(token, "1", Never);

        var refusal = await Assert.ThrowsAsync<TaskTimedOutException>(
            () => _engine.TaskAnswers.SendTaskSuccessAsync(token, "2", Never));

        Assert.Equal("TaskTimedOut", refusal.Code);
        Assert.Equal("""{"answer":1}""", (await _engine.DescribeAsync(arn)).Output);
    }

    [Fact]
    public async Task SendTaskSuccess_ManyAtOnce_OneWins()
    {
        await _engine.StartExecutionAsync(_stateMachineArn);
        var token = await TokenAsync();

        var results = await Task.WhenAll(Enumerable.Range(0, 20).Select(number => TryAnswerAsync(token, number)));

        Assert.Equal(1, results.Count(isAccepted => isAccepted));
    }

    [Fact]
    public async Task SendTaskSuccess_ExecutionWasStopped_TokenIsDead()
    {
        var arn = await _engine.StartExecutionAsync(_stateMachineArn);
        var token = await TokenAsync();
        await _engine.Executions.StopAsync(arn, "Enough", "The bar closes.", Never);

        await Assert.ThrowsAsync<TaskTimedOutException>(
            () => _engine.TaskAnswers.SendTaskSuccessAsync(token, "{}", Never));

        var execution = await _engine.DescribeAsync(arn);
        Assert.Equal(
            (ExecutionStatus.Aborted, "Enough", "The bar closes."),
            (execution.Status, execution.Error, execution.Cause));
    }

    [Theory]
    [InlineData("not JSON")]
    [InlineData("")]
    [InlineData("{\"open\":")]
    public async Task SendTaskSuccess_OutputIsNoJson_IsRefusedAndTheTokenStaysOpen(string output)
    {
        var arn = await _engine.StartExecutionAsync(_stateMachineArn);
        var token = await TokenAsync();

        await Assert.ThrowsAsync<InvalidOutputException>(
            () => _engine.TaskAnswers.SendTaskSuccessAsync(token, output, Never));

        await _engine.TaskAnswers.SendTaskSuccessAsync(token, "{}", Never);
        Assert.Equal(ExecutionStatus.Succeeded, (await _engine.DescribeAsync(arn)).Status);
    }

    [Fact]
    public async Task SendTaskFailure_NobodyCatches_ExecutionFailsWithTheError()
    {
        var arn = await _engine.StartExecutionAsync(_stateMachineArn);

        await _engine.TaskAnswers.SendTaskFailureAsync(await TokenAsync(), "NoMilk", "The milk is out.", Never);

        var execution = await _engine.DescribeAsync(arn);
        Assert.Equal(
            (ExecutionStatus.Failed, "NoMilk", "The milk is out."),
            (execution.Status, execution.Error, execution.Cause));
    }

    [Fact]
    public async Task Heartbeat_NoneComes_TaskTimesOut()
    {
        var arn = await _engine.StartExecutionAsync(_stateMachineArn);

        await _engine.AdvanceAsync(TimeSpan.FromSeconds(59));
        var before = (await _engine.DescribeAsync(arn)).Status;
        await _engine.AdvanceAsync(TimeSpan.FromSeconds(1));

        Assert.Equal(ExecutionStatus.Running, before);
        Assert.Equal(ExecutionStatus.Failed, (await _engine.DescribeAsync(arn)).Status);
        Assert.Equal("TaskTimedOut", (await _engine.HistoryTypesAsync(arn))[^2]);
    }

    [Fact]
    public async Task Heartbeat_ComesInTime_GivesTheTaskAnotherMinuteButNotMoreThanItsTimeout()
    {
        var arn = await _engine.StartExecutionAsync(_stateMachineArn);
        var token = await TokenAsync();

        for (var second = 50; second < 300; second += 50)
        {
            await _engine.AdvanceAsync(TimeSpan.FromSeconds(50));
            await _engine.TaskAnswers.SendTaskHeartbeatAsync(token, Never);
        }

        var before = (await _engine.DescribeAsync(arn)).Status;
        await _engine.AdvanceAsync(TimeSpan.FromSeconds(50));

        Assert.Equal(ExecutionStatus.Running, before);
        Assert.Equal("States.Timeout", (await _engine.DescribeAsync(arn)).Error);
    }

    [Fact]
    public async Task Restart_TaskWaits_ItWaitsOnWithTheTimeItHasLeft()
    {
        var arn = await _engine.StartExecutionAsync(_stateMachineArn);
        await _engine.AdvanceAsync(TimeSpan.FromSeconds(40));

        await _engine.RestartAsync();
        await _engine.AdvanceAsync(TimeSpan.FromSeconds(19));
        var before = (await _engine.DescribeAsync(arn)).Status;
        await _engine.AdvanceAsync(TimeSpan.FromSeconds(1));

        Assert.Equal(ExecutionStatus.Running, before);
        Assert.Equal(ExecutionStatus.Failed, (await _engine.DescribeAsync(arn)).Status);
    }

    [Fact]
    public async Task Restart_DeadlinePassedWhileDown_FiresAtOnce()
    {
        var arn = await _engine.StartExecutionAsync(_stateMachineArn);

        await _engine.CloseAsync();
        _engine.Clock.Advance(TimeSpan.FromHours(1));
        await _engine.OpenAsync();

        Assert.Equal(ExecutionStatus.Failed, (await _engine.DescribeAsync(arn)).Status);
    }

    [Fact]
    public async Task Restart_TaskWaits_ItsTokenStillWorks()
    {
        var arn = await _engine.StartExecutionAsync(_stateMachineArn);
        var token = await TokenAsync();

        await _engine.RestartAsync();
        await _engine.TaskAnswers.SendTaskSuccessAsync(token, "{}", Never);

        Assert.Equal(ExecutionStatus.Succeeded, (await _engine.DescribeAsync(arn)).Status);
    }

    private async Task<bool> TryAnswerAsync(string token, int number)
    {
        try
        {
            await _engine.TaskAnswers.SendTaskSuccessAsync(token, $"{number}", Never);
            return true;
        }
        catch (TaskTimedOutException)
        {
            return false;
        }
    }

    private Task<IReadOnlyList<EventRow>> EventsAsync() =>
        _engine.Store.ReadAsync(reader => reader.ListEventsAsync("bar", 0, 100), Never);

    private async Task<string> TokenAsync()
    {
        using var envelope = JsonDocument.Parse((await EventsAsync())[^1].Envelope);
        return envelope.RootElement.GetProperty("detail").GetProperty("token").GetString() ?? string.Empty;
    }
}
