using Serverlesspresso.Engine.Executions;
using Serverlesspresso.Engine.Store;

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
    public async Task Redrive_OfAChild_IsRefused()
    {
        var arn = await _bench.RunAsync(Machines.Check(), "[false]");
        var child = Assert.Single(await _bench.ChildrenAsync((await _bench.MapRunOfAsync(arn)).Arn));

        await Assert.ThrowsAsync<ExecutionNotRedrivableException>(
            () => _bench.Engine.Executions.RedriveAsync(child.Arn, null, MapRunBench.Never));
    }

    private async Task AnswerAsync(int item, string output)
    {
        await _bench.Engine.Executions.SendTaskSuccessAsync(await TokenAsync(item), output, MapRunBench.Never);
        await _bench.Engine.SettleAsync();
    }

    private async Task FailAsync(int item)
    {
        await _bench.Engine.Executions.SendTaskFailureAsync(await TokenAsync(item), "Cold", null, MapRunBench.Never);
        await _bench.Engine.SettleAsync();
    }

    /// <summary>The token that a child has asked with last.</summary>
    private async Task<string> TokenAsync(int item) =>
        (await _bench.TokensAsync()).Last(asked => asked.Item == item).Token;
}
