using System.Text.Json;
using Serverlesspresso.Engine.Executions;
using Serverlesspresso.Engine.Store;
using Serverlesspresso.Engine.Tests.Hosting;

namespace Serverlesspresso.Engine.Tests.MapRuns;

public sealed class MapRunRedriveTests : IAsyncLifetime
{
    private MapRunBench _bench = null!; // Started before each test.

    public async ValueTask InitializeAsync() => _bench = await MapRunBench.StartAsync();

    public ValueTask DisposeAsync() => _bench.DisposeAsync();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Redrive_SomeChildrenFailed_RunsThemAndThoseNeverStarted(bool restarts)
    {
        var arn = await _bench.RunAsync(Machines.Ask("\"MaxConcurrency\": 2,"), "[0,1,2,3]");
        await AnswerAsync(0, "\"kept\"");
        await FailAsync(1);
        var failed = await _bench.MapRunOfAsync(arn);
        if (restarts)
        {
            await _bench.Engine.RestartAsync();
        }

        await _bench.Engine.Executions.RedriveAsync(arn, null, MapRunBench.Never);
        await _bench.Engine.SettleAsync();
        var running = await _bench.MapRunOfAsync(arn);
        await AnswerAsync(1, "\"again\"");
        await AnswerAsync(2, "\"again\"");
        await AnswerAsync(3, "\"first\"");

        var ended = await _bench.Engine.DescribeAsync(arn);
        var mapRun = await _bench.MapRunOfAsync(arn);
        Assert.Equal(new MapRunCounts(4, Succeeded: 1, Failed: 1, Aborted: 1), failed.Executions);
        Assert.Equal(new MapRunCounts(4, Succeeded: 1, Running: 2), running.Executions);
        Assert.Equal((ExecutionStatus.Succeeded, """["kept","again","again","first"]"""), (ended.Status, ended.Output));
        Assert.Equal((MapRunStatus.Succeeded, 1), (mapRun.Status, mapRun.RedriveCount));
        Assert.Equal(new MapRunCounts(4, Succeeded: 4), mapRun.Items);
        Assert.Equal([0, 1, 1, 0], (await _bench.ChildrenAsync(mapRun.Arn)).Select(child => child.RedriveCount));
    }

    [Fact]
    public async Task Redrive_MapRunWasAborted_StartsWhatWasStopped()
    {
        var arn = await _bench.RunAsync(Machines.Ask(), "[0,1]");
        await _bench.Engine.Executions.StopAsync(arn, null, null, MapRunBench.Never);
        await _bench.Engine.SettleAsync();

        await _bench.Engine.Executions.RedriveAsync(arn, null, MapRunBench.Never);
        await _bench.Engine.SettleAsync();
        await AnswerAsync(0, "0");
        await AnswerAsync(1, "1");

        Assert.Equal("[0,1]", (await _bench.Engine.DescribeAsync(arn)).Output);
    }

    [Fact]
    public async Task Redrive_FailsAgain_FailsAgainAndCanBeRedriven()
    {
        var arn = await _bench.RunAsync(Machines.Check(), "[true,false]");

        await _bench.Engine.Executions.RedriveAsync(arn, null, MapRunBench.Never);
        await _bench.Engine.SettleAsync();
        await _bench.Engine.Executions.RedriveAsync(arn, null, MapRunBench.Never);
        await _bench.Engine.SettleAsync();

        var mapRun = await _bench.MapRunOfAsync(arn);
        Assert.Equal((MapRunStatus.Failed, 2), (mapRun.Status, mapRun.RedriveCount));
        Assert.Equal(new MapRunCounts(2, Succeeded: 1, Failed: 1), mapRun.Executions);
        Assert.Equal(ExecutionStatus.Failed, (await _bench.Engine.DescribeAsync(arn)).Status);
    }

    [Fact]
    public async Task Redrive_ChildrenAreStillBeingStopped_WaitsForThemAndRunsAllAgain()
    {
        const int items = 250;
        var arn = await _bench.RunAsync(Machines.Wait(), JsonSerializer.Serialize(Enumerable.Range(0, items)));

        await _bench.Engine.Executions.StopAsync(arn, null, null, MapRunBench.Never);
        await _bench.Engine.Executions.RedriveAsync(arn, null, MapRunBench.Never);
        await _bench.Engine.SettleAsync();
        var running = await _bench.MapRunOfAsync(arn);
        await _bench.Engine.AdvanceAsync(TimeSpan.FromMinutes(2));

        Assert.Equal(new MapRunCounts(items, Running: items), running.Executions);
        Assert.Equal(ExecutionStatus.Succeeded, (await _bench.Engine.DescribeAsync(arn)).Status);
        Assert.Equal(new MapRunCounts(items, Succeeded: items), (await _bench.MapRunOfAsync(arn)).Items);
    }

