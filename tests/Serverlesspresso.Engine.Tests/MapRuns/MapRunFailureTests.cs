using System.Text.Json;
using Serverlesspresso.Engine.Executions;
using Serverlesspresso.Engine.MapRuns;
using Serverlesspresso.Engine.Store;

namespace Serverlesspresso.Engine.Tests.MapRuns;

public sealed class MapRunFailureTests : IAsyncLifetime
{
    private MapRunBench _bench = null!; // Started before each test.

    public async ValueTask InitializeAsync() => _bench = await MapRunBench.StartAsync();

    public ValueTask DisposeAsync() => _bench.DisposeAsync();

    [Theory]
    [InlineData("", "[true,true,true,true]", true)]
    [InlineData("", "[true,true,false,true]", false)]
    [InlineData("\"ToleratedFailureCount\": 1,", "[true,false,true,true]", true)]
    [InlineData("\"ToleratedFailureCount\": 1,", "[false,false,true,true]", false)]
    [InlineData("\"ToleratedFailurePercentage\": 50,", "[false,false,true,true]", true)]
    [InlineData("\"ToleratedFailurePercentage\": 49.9,", "[false,false,true,true]", false)]
    [InlineData("\"ToleratedFailurePercentage\": 100,", "[false,false]", true)]
    [InlineData("\"ToleratedFailureCount\": 1, \"ToleratedFailurePercentage\": 100,", "[false,false]", false)]
    [InlineData("\"ToleratedFailureCount\": 9, \"ToleratedFailurePercentage\": 10,", "[false,true]", false)]
    public async Task MapRun_SomeItemsFail_FailsIfMoreThanTolerated(string fields, string input, bool isTolerated)
    {
        var arn = await _bench.RunAsync(Machines.Check(fields), input);

        var ended = await _bench.Engine.DescribeAsync(arn);
        Assert.Equal(isTolerated ? null : "States.ExceedToleratedFailureThreshold", ended.Error);
        Assert.Equal(isTolerated ? null : "The specified tolerated failure threshold was exceeded", ended.Cause);
        Assert.Equal(
            isTolerated ? MapRunStatus.Succeeded : MapRunStatus.Failed, (await _bench.MapRunOfAsync(arn)).Status);
    }

    [Fact]
    public async Task MapRun_FailureIsTolerated_StandsInTheResult()
    {
        var arn = await _bench.RunAsync(Machines.Check("\"ToleratedFailureCount\": 1,"), "[true,false]");

        using var output = JsonDocument.Parse((await _bench.Engine.DescribeAsync(arn)).Output!);
        var failed = output.RootElement[1];
        Assert.True(output.RootElement[0].GetBoolean());
        Assert.Equal(
            ("FAILED", "Cold", "The cup is cold.", "false"),
            (Text(failed, "Status"), Text(failed, "Error"), Text(failed, "Cause"), Text(failed, "Input")));
    }

    [Fact]
    public async Task MapRun_BatchFails_CountsAllItsItems()
    {
        const string fields = "\"ToleratedFailureCount\": 3, \"ItemBatcher\": { \"MaxItemsPerBatch\": 4 },";
        var arn = await _bench.RunAsync(
            Machines.Check(fields).Replace("\"Variable\": \"$\"", "\"Variable\": \"$.Items[0]\"", StringComparison.Ordinal),
            "[false,true,true,true]");

        var mapRun = await _bench.MapRunOfAsync(arn);
        Assert.Equal((MapRunStatus.Failed, 4, 1), (mapRun.Status, mapRun.Items.Failed, mapRun.Executions.Failed));
    }

    [Fact]
    public async Task MapRun_ChildrenTimeOutOrAreStopped_CountThemApart()
    {
        var arn = await _bench.RunAsync(Machines.Wait("\"ToleratedFailureCount\": 9,"), "[1,2]");
        var mapRun = await _bench.MapRunOfAsync(arn);
        var first = (await _bench.ChildrenAsync(mapRun.Arn))[0];

        await _bench.Engine.Executions.StopAsync(first.Arn, "Enough", null, MapRunBench.Never);
        await _bench.Engine.AdvanceAsync(TimeSpan.FromMinutes(2));

        Assert.Equal(new MapRunCounts(2, Succeeded: 1, Aborted: 1), (await _bench.MapRunOfAsync(arn)).Executions);
        Assert.Equal(ExecutionStatus.Succeeded, (await _bench.Engine.DescribeAsync(arn)).Status);
    }

    [Fact]
    public async Task MapRun_ThresholdExceeded_StopsTheOthersAndStartsNoMore()
    {
        var arn = await _bench.RunAsync(Machines.Ask("\"MaxConcurrency\": 3,"), "[0,1,2,3,4]");
        var tokens = await _bench.TokensAsync();

        await _bench.Engine.TaskAnswers.SendTaskFailureAsync(tokens[1].Token, "Cold", null, MapRunBench.Never);
        await _bench.Engine.SettleAsync();

        var mapRun = await _bench.MapRunOfAsync(arn);
        Assert.Equal(new MapRunCounts(5, Failed: 1, Aborted: 2), mapRun.Executions);
        Assert.Equal(2, mapRun.Executions.Pending);
        Assert.Equal(ExecutionStatus.Failed, (await _bench.Engine.DescribeAsync(arn)).Status);
        await Assert.ThrowsAsync<TaskTimedOutException>(
            () => _bench.Engine.TaskAnswers.SendTaskSuccessAsync(tokens[0].Token, "1", MapRunBench.Never));
    }

