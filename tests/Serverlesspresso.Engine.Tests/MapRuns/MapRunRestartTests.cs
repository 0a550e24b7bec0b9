using Serverlesspresso.Engine.Store;
using Serverlesspresso.Engine.Tests.Hosting;
using Serverlesspresso.Engine.Tests.Store;

namespace Serverlesspresso.Engine.Tests.MapRuns;

public sealed class MapRunRestartTests
{
    [Fact]
    public async Task MapRun_RestartsInTheMiddle_LoseAndDoubleNothing()
    {
        await using var bench = await MapRunBench.StartAsync();
        var arn = await bench.RunAsync(Machines.Ask("\"MaxConcurrency\": 2,"), "[0,1,2,3,4]");

        for (var item = 0; item < 5; item++)
        {
            await bench.Engine.RestartAsync();
            var tokens = await bench.TokensAsync();
            await bench.Engine.TaskAnswers.SendTaskSuccessAsync(tokens[item].Token, $"{item * 10}", MapRunBench.Never);
            await bench.Engine.SettleAsync();
        }

        var ended = await bench.Engine.DescribeAsync(arn);
        Assert.Equal((ExecutionStatus.Succeeded, "[0,10,20,30,40]"), (ended.Status, ended.Output));
        Assert.Equal(5, (await bench.TokensAsync()).Count);
    }

    [Fact]
    public async Task MapRun_CrashAtEveryCommit_RunsEachChildOnce()
    {
        const string input = "[0,1,2,3,4,5]";
        var complete = 0;
        var points = await CrashingStore.AtEveryPointAsync(
            async (store, _) =>
            {
                await using var bench = await MapRunBench.StartAsync(_ => store);
                await bench.RunAsync(Machines.Echo("\"MaxConcurrency\": 2,"), input);
            },
            async store =>
            {
                await using var bench = await MapRunBench.StartAsync(_ => store);
                await bench.Engine.AdvanceAsync(TimeSpan.FromSeconds(10));
                var executions = await bench.Engine.Executions.ListAsync(null, null, null, 10, MapRunBench.Never);
                foreach (var listed in executions.Executions)
                {
                    await AssertCompleteAsync(bench, listed.Arn, input);
                    complete++;
                }
            });

        Assert.True(points >= 20, $"Only {points} commit points were reached.");
        Assert.InRange(complete, points - 6, points); // The first commits make the bus, the machine and the execution.
    }

    [Fact]
    public async Task Stop_CrashAtEveryCommit_StopsEveryChildOfAStoppedExecution()
    {
        var stopped = 0;
        var points = await CrashingStore.AtEveryPointAsync(
            async (store, _) =>
            {
                await using var bench = await MapRunBench.StartAsync(_ => store);
                var arn = await bench.RunAsync(Machines.Wait(), "[1,2,3]");
                await bench.Engine.Executions.StopAsync(arn, null, null, MapRunBench.Never);
                await bench.Engine.SettleAsync();
            },
            async store =>
            {
                await using var bench = await MapRunBench.StartAsync(_ => store);
                await bench.Engine.AdvanceAsync(TimeSpan.FromSeconds(10));
                var executions = await bench.Engine.Executions.ListAsync(
                    null, ExecutionStatus.Aborted, null, 10, MapRunBench.Never);
                foreach (var listed in executions.Executions)
                {
                    var mapRun = await bench.MapRunOfAsync(listed.Arn);
                    Assert.Equal((MapRunStatus.Aborted, 0), (mapRun.Status, mapRun.Executions.Running));
                    Assert.All(
                        await bench.ChildrenAsync(mapRun.Arn),
                        child => Assert.Equal(ExecutionStatus.Aborted, child.Status));
                    stopped++;
                }
            });

        Assert.InRange(stopped, 3, points);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Redrive_CrashAtEveryCommit_LosesAndDoublesNothing(bool isStopped)
    {
        var complete = 0;
        var points = await CrashingStore.AtEveryPointAsync(
            async (store, _) =>
            {
                await using var bench = await MapRunBench.StartAsync(_ => store);
                var arn = await bench.RunAsync(Machines.Ask("\"MaxConcurrency\": 3,"), "[0,1,2,3]");
                await EndBadlyAsync(bench, arn, isStopped);
                await bench.Engine.Executions.RedriveAsync(arn, null, MapRunBench.Never);
                await bench.Engine.SettleAsync();
            },
            async store =>
            {
                await using var bench = await MapRunBench.StartAsync(_ => store);
                await bench.Engine.AdvanceAsync(TimeSpan.FromSeconds(10));
                var executions = await bench.Engine.Executions.ListAsync(null, null, null, 10, MapRunBench.Never);
                foreach (var listed in executions.Executions)
                {
                    await FinishAsync(bench, listed.Arn);
                    complete++;
                }
            });

        Assert.True(points >= 15, $"Only {points} commit points were reached.");
        Assert.InRange(complete, points - 6, points + 1); // The first commits make the bus, the machine and the execution.
    }

    /// <summary>Stops the execution, or has a child of it fail while others run; does not wait for what follows.</summary>
    private static async Task EndBadlyAsync(MapRunBench bench, string arn, bool isStopped)
    {
        if (isStopped)
        {
            await bench.Engine.Executions.StopAsync(arn, null, null, MapRunBench.Never);
            return;
        }

        var tokens = await bench.TokensAsync();
        await bench.Engine.TaskAnswers.SendTaskFailureAsync(tokens[1].Token, "Cold", null, MapRunBench.Never);
        await Patience.UntilAsync(
            async () => (await bench.Engine.DescribeAsync(arn)).Status != ExecutionStatus.Running, "the end of the execution");
    }

    /// <summary>Redrives the execution if that is still to be done, and answers every child.</summary>
    private static async Task FinishAsync(MapRunBench bench, string arn)
    {
        if ((await bench.Engine.DescribeAsync(arn)).Status != ExecutionStatus.Running)
        {
            await bench.Engine.Executions.RedriveAsync(arn, null, MapRunBench.Never);
            await bench.Engine.SettleAsync();
        }

        for (var item = 0; item < 4; item++)
        {
            var asked = (await bench.TokensAsync()).Last(asked => asked.Item == item);
            await bench.Engine.TaskAnswers.SendTaskSuccessAsync(asked.Token, $"{item}", MapRunBench.Never);
            await bench.Engine.SettleAsync();
        }

        var mapRun = await bench.MapRunOfAsync(arn);
        Assert.Equal("[0,1,2,3]", (await bench.Engine.DescribeAsync(arn)).Output);
        Assert.Equal((MapRunStatus.Succeeded, new MapRunCounts(4, Succeeded: 4)), (mapRun.Status, mapRun.Executions));
    }

    private static async Task AssertCompleteAsync(MapRunBench bench, string arn, string input)
    {
        var ended = await bench.Engine.DescribeAsync(arn);
        var mapRun = await bench.MapRunOfAsync(arn);
        Assert.Equal((ExecutionStatus.Succeeded, input), (ended.Status, ended.Output));
        Assert.Equal(new MapRunCounts(6, Succeeded: 6), mapRun.Executions);
        foreach (var child in await bench.ChildrenAsync(mapRun.Arn))
        {
            Assert.Equal(
                ["ExecutionStarted", "PassStateEntered", "PassStateExited", "ExecutionSucceeded"],
                await bench.Engine.HistoryTypesAsync(child.Arn));
        }
    }
}
