using System.Text.Json;
using Serverlesspresso.Engine.Buses;
using Serverlesspresso.Engine.Executions;
using Serverlesspresso.Engine.StateMachines;
using Serverlesspresso.Engine.Store;
using Serverlesspresso.Engine.Tests.Hosting;

namespace Serverlesspresso.Engine.Tests.Executions;

public sealed class RedriveTests : IAsyncLifetime
{
    private const string Ask =
        """
        {
          "StartAt": "Note",
          "States": {
            "Note": { "Type": "Pass", "Result": "noted", "ResultPath": "$.note", "Next": "Ask" },
            "Ask": {
              "Type": "Task",
              "Resource": "arn:aws:states:::events:putEvents.waitForTaskToken",
              "Parameters": {
                "Entries": [
                  { "EventBusName": "bar", "Source": "test", "DetailType": "Asked", "Detail": { "token.$": "$$.Task.Token" } }
                ]
              },
              "TimeoutSeconds": 300,
              "ResultPath": "$.answer",
              "End": true
            }
          }
        }
        """;

    private const string Fail = """{"StartAt":"No","States":{"No":{"Type":"Fail","Error":"OutOfMilk"}}}""";

    private static readonly CancellationToken Never = CancellationToken.None;

    private EngineHarness _engine = null!; // Started before each test.

    public async ValueTask InitializeAsync()
    {
        _engine = await EngineHarness.StartAsync();
        await _engine.Get<EventBuses>().CreateAsync("bar", null, new Dictionary<string, string>(), Never);
    }

    public ValueTask DisposeAsync() => _engine.DisposeAsync();

    [Fact]
    public async Task Redrive_TaskFailed_GoesOnFromItAndCanSucceed()
    {
        var arn = await FailAskingAsync();
        await _engine.AdvanceAsync(TimeSpan.FromHours(1));

        var redrivenAt = await RedriveAsync(arn);
        var running = await _engine.DescribeAsync(arn);
        await _engine.TaskAnswers.SendTaskSuccessAsync((await TokensAsync())[^1], "\"yes\"", Never);

        var ended = await _engine.DescribeAsync(arn);
        Assert.Equal(EngineHarness.Start.AddHours(1), redrivenAt);
        Assert.Equal(
            (ExecutionStatus.Running, null, null, 1, redrivenAt),
            (running.Status, running.StoppedAt, running.Error, running.RedriveCount, running.RedrivenAt));
        Assert.Equal((ExecutionStatus.Succeeded, """{"note":"noted","answer":"yes"}"""), (ended.Status, ended.Output));
        Assert.Null(ended.Checkpoint);
        Assert.Equal(
            ["ExecutionRedriven", "TaskScheduled", "TaskStarted", "TaskSubmitted", "TaskSucceeded", "TaskStateExited", "ExecutionSucceeded"],
            (await _engine.HistoryTypesAsync(arn)).SkipWhile(type => type != "ExecutionRedriven"));
    }

    [Fact]
    public async Task Redrive_RestartsBetween_LoseNothing()
    {
        var arn = await FailAskingAsync();

        await _engine.RestartAsync();
        await RedriveAsync(arn);
        await _engine.RestartAsync();
        await _engine.TaskAnswers.SendTaskSuccessAsync((await TokensAsync())[^1], "\"yes\"", Never);

        var ended = await _engine.DescribeAsync(arn);
        Assert.Equal((ExecutionStatus.Succeeded, 1), (ended.Status, ended.RedriveCount));
    }

    [Fact]
    public async Task Redrive_TokenOfTheAttemptBefore_IsDead()
    {
        var arn = await FailAskingAsync();
        await RedriveAsync(arn);

        await Assert.ThrowsAsync<TaskTimedOutException>(
            async () => await _engine.TaskAnswers.SendTaskSuccessAsync((await TokensAsync())[0], "1", Never));

        Assert.Equal(ExecutionStatus.Running, (await _engine.DescribeAsync(arn)).Status);
    }

    [Fact]
    public async Task Redrive_TimeOfTheAttemptBefore_DoesNotCount()
    {
        var arn = await FailAskingAsync();
        await _engine.AdvanceAsync(TimeSpan.FromSeconds(200));
        await RedriveAsync(arn);

        await _engine.AdvanceAsync(TimeSpan.FromSeconds(299));
        var before = (await _engine.DescribeAsync(arn)).Status;
        await _engine.AdvanceAsync(TimeSpan.FromSeconds(1));

        Assert.Equal(ExecutionStatus.Running, before);
        Assert.Equal("States.Timeout", (await _engine.DescribeAsync(arn)).Error);
    }

