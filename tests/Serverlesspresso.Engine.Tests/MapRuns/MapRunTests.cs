using System.Diagnostics;
using System.Text.Json;
using Serverlesspresso.Engine.MapRuns;
using Serverlesspresso.Engine.Store;

namespace Serverlesspresso.Engine.Tests.MapRuns;

public sealed class MapRunTests : IAsyncLifetime
{
    private MapRunBench _bench = null!; // Started before each test.

    public async ValueTask InitializeAsync() => _bench = await MapRunBench.StartAsync();

    public ValueTask DisposeAsync() => _bench.DisposeAsync();

    [Fact]
    public async Task MapRun_AllChildrenSucceed_GivesTheirOutputsInOrder()
    {
        var arn = await _bench.RunAsync(Machines.Echo(), "[1,\"two\",{\"three\":3}]");

        var ended = await _bench.Engine.DescribeAsync(arn);
        var mapRun = await _bench.MapRunOfAsync(arn);
        Assert.Equal((ExecutionStatus.Succeeded, """[1,"two",{"three":3}]"""), (ended.Status, ended.Output));
        Assert.Equal(
            [
                "ExecutionStarted", "MapStateEntered", "MapStateStarted", "MapRunStarted", "MapRunSucceeded",
                "MapStateSucceeded", "MapStateExited", "ExecutionSucceeded",
            ],
            await _bench.Engine.HistoryTypesAsync(arn));
        Assert.Equal(MapRunStatus.Succeeded, mapRun.Status);
        Assert.Equal(new MapRunCounts(3, Succeeded: 3), mapRun.Items);
        Assert.Equal(new MapRunCounts(3, Succeeded: 3), mapRun.Executions);
        Assert.Equal(0, mapRun.Executions.Pending);
    }

    [Fact]
    public async Task MapRun_NoItems_GivesAnEmptyArray()
    {
        var arn = await _bench.RunAsync(Machines.Echo(), "[]");

        Assert.Equal("[]", (await _bench.Engine.DescribeAsync(arn)).Output);
    }

    [Fact]
    public async Task Child_Started_IsAnExecutionOfItsOwn()
    {
        var arn = await _bench.RunAsync(Machines.Echo(), "[\"latte\"]");

        var mapRun = await _bench.MapRunOfAsync(arn);
        var listed = Assert.Single(await _bench.ChildrenAsync(mapRun.Arn));
        var child = await _bench.Engine.DescribeAsync(listed.Arn);
        const string account = "arn:aws:states:us-east-1:123456789012:";
        Assert.StartsWith($"{account}mapRun:machine/Cups:", mapRun.Arn, StringComparison.Ordinal);
        Assert.StartsWith($"{account}execution:machine/Cups:", child.Arn, StringComparison.Ordinal);
        Assert.Equal($"{account}stateMachine:machine/Cups", child.StateMachineArn);
        Assert.Equal(("\"latte\"", "\"latte\"", ExecutionStatus.Succeeded), (child.Input, child.Output, child.Status));
        Assert.Equal(new MapRunChild(mapRun.Arn, 0, 1), child.MapRunChild);
        Assert.Equal(
            ["ExecutionStarted", "PassStateEntered", "PassStateExited", "ExecutionSucceeded"],
            await _bench.Engine.HistoryTypesAsync(child.Arn));
    }

    [Fact]
    public async Task Children_Listed_AreNotAmongTheExecutionsOfTheirMachine()
    {
        var arn = await _bench.RunAsync(Machines.Echo(), "[1,2,3]");
        var machine = (await _bench.Engine.DescribeAsync(arn)).StateMachineArn;

        var ofMachine = await _bench.Engine.Executions.ListAsync(machine, null, null, 100, MapRunBench.Never);
        var ofAll = await _bench.Engine.Executions.ListAsync(null, null, null, 100, MapRunBench.Never);

        Assert.Equal([arn], ofMachine.Executions.Select(row => row.Arn));
        Assert.Equal([arn], ofAll.Executions.Select(row => row.Arn));
    }

