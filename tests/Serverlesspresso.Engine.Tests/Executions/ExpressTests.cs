using Serverlesspresso.Engine.Executions;
using Serverlesspresso.Engine.Executions.Express;
using Serverlesspresso.Engine.StateMachines;
using Serverlesspresso.Engine.Store;
using Serverlesspresso.Engine.Tests.Hosting;

namespace Serverlesspresso.Engine.Tests.Executions;

public sealed class ExpressTests : IAsyncLifetime
{
    private const string Pass = """{"StartAt":"P","States":{"P":{"Type":"Pass","End":true}}}""";
    private const string Wait = """{"StartAt":"W","States":{"W":{"Type":"Wait","Seconds":60,"End":true}}}""";
    private const string WaitLong = """{"StartAt":"W","States":{"W":{"Type":"Wait","Seconds":3600,"End":true}}}""";
    private const string Fail = """{"StartAt":"F","States":{"F":{"Type":"Fail","Error":"OutOfMilk","Cause":"None left."}}}""";

    private static readonly CancellationToken Never = CancellationToken.None;

    private EngineHarness _engine = null!; // Started before each test.

    private ExpressExecutions Express => _engine.Get<ExpressExecutions>();

    public async ValueTask InitializeAsync() => _engine = await EngineHarness.StartAsync();

    public ValueTask DisposeAsync() => _engine.DisposeAsync();

    [Fact]
    public async Task Run_EndsAtOnce_AnswersTheEndAndStoresNothing()
    {
        var machine = await CreateAsync(Pass);

        var row = await Express.RunAsync(new StartExecutionRequest { StateMachineArn = machine, Name = "one", Input = "18" }, Never);

        Assert.Matches(@"\Aarn:aws:states:us-east-1:123456789012:express:quick:one:[0-9a-f-]{36}\z", row.Arn);
        Assert.Equal((ExecutionStatus.Succeeded, "18"), (row.Status, row.Output));
        Assert.Empty(await StoredAsync(row.Arn));
    }

    [Fact]
    public async Task Run_Waits_AnswersItsEndAndLeavesNothing()
    {
        var running = Express.RunAsync(new StartExecutionRequest { StateMachineArn = await CreateAsync(Wait), Input = "18" }, Never);

        await AdvanceUntilAsync(running, TimeSpan.FromSeconds(60));

        var row = await running;
        Assert.Equal((ExecutionStatus.Succeeded, "18"), (row.Status, row.Output));
        Assert.Empty(await StoredAsync(row.Arn));
    }

    [Fact]
    public async Task Run_TakesLongerThanFiveMinutes_TimesOut()
    {
        var running = Express.RunAsync(new StartExecutionRequest { StateMachineArn = await CreateAsync(WaitLong) }, Never);

        await AdvanceUntilAsync(running, TimeSpan.FromSeconds(300));

        var row = await running;
        Assert.Equal(
            (ExecutionStatus.TimedOut, "States.Timeout", TimeSpan.FromSeconds(300)),
            (row.Status, row.Error, row.StoppedAt - row.StartedAt));
    }

    [Fact]
    public async Task Run_Fails_AnswersTheError()
    {
        var row = await Express.RunAsync(new StartExecutionRequest { StateMachineArn = await CreateAsync(Fail) }, Never);

        Assert.Equal((ExecutionStatus.Failed, "OutOfMilk", "None left."), (row.Status, row.Error, row.Cause));
    }

    [Fact]
    public async Task Run_StandardMachine_IsRefused()
    {
        var machine = await _engine.CreateStateMachineAsync("slow", Pass);

        await Assert.ThrowsAsync<StateMachineTypeNotSupportedException>(
            () => Express.RunAsync(new StartExecutionRequest { StateMachineArn = machine }, Never));
    }

    [Fact]
    public async Task Start_SameNameTwice_StartsTwo()
    {
        var machine = await CreateAsync(Pass);

        var first = await _engine.StartExecutionAsync(machine, name: "one");
        var second = await _engine.StartExecutionAsync(machine, name: "one");

        Assert.NotEqual(first, second);
    }

    [Fact]
    public async Task Start_ServerRestartsWhileItWaits_GoesOn()
    {
        var arn = await _engine.StartExecutionAsync(await CreateAsync(Wait));
        Assert.NotEmpty(await StoredAsync(arn));

        await _engine.RestartAsync();
        await _engine.AdvanceAsync(TimeSpan.FromSeconds(60));

        Assert.Empty(await StoredAsync(arn));
    }

    private async Task<string> CreateAsync(string definition)
    {
        var request = new CreateStateMachineRequest
        {
            Name = "quick",
            Definition = definition,
            RoleArn = "arn:aws:iam::123456789012:role/test",
            Type = "EXPRESS",
        };
        return (await _engine.StateMachines.CreateAsync(request, Never)).Arn;
    }

    /// <summary>What the store holds of an execution that runs.</summary>
    private Task<ExecutionRow[]> StoredAsync(string arn) => _engine.Store.ReadAsync(
        async reader => await ExpressRows.FindAsync(reader, arn) is { } row ? new[] { row } : [], Never);

    /// <summary>Moves the clock once the execution waits: its timer is then among the work.</summary>
    private async Task AdvanceUntilAsync(Task running, TimeSpan by)
    {
        await Patience.UntilAsync(
            async () => running.IsCompleted
                || (await _engine.Store.ReadFactsAsync(_engine.Clock.GetUtcNow(), Never)).LaterWork > 0,
            "the timer of the execution");
        await _engine.AdvanceAsync(by);
    }
}