    [Fact]
    public async Task Execution_Stopped_StopsAllChildren()
    {
        const int items = 250;
        var arn = await _bench.RunAsync(Machines.Wait(), JsonSerializer.Serialize(Enumerable.Range(0, items)));
        Assert.Equal(items, (await _bench.MapRunOfAsync(arn)).Executions.Running);

        await _bench.Engine.Executions.StopAsync(arn, null, null, MapRunBench.Never);
        await _bench.Engine.SettleAsync();

        var mapRun = await _bench.MapRunOfAsync(arn);
        Assert.Equal((MapRunStatus.Aborted, new MapRunCounts(items, Aborted: items)), (mapRun.Status, mapRun.Executions));
        Assert.Equal(
            ["MapRunStarted", "MapRunAborted", "MapStateAborted", "ExecutionAborted"],
            (await _bench.Engine.HistoryTypesAsync(arn)).TakeLast(4));
        Assert.All(await _bench.ChildrenAsync(mapRun.Arn), child => Assert.Equal(ExecutionStatus.Aborted, child.Status));
    }

    [Fact]
    public async Task Execution_TimesOut_StopsAllChildren()
    {
        var arn = await _bench.RunAsync(Machines.Wait(machineFields: "\"TimeoutSeconds\": 10,"), "[1,2]");

        await _bench.Engine.AdvanceAsync(TimeSpan.FromSeconds(11));

        Assert.Equal(ExecutionStatus.TimedOut, (await _bench.Engine.DescribeAsync(arn)).Status);
        Assert.Equal(new MapRunCounts(2, Aborted: 2), (await _bench.MapRunOfAsync(arn)).Executions);
    }

    [Theory]
    [InlineData("STANDARD", ExecutionStatus.Succeeded)]
    [InlineData("EXPRESS", ExecutionStatus.TimedOut)]
    public async Task Child_RunsLongerThanFiveMinutes_TimesOutIfExpress(string type, ExecutionStatus status)
    {
        var definition = Machines.Wait("\"ToleratedFailurePercentage\": 100,")
            .Replace("60", "400", StringComparison.Ordinal)
            .Replace("STANDARD", type, StringComparison.Ordinal);
        var arn = await _bench.RunAsync(definition, "[1]");

        await _bench.Engine.AdvanceAsync(TimeSpan.FromSeconds(299));
        var early = Assert.Single(await _bench.ChildrenAsync((await _bench.MapRunOfAsync(arn)).Arn));
        await _bench.Engine.AdvanceAsync(TimeSpan.FromSeconds(2));
        await _bench.Engine.AdvanceAsync(TimeSpan.FromSeconds(100));

        var late = Assert.Single(await _bench.ChildrenAsync((await _bench.MapRunOfAsync(arn)).Arn));
        Assert.Equal((ExecutionStatus.Running, status), (early.Status, late.Status));
    }

    [Fact]
    public async Task ExpressChild_Redriven_HasFiveMinutesAgain()
    {
        var definition = Machines.Wait()
            .Replace("60", "400", StringComparison.Ordinal)
            .Replace("STANDARD", "EXPRESS", StringComparison.Ordinal);
        var arn = await _bench.RunAsync(definition, "[1]");
        await _bench.Engine.AdvanceAsync(TimeSpan.FromSeconds(301));
        await _bench.Engine.Executions.RedriveAsync(arn, clientToken: null, MapRunBench.Never);
        await _bench.Engine.SettleAsync();
        var mapRunArn = (await _bench.MapRunOfAsync(arn)).Arn;

        await _bench.Engine.AdvanceAsync(TimeSpan.FromSeconds(299));
        var early = Assert.Single(await _bench.ChildrenAsync(mapRunArn));
        await _bench.Engine.AdvanceAsync(TimeSpan.FromSeconds(2));

        var late = Assert.Single(await _bench.ChildrenAsync(mapRunArn));
        Assert.Equal((ExecutionStatus.Running, 1), (early.Status, early.RedriveCount));
        Assert.Equal(ExecutionStatus.TimedOut, late.Status);
    }

    [Fact]
    public async Task MapRun_CannotGoOn_FailsItsExecution()
    {
        const string selector =
            """
            "ItemsPath": "$.items", "MaxConcurrency": 1,
            "ItemSelector": { "n.$": "States.ArrayGetItem($.one, $$.Execution.RedriveCount)" },
            """;
        var arn = await _bench.RunAsync(Machines.Ask(selector), """{ "items": [0, 1], "one": [7] }""");
        await _bench.FailAskedAsync(0);
        await _bench.Engine.Executions.RedriveAsync(arn, null, MapRunBench.Never);
        await _bench.Engine.SettleAsync();
        await _bench.AnswerAskedAsync(1);

        for (var attempt = 0; attempt < 20; attempt++)
        {
            await _bench.Engine.AdvanceAsync(TimeSpan.FromHours(3));
        }

        var ended = await _bench.Engine.DescribeAsync(arn);
        Assert.Equal((ExecutionStatus.Failed, "States.Runtime"), (ended.Status, ended.Error));
        Assert.Equal(
            (MapRunStatus.Failed, new MapRunCounts(2, Succeeded: 1)),
            ((await _bench.MapRunOfAsync(arn)).Status, (await _bench.MapRunOfAsync(arn)).Executions));
    }

    [Fact]
    public async Task MapRun_Ended_CannotBeUpdated()
    {
        var arn = await _bench.RunAsync(Machines.Echo(), "[1]");
        var mapRun = await _bench.MapRunOfAsync(arn);

        await Assert.ThrowsAsync<MapRunEndedException>(
            () => _bench.Engine.Get<MapRunRegistry>().UpdateAsync(mapRun.Arn, 1, null, null, MapRunBench.Never));
    }

    private static string? Text(JsonElement structure, string name) => structure.GetProperty(name).GetString();
}
