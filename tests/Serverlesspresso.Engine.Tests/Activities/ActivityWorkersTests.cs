using Serverlesspresso.Engine.Activities;
using Serverlesspresso.Engine.Store;
using Serverlesspresso.Engine.Tests.Hosting;

namespace Serverlesspresso.Engine.Tests.Activities;

public sealed class ActivityWorkersTests : IAsyncLifetime
{
    private const string Arn = "arn:aws:states:us-east-1:123456789012:activity:grind";

    private const string Grind =
        $$"""
        {
          "StartAt": "Grind",
          "States": { "Grind": { "Type": "Task", "Resource": "{{Arn}}", "TimeoutSeconds": 60, "End": true } }
        }
        """;

    private static readonly CancellationToken Never = CancellationToken.None;

    private EngineHarness _engine = null!; // Started before each test.

    private ActivityWorkers Workers => _engine.Get<ActivityWorkers>();

    public async ValueTask InitializeAsync()
    {
        _engine = await EngineHarness.StartAsync();
        await _engine.Get<ActivityRegistry>().CreateAsync("grind", new Dictionary<string, string>(), encryption: null, Never);
    }

    public ValueTask DisposeAsync() => _engine.DisposeAsync();

    [Fact]
    public async Task GetTask_TaskWaits_IsGivenOutOnceAndResumesWithItsToken()
    {
        var execution = await StartAsync("""{"beans":18}""");

        var task = await Workers.GetTaskAsync(Arn, "barista", Never);
        var second = Workers.GetTaskAsync(Arn, "barista", Never);
        await _engine.TaskAnswers.SendTaskSuccessAsync(task!.TaskToken, "\"ground\"", Never);
        _engine.Clock.Advance(TimeSpan.FromSeconds(60));

        Assert.Equal("""{"beans":18}""", task.Input);
        Assert.Null(await second);
        Assert.Equal("\"ground\"", (await _engine.DescribeAsync(execution)).Output);
    }

    [Fact]
    public async Task GetTask_WorkersWait_AreServedInTheOrderTheyCame()
    {
        var first = Workers.GetTaskAsync(Arn, "first", Never);
        var second = Workers.GetTaskAsync(Arn, "second", Never);

        await StartAsync("1");
        var early = await first;
        await StartAsync("2");
        var late = await second;

        Assert.Equal(("1", "2"), (early!.Input, late!.Input));
    }

    [Fact]
    public async Task GetTask_ManyTasksAndWorkers_EachTaskGoesToOneWorker()
    {
        const int count = 40;
        var workers = Enumerable.Range(0, count).Select(_ => Workers.GetTaskAsync(Arn, null, Never)).ToArray();

        await Task.WhenAll(Enumerable.Range(0, count).Select(number => StartAsync($"{number}")));
        var tasks = await Task.WhenAll(workers);

        Assert.Equal(
            Enumerable.Range(0, count).Select(number => $"{number}").Order(),
            tasks.Select(task => task!.Input).Order());
    }

    [Fact]
    public async Task GetTask_ServerRestarts_FindsWhatWaited()
    {
        var execution = await StartAsync("1");

        await _engine.RestartAsync();
        var task = await Workers.GetTaskAsync(Arn, "barista", Never);
        await _engine.RestartAsync();
        await _engine.TaskAnswers.SendTaskSuccessAsync(task!.TaskToken, "2", Never);

        Assert.Equal("2", (await _engine.DescribeAsync(execution)).Output);
        Assert.Equal(
            ["ActivityScheduled", "ActivityStarted", "ActivitySucceeded"],
            (await _engine.HistoryTypesAsync(execution)).Where(type => type.StartsWith("Activity", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task GetTask_ExecutionWasStopped_PassesItsTaskOver()
    {
        var stopped = await StartAsync("1");
        await StartAsync("2");
        await _engine.Executions.StopAsync(stopped, null, null, Never);

        var task = await Workers.GetTaskAsync(Arn, null, Never);

        Assert.Equal("2", task!.Input);
    }

    [Fact]
    public async Task GetTask_WorkerHangsUp_LeavesTheTaskToTheNext()
    {
        using var hangUp = new CancellationTokenSource();
        var gone = Workers.GetTaskAsync(Arn, "gone", hangUp.Token);
        await hangUp.CancelAsync();

        Assert.Null(await gone);
        await StartAsync("1");
        Assert.Equal("1", (await Workers.GetTaskAsync(Arn, "next", Never))!.Input);
    }

    [Fact]
    public async Task GetTask_WorkerSaysNothingMore_TimesOut()
    {
        var execution = await StartAsync("1");
        await _engine.AdvanceAsync(TimeSpan.FromHours(1));
        await Workers.GetTaskAsync(Arn, null, Never);

        await _engine.AdvanceAsync(TimeSpan.FromSeconds(60));

        var ended = await _engine.DescribeAsync(execution);
        Assert.Equal((ExecutionStatus.Failed, "States.Timeout"), (ended.Status, ended.Error));
    }

    [Fact]
    public async Task GetTask_ActivityDoesNotExist_IsRefused()
    {
        await _engine.Get<ActivityRegistry>().DeleteAsync(Arn, Never);

        await Assert.ThrowsAsync<ActivityDoesNotExistException>(() => Workers.GetTaskAsync(Arn, null, Never));
    }

    [Fact]
    public async Task GetTask_WithinAWorkflow_TakesATaskWithoutWaiting()
    {
        var execution = await StartAsync("1");
        var worker = await _engine.CreateStateMachineAsync(
            "worker",
            $$"""
            {
              "StartAt": "Take",
              "States": {
                "Take": {
                  "Type": "Task", "Resource": "arn:aws:states:::aws-sdk:sfn:getActivityTask",
                  "Parameters": { "ActivityArn": "{{Arn}}", "WorkerName": "machine" },
                  "Next": "Answer"
                },
                "Answer": {
                  "Type": "Task", "Resource": "arn:aws:states:::aws-sdk:sfn:sendTaskSuccess",
                  "Parameters": { "TaskToken.$": "$.TaskToken", "Output.$": "$.Input" },
                  "End": true
                }
              }
            }
            """);

        await _engine.StartExecutionAsync(worker);

        Assert.Equal("1", (await _engine.DescribeAsync(execution)).Output);
    }

    private async Task<string> StartAsync(string input)
    {
        var machines = await _engine.StateMachines.ListAsync(afterArn: null, limit: 1, Never);
        var arn = machines.Count > 0 ? machines[0].Arn : await _engine.CreateStateMachineAsync("grinder", Grind);
        return await _engine.StartExecutionAsync(arn, input);
    }
}