    [Fact]
    public async Task Redrive_Stopped_RunsAndCanBeStoppedAndRedrivenAgain()
    {
        var arn = await _engine.StartExecutionAsync(await _engine.CreateStateMachineAsync("Asker", Ask));
        await _engine.Executions.StopAsync(arn, "Closed", null, Never);

        await RedriveAsync(arn);
        await _engine.Executions.StopAsync(arn, "Closed again", null, Never);
        var stopped = await _engine.DescribeAsync(arn);
        await RedriveAsync(arn);

        Assert.Equal((ExecutionStatus.Aborted, "Closed again"), (stopped.Status, stopped.Error));
        Assert.Equal(2, (await _engine.DescribeAsync(arn)).RedriveCount);
        Assert.Equal(3, (await TokensAsync()).Count);
    }

    [Fact]
    public async Task Redrive_Runs_IsRefused()
    {
        var arn = await _engine.StartExecutionAsync(await _engine.CreateStateMachineAsync("Asker", Ask));

        await RefuseAsync(arn, "Execution is RUNNING and cannot be redriven");
    }

    [Fact]
    public async Task Redrive_Succeeded_IsRefused()
    {
        const string pass = """{"StartAt":"P","States":{"P":{"Type":"Pass","End":true}}}""";
        var arn = await _engine.StartExecutionAsync(await _engine.CreateStateMachineAsync("Echo", pass));

        await RefuseAsync(arn, "Execution is SUCCEEDED and cannot be redriven");
    }

    [Fact]
    public async Task Redrive_Unknown_IsRefused()
    {
        var arn = await FailAskingAsync();

        await Assert.ThrowsAsync<ExecutionDoesNotExistException>(() => RedriveAsync(arn + "x"));
        await Assert.ThrowsAsync<InvalidArnException>(() => RedriveAsync("coffee"));
    }

    [Fact]
    public async Task Redrive_FourteenDaysAfterTheEnd_IsTheLastMoment()
    {
        var arn = await FailAskingAsync();
        await SleepAsync(TimeSpan.FromDays(14));

        await RedriveAsync(arn);
        await _engine.Executions.StopAsync(arn, null, null, Never);
        await SleepAsync(TimeSpan.FromDays(14) + TimeSpan.FromMilliseconds(1));

        await RefuseAsync(arn, "Execution redrivable period exceeded");
    }

    [Fact]
    public async Task Redrive_MoreThanAYearAfterTheStart_IsRefused()
    {
        var arn = await _engine.StartExecutionAsync(await _engine.CreateStateMachineAsync("No", Fail));
        for (var day = 14; day <= 364; day += 14)
        {
            await SleepAsync(TimeSpan.FromDays(14));
            await RedriveAsync(arn);
        }

        await SleepAsync(TimeSpan.FromDays(2));

        await RefuseAsync(arn, "Execution has exceeded the max execution time");
    }

    [Fact]
    public async Task Redrive_HistoryIsFull_IsRefused()
    {
        const string loop = """
            {
              "StartAt": "A",
              "States": {
                "A": { "Type": "Pass", "Next": "B" },
                "B": { "Type": "Choice", "Choices": [ { "Variable": "$.end", "IsPresent": true, "Next": "C" } ], "Default": "A" },
                "C": { "Type": "Succeed" }
              }
            }
            """;
        var arn = await _engine.StartExecutionAsync(await _engine.CreateStateMachineAsync("Loop", loop));
        await _engine.SettleAsync();

        await RefuseAsync(arn, "Execution history event limit exceeded");
    }

    [Fact]
    public async Task Redrive_SameClientToken_RedrivesOnceWithinFifteenMinutes()
    {
        var arn = await _engine.StartExecutionAsync(await _engine.CreateStateMachineAsync("No", Fail));
        var first = await RedriveAsync(arn, "one");

        _engine.Clock.Advance(TimeSpan.FromMinutes(14));
        var again = await RedriveAsync(arn, "one");
        var countAgain = (await _engine.DescribeAsync(arn)).RedriveCount;
        _engine.Clock.Advance(TimeSpan.FromMinutes(1));
        var later = await RedriveAsync(arn, "one");

        Assert.Equal((first, 1), (again, countAgain));
        Assert.Equal(first.AddMinutes(15), later);
    }

