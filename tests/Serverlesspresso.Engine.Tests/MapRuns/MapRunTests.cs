using System.Diagnostics;
using System.Text.Json;
using Serverlesspresso.Engine.Buses;
using Serverlesspresso.Engine.MapRuns;
using Serverlesspresso.Engine.Store;
using Serverlesspresso.Engine.Tests.Hosting;

namespace Serverlesspresso.Engine.Tests.MapRuns;

public sealed class MapRunTests : IAsyncLifetime
{
    private static readonly CancellationToken Never = CancellationToken.None;

    private EngineHarness _engine = null!; // Started before each test.

    public async ValueTask InitializeAsync()
    {
        _engine = await EngineHarness.StartAsync();
        await _engine.Get<EventBuses>().CreateAsync("bar", null, new Dictionary<string, string>(), Never);
    }

    public ValueTask DisposeAsync() => _engine.DisposeAsync();

    [Fact]
    public async Task MapRun_AllChildrenSucceed_GivesTheirOutputsInOrder()
    {
        var arn = await RunAsync(Machines.Echo(), "[1,\"two\",{\"three\":3}]");

        var ended = await _engine.DescribeAsync(arn);
        var mapRun = await MapRunOfAsync(arn);
        Assert.Equal((ExecutionStatus.Succeeded, """[1,"two",{"three":3}]"""), (ended.Status, ended.Output));
        Assert.Equal(
            [
                "ExecutionStarted", "MapStateEntered", "MapStateStarted", "MapRunStarted", "MapRunSucceeded",
                "MapStateSucceeded", "MapStateExited", "ExecutionSucceeded",
            ],
            await _engine.HistoryTypesAsync(arn));
        Assert.Equal(MapRunStatus.Succeeded, mapRun.Status);
        Assert.Equal(new MapRunCounts(3, Succeeded: 3), mapRun.Items);
        Assert.Equal(new MapRunCounts(3, Succeeded: 3), mapRun.Executions);
        Assert.Equal(0, mapRun.Executions.Pending);
    }

    [Fact]
    public async Task MapRun_NoItems_GivesAnEmptyArray()
    {
        var arn = await RunAsync(Machines.Echo(), "[]");

        Assert.Equal("[]", (await _engine.DescribeAsync(arn)).Output);
    }

    [Fact]
    public async Task Child_Started_IsAnExecutionOfItsOwn()
    {
        var arn = await RunAsync(Machines.Echo("\"Label\": \"Cups\","), "[\"latte\"]");

        var mapRun = await MapRunOfAsync(arn);
        var listed = Assert.Single(await ChildrenAsync(mapRun.Arn));
        var child = await _engine.DescribeAsync(listed.Arn);
        Assert.StartsWith("arn:aws:states:us-east-1:123456789012:mapRun:machine/Cups:", mapRun.Arn, StringComparison.Ordinal);
        Assert.StartsWith("arn:aws:states:us-east-1:123456789012:execution:machine/Cups:", child.Arn, StringComparison.Ordinal);
        Assert.Equal("arn:aws:states:us-east-1:123456789012:stateMachine:machine/Cups", child.StateMachineArn);
        Assert.Equal(("\"latte\"", "\"latte\"", ExecutionStatus.Succeeded), (child.Input, child.Output, child.Status));
        Assert.Equal(new MapRunChild(mapRun.Arn, 0, 1), child.MapRunChild);
        Assert.Equal(
            ["ExecutionStarted", "PassStateEntered", "PassStateExited", "ExecutionSucceeded"],
            await _engine.HistoryTypesAsync(child.Arn));
    }

    [Fact]
    public async Task MapRun_ThousandsOfItems_RunsThemAll()
    {
        const int items = 10_000;
        var input = JsonSerializer.Serialize(Enumerable.Range(0, items));
        var started = Stopwatch.GetTimestamp();

        var arn = await RunAsync(Machines.Echo(), input);

        TestContext.Current.TestOutputHelper?.WriteLine($"{Stopwatch.GetElapsedTime(started).TotalSeconds} s");
        Assert.Equal(input, (await _engine.DescribeAsync(arn)).Output);
        Assert.Equal(new MapRunCounts(items, Succeeded: items), (await MapRunOfAsync(arn)).Executions);
    }

    private async Task<string> RunAsync(string definition, string input)
    {
        var machine = await _engine.CreateStateMachineAsync("machine", definition);
        var arn = await _engine.StartExecutionAsync(machine, input);
        await _engine.SettleAsync();
        return arn;
    }

    private async Task<MapRunRow> MapRunOfAsync(string arn) =>
        Assert.Single(await _engine.Get<MapRunRegistry>().ListAsync(arn, afterArn: null, limit: 10, Never));

    private Task<IReadOnlyList<ExecutionRow>> ChildrenAsync(string mapRunArn) =>
        _engine.Get<MapRunRegistry>().ListExecutionsAsync(new ChildExecutionQuery(mapRunArn, Limit: 100), Never);
}