    [Fact]
    public async Task MapRun_Batches_AreOneChildEach()
    {
        var arn = await _bench.RunAsync(
            Machines.Echo("\"ItemBatcher\": { \"MaxItemsPerBatch\": 2, \"BatchInput\": { \"bar\": 1 } },"), "[1,2,3]");

        var mapRun = await _bench.MapRunOfAsync(arn);
        Assert.Equal(
            """[{"BatchInput":{"bar":1},"Items":[1,2]},{"BatchInput":{"bar":1},"Items":[3]}]""",
            (await _bench.Engine.DescribeAsync(arn)).Output);
        Assert.Equal((3, 2), (mapRun.Items.Succeeded, mapRun.Executions.Succeeded));
    }

    [Fact]
    public async Task MapRun_WithinAChild_IsNamedAfterTheMachine()
    {
        var arn = await _bench.RunAsync(Machines.Nested, "[[1,2],[3]]");

        var ended = await _bench.Engine.DescribeAsync(arn);
        Assert.Equal((ExecutionStatus.Succeeded, "[[1,2],[3]]"), (ended.Status, ended.Output));
        var outer = await _bench.ChildrenAsync((await _bench.MapRunOfAsync(arn)).Arn);
        var inner = await _bench.MapRunOfAsync(outer[0].Arn);
        Assert.Contains(":mapRun:machine/Inner:", inner.Arn, StringComparison.Ordinal);
        Assert.Equal(2, (await _bench.ChildrenAsync(inner.Arn)).Count);
    }

    [Fact]
    public async Task MapRun_MaxConcurrency_IsNeverExceededAndAlwaysUsed()
    {
        var arn = await _bench.RunAsync(Machines.Wait("\"MaxConcurrency\": 3,"), "[1,2,3,4,5,6,7]");
        var running = new List<long>();
        for (var minute = 0; minute < 3; minute++)
        {
            running.Add((await _bench.MapRunOfAsync(arn)).Executions.Running);
            await _bench.Engine.AdvanceAsync(TimeSpan.FromSeconds(60));
        }

        Assert.Equal([3, 3, 1], running);
        Assert.Equal(ExecutionStatus.Succeeded, (await _bench.Engine.DescribeAsync(arn)).Status);
    }

    [Fact]
    public async Task MapRun_ConcurrencyRaisedMeanwhile_StartsMoreAtOnce()
    {
        var arn = await _bench.RunAsync(Machines.Wait("\"MaxConcurrency\": 1,"), "[1,2,3,4]");
        var mapRun = await _bench.MapRunOfAsync(arn);

        await _bench.Engine.Get<MapRunRegistry>().UpdateAsync(mapRun.Arn, 3, 2, null, MapRunBench.Never);
        await _bench.Engine.SettleAsync();

        var changed = await _bench.MapRunOfAsync(arn);
        Assert.Equal((3, 3, 1), (changed.MaxConcurrency, changed.Executions.Running, changed.Executions.Pending));
        Assert.Equal((2, null), (changed.ToleratedFailureCount, changed.ToleratedFailurePercentage));
    }

    [Fact]
    public async Task MapRun_OutputsTogetherTooLong_FailsTheExecution()
    {
        var text = new string('x', 100_000);
        var arn = await _bench.RunAsync(Machines.Echo($"\"ItemSelector\": {{ \"text\": \"{text}\" }},"), "[1,2,3]");

        var ended = await _bench.Engine.DescribeAsync(arn);
        Assert.Equal((ExecutionStatus.Failed, "States.DataLimitExceeded"), (ended.Status, ended.Error));
        Assert.Equal(MapRunStatus.Succeeded, (await _bench.MapRunOfAsync(arn)).Status);
    }

    [Fact]
    public async Task MapRun_ThousandsOfItems_RunsThemAll()
    {
        const int items = 10_000;
        var input = JsonSerializer.Serialize(Enumerable.Range(0, items));
        var started = Stopwatch.GetTimestamp();

        var arn = await _bench.RunAsync(Machines.Echo(), input);

        TestContext.Current.TestOutputHelper?.WriteLine($"{Stopwatch.GetElapsedTime(started).TotalSeconds} s");
        Assert.Equal(input, (await _bench.Engine.DescribeAsync(arn)).Output);
        Assert.Equal(new MapRunCounts(items, Succeeded: items), (await _bench.MapRunOfAsync(arn)).Executions);
    }
}