    [Fact]
    public async Task Redrive_OneFailedAndOthersAreStillBeingStopped_WaitsForThemAndRunsAllAgain()
    {
        const int items = 150;
        var input = JsonSerializer.Serialize(Enumerable.Range(0, items));
        var arn = await _bench.RunAsync(Machines.Ask(), input);
        await _bench.Engine.TaskAnswers.SendTaskFailureAsync(await TokenAsync(7), "Cold", null, MapRunBench.Never);
        await Patience.UntilAsync(
            async () => (await _bench.Engine.DescribeAsync(arn)).Status != ExecutionStatus.Running, "the end of the execution");

        await _bench.Engine.Executions.RedriveAsync(arn, null, MapRunBench.Never);
        await _bench.Engine.SettleAsync();
        var running = await _bench.MapRunOfAsync(arn);
        foreach (var (item, token) in (await _bench.TokensAsync()).DistinctBy(asked => asked.Item))
        {
            await Assert.ThrowsAsync<TaskTimedOutException>(
                () => _bench.Engine.TaskAnswers.SendTaskSuccessAsync(token, "0", MapRunBench.Never));
            await _bench.Engine.TaskAnswers.SendTaskSuccessAsync(await TokenAsync(item), $"{item}", MapRunBench.Never);
        }

        await _bench.Engine.SettleAsync();
        Assert.Equal(new MapRunCounts(items, Running: items), running.Executions);
        Assert.Equal(input, (await _bench.Engine.DescribeAsync(arn)).Output);
    }

    [Fact]
    public async Task Redrive_ChildEndedTooLongAgo_LeavesItAndRedrivesTheOthersFirst()
    {
        var arn = await _bench.RunAsync(
            Machines.Ask("\"MaxConcurrency\": 2, \"ToleratedFailureCount\": 1,"), "[0,1,2,3]");
        await FailAsync(0);
        await _bench.Engine.AdvanceAsync(TimeSpan.FromDays(15));
        await FailAsync(1);

        await _bench.Engine.Executions.RedriveAsync(arn, null, MapRunBench.Never);
        await _bench.Engine.SettleAsync();
        var running = await _bench.MapRunOfAsync(arn);
        for (var item = 1; item < 4; item++)
        {
            await AnswerAsync(item, $"{item}");
        }

        Assert.Equal(new MapRunCounts(4, Failed: 1, Running: 2, NotRedrivable: 1), running.Executions);
        Assert.Equal(ExecutionStatus.Succeeded, (await _bench.Engine.DescribeAsync(arn)).Status);
        Assert.Equal(
            new MapRunCounts(4, Failed: 1, Succeeded: 3, NotRedrivable: 1), (await _bench.MapRunOfAsync(arn)).Items);
    }

    [Fact]
    public async Task Redrive_EndsBeforeAllWereRedriven_CountsTheOthersAsTheyWere()
    {
        var arn = await _bench.RunAsync(
            Machines.Ask("\"MaxConcurrency\": 1, \"ToleratedFailureCount\": 1,"), "[0,1,2,3]");
        await FailAsync(0);
        await FailAsync(1);

        await _bench.Engine.Executions.RedriveAsync(arn, null, MapRunBench.Never);
        await _bench.Engine.SettleAsync();
        var running = await _bench.MapRunOfAsync(arn);
        await _bench.Engine.Executions.StopAsync(arn, null, null, MapRunBench.Never);
        await _bench.Engine.SettleAsync();

        Assert.Equal(new MapRunCounts(4, Running: 1, PendingRedrive: 1), running.Executions);
        Assert.Equal(new MapRunCounts(4, Failed: 1, Aborted: 1), (await _bench.MapRunOfAsync(arn)).Executions);
    }

    [Fact]
    public async Task Redrive_OfAChild_IsRefused()
    {
        var arn = await _bench.RunAsync(Machines.Check(), "[false]");
        var child = Assert.Single(await _bench.ChildrenAsync((await _bench.MapRunOfAsync(arn)).Arn));

        await Assert.ThrowsAsync<ExecutionNotRedrivableException>(
            () => _bench.Engine.Executions.RedriveAsync(child.Arn, null, MapRunBench.Never));
    }

    private async Task AnswerAsync(int item, string output)
    {
        await _bench.Engine.TaskAnswers.SendTaskSuccessAsync(await TokenAsync(item), output, MapRunBench.Never);
        await _bench.Engine.SettleAsync();
    }

    private async Task FailAsync(int item)
    {
        await _bench.Engine.TaskAnswers.SendTaskFailureAsync(await TokenAsync(item), "Cold", null, MapRunBench.Never);
        await _bench.Engine.SettleAsync();
    }

    /// <summary>The token that a child has asked with last.</summary>
    private async Task<string> TokenAsync(int item) =>
        (await _bench.TokensAsync()).Last(asked => asked.Item == item).Token;
}