    [Fact]
    public async Task Redrive_MoreClientTokensThanAreKept_ForgetsTheOldest()
    {
        var arn = await _engine.StartExecutionAsync(await _engine.CreateStateMachineAsync("No", Fail));
        for (var number = 1; number <= 11; number++)
        {
            await RedriveAsync(arn, $"token-{number}");
        }

        await RedriveAsync(arn, "token-2");
        var countOfKept = (await _engine.DescribeAsync(arn)).RedriveCount;
        await RedriveAsync(arn, "token-1");

        Assert.Equal(11, countOfKept);
        Assert.Equal(12, (await _engine.DescribeAsync(arn)).RedriveCount);
    }

    [Fact]
    public async Task Redrive_ManyAtOnce_OneWins()
    {
        var arn = await FailAskingAsync();

        var results = await Task.WhenAll(Enumerable.Range(0, 20).Select(number => TryRedriveAsync(arn)));

        Assert.Equal(1, results.Count(isDone => isDone));
        Assert.Equal(1, (await _engine.DescribeAsync(arn)).RedriveCount);
        Assert.Equal(2, (await TokensAsync()).Count);
    }

    [Fact]
    public async Task Redrive_DefinitionWasChanged_RunsTheOneItStartedWith()
    {
        var machine = await _engine.CreateStateMachineAsync("No", Fail);
        var arn = await _engine.StartExecutionAsync(machine);
        await _engine.StateMachines.UpdateAsync(
            machine, """{"StartAt":"No","States":{"No":{"Type":"Succeed"}}}""", roleArn: null, Never);

        await RedriveAsync(arn);

        Assert.Equal("OutOfMilk", (await _engine.DescribeAsync(arn)).Error);
    }

    [Fact]
    public async Task List_Redriven_TellsCountAndDate()
    {
        var arn = await _engine.StartExecutionAsync(await _engine.CreateStateMachineAsync("No", Fail));
        var redrivenAt = await RedriveAsync(arn);

        var page = await _engine.Executions.ListAsync(null, ExecutionStatus.Failed, null, 10, Never);

        var row = Assert.Single(page.Executions);
        Assert.Equal((1, redrivenAt), (row.RedriveCount, row.RedrivenAt));
    }

    /// <summary>Lets much time pass, in which the server does not run.</summary>
    private async Task SleepAsync(TimeSpan by)
    {
        await _engine.CloseAsync();
        _engine.Clock.Advance(by);
        await _engine.OpenAsync();
    }

    private async Task<string> FailAskingAsync()
    {
        var arn = await _engine.StartExecutionAsync(await _engine.CreateStateMachineAsync("Asker", Ask));
        await _engine.TaskAnswers.SendTaskFailureAsync((await TokensAsync())[^1], "NoMilk", "The milk is out.", Never);
        Assert.Equal(ExecutionStatus.Failed, (await _engine.DescribeAsync(arn)).Status);
        return arn;
    }

    private Task<DateTimeOffset> RedriveAsync(string arn, string? clientToken = null) =>
        _engine.Executions.RedriveAsync(arn, clientToken, Never);

    private async Task<bool> TryRedriveAsync(string arn)
    {
        try
        {
            await RedriveAsync(arn);
            return true;
        }
        catch (ExecutionNotRedrivableException)
        {
            return false;
        }
    }

    private async Task RefuseAsync(string arn, string reason)
    {
        var before = await _engine.DescribeAsync(arn);

        var refusal = await Assert.ThrowsAsync<ExecutionNotRedrivableException>(() => RedriveAsync(arn));

        Assert.Equal(("ExecutionNotRedrivable", reason), (refusal.Code, refusal.Message));
        Assert.Equal(reason, Redrivability.FindObstacle(before, _engine.Clock.GetUtcNow()));
        Assert.Equal(before.Version, (await _engine.DescribeAsync(arn)).Version);
    }

    /// <summary>The tokens that were handed out, the oldest first.</summary>
    private async Task<IReadOnlyList<string>> TokensAsync()
    {
        var events = await _engine.Store.ReadAsync(reader => reader.ListLatestEventsAsync("bar", null, 100), Never);
        return [.. events.Reverse().Select(row => ReadToken(row.Envelope))];
    }

    private static string ReadToken(ReadOnlyMemory<byte> envelope)
    {
        using var document = JsonDocument.Parse(envelope);
        return document.RootElement.GetProperty("detail").GetProperty("token").GetString() ?? string.Empty;
    }
}
