using Serverlesspresso.Engine.Executions;
using Serverlesspresso.Engine.StateMachines;
using Serverlesspresso.Engine.Store;
using Serverlesspresso.Engine.Tests.Hosting;

namespace Serverlesspresso.Engine.Tests.Executions;

public sealed class ExecutionsTests : IAsyncLifetime
{
    private const string Echo = """{"StartAt":"Echo","States":{"Echo":{"Type":"Pass","End":true}}}""";

    private const string WaitAMinute =
        """{"StartAt":"Wait","States":{"Wait":{"Type":"Wait","Seconds":60,"Next":"Done"},"Done":{"Type":"Succeed"}}}""";

    // Counts to 3,000 in 6,000 states: more than one turn may enter.
    private const string Count =
        """
        {
          "StartAt": "Add",
          "States": {
            "Add": {
              "Type": "Pass",
              "Parameters": { "n.$": "States.MathAdd($.n, 1)" },
              "Next": "More?"
            },
            "More?": {
              "Type": "Choice",
              "Choices": [ { "Variable": "$.n", "NumericLessThan": 3000, "Next": "Add" } ],
              "Default": "Done"
            },
            "Done": { "Type": "Succeed" }
          }
        }
        """;

    private static readonly CancellationToken Never = CancellationToken.None;

    private EngineHarness _engine = null!; // Started before each test.

    public async ValueTask InitializeAsync() => _engine = await EngineHarness.StartAsync();

    public ValueTask DisposeAsync() => _engine.DisposeAsync();

    [Fact]
    public async Task Start_NothingToWaitFor_HasEndedWhenItIsAcknowledged()
    {
        var machine = await _engine.CreateStateMachineAsync("Echo", Echo);

        var arn = await _engine.StartExecutionAsync(machine, """{"drink":"Latte"}""", "first");

        var execution = await _engine.DescribeAsync(arn);
        Assert.Equal("arn:aws:states:us-east-1:123456789012:execution:Echo:first", arn);
        Assert.Equal(
            (ExecutionStatus.Succeeded, """{"drink":"Latte"}""", EngineHarness.Start, 4L),
            (execution.Status, execution.Output, execution.StoppedAt ?? default, execution.LastEventId));
    }

    [Fact]
    public async Task Start_NameOfAnExecutionThatEnded_IsRefused()
    {
        var machine = await _engine.CreateStateMachineAsync("Echo", Echo);
        var arn = await _engine.StartExecutionAsync(machine, "{}", "first");

        var refusal = await Assert.ThrowsAsync<ExecutionAlreadyExistsException>(
            () => _engine.StartExecutionAsync(machine, "{}", "first"));

        Assert.Equal($"Execution Already Exists: '{arn}'", refusal.Message);
    }

    [Fact]
    public async Task Start_NameOfARunningExecutionAndSameInput_AnswersTheOneThatRuns()
    {
        var machine = await _engine.CreateStateMachineAsync("Waiter", WaitAMinute);
        var first = await _engine.StartExecutionAsync(machine, "{}", "first");

        var second = await _engine.StartExecutionAsync(machine, "{}", "first");

        Assert.Equal(first, second);
        Assert.Equal(
            ["ExecutionStarted", "WaitStateEntered"], await _engine.HistoryTypesAsync(first));
    }

    [Fact]
    public async Task Start_NameOfARunningExecutionAndOtherInput_IsRefused()
    {
        var machine = await _engine.CreateStateMachineAsync("Waiter", WaitAMinute);
        await _engine.StartExecutionAsync(machine, "{}", "first");

        await Assert.ThrowsAsync<ExecutionAlreadyExistsException>(
            () => _engine.StartExecutionAsync(machine, "[]", "first"));
    }

    [Fact]
    public async Task Start_InputIsNoJson_IsRefusedInAwsWords()
    {
        var machine = await _engine.CreateStateMachineAsync("Echo", Echo);

        var refusal = await Assert.ThrowsAsync<InvalidExecutionInputException>(
            () => _engine.StartExecutionAsync(machine, "not some json"));

        Assert.Equal(
            "Invalid State Machine Execution Input: 'Unrecognized token 'not': was expecting "
            + "(JSON String, Number, Array, Object or token 'null', 'true' or 'false')'",
            refusal.Message);
    }

    [Theory]
    [InlineData("has space")]
    [InlineData("a/b")]
    [InlineData("")]
    public async Task Start_NameIsNone_IsRefused(string name)
    {
        var machine = await _engine.CreateStateMachineAsync("Echo", Echo);

        await Assert.ThrowsAsync<InvalidNameException>(() => _engine.StartExecutionAsync(machine, "{}", name));
    }

    [Fact]
    public async Task Start_NoSuchStateMachine_IsRefused()
    {
        const string Arn = "arn:aws:states:us-east-1:123456789012:stateMachine:Nowhere";

        var refusal = await Assert.ThrowsAsync<StateMachineDoesNotExistException>(
            () => _engine.StartExecutionAsync(Arn));

        Assert.Equal($"State Machine Does Not Exist: '{Arn}'", refusal.Message);
    }

    [Fact]
    public async Task Wait_TimePasses_ExecutionGoesOn()
    {
        var machine = await _engine.CreateStateMachineAsync("Waiter", WaitAMinute);
        var arn = await _engine.StartExecutionAsync(machine);

        await _engine.AdvanceAsync(TimeSpan.FromSeconds(59));
        var before = (await _engine.DescribeAsync(arn)).Status;
        await _engine.AdvanceAsync(TimeSpan.FromSeconds(1));

        Assert.Equal(ExecutionStatus.Running, before);
        Assert.Equal(ExecutionStatus.Succeeded, (await _engine.DescribeAsync(arn)).Status);
    }

    [Fact]
    public async Task Start_MoreStatesThanATurnMayEnter_GoesOnInLaterTurns()
    {
        var machine = await _engine.CreateStateMachineAsync("Counter", Count);
        var arn = await _engine.StartExecutionAsync(machine, """{"n":0}""");

        await _engine.SettleAsync();

        Assert.Equal("""{"n":3000}""", (await _engine.DescribeAsync(arn)).Output);
    }

    [Fact]
    public async Task Update_ExecutionRuns_ItStaysWithTheDefinitionItStartedWith()
    {
        var machine = await _engine.CreateStateMachineAsync("Waiter", WaitAMinute);
        var arn = await _engine.StartExecutionAsync(machine);
        await _engine.StateMachines.UpdateAsync(machine, Echo, roleArn: null, Never);
        await _engine.RestartAsync();

        await _engine.AdvanceAsync(TimeSpan.FromSeconds(60));

        Assert.Equal(
            ["ExecutionStarted", "WaitStateEntered", "WaitStateExited", "SucceedStateEntered", "SucceedStateExited", "ExecutionSucceeded"],
            await _engine.HistoryTypesAsync(arn));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task GetHistory_InPages_LosesNothing(bool newestFirst)
    {
        var machine = await _engine.CreateStateMachineAsync("Counter", Count);
        var arn = await _engine.StartExecutionAsync(machine, """{"n":2900}""");
        var last = (await _engine.DescribeAsync(arn)).LastEventId;

        var ids = new List<long>();
        long? next = null;
        do
        {
            var page = await _engine.Executions.GetHistoryAsync(arn, next, limit: 37, newestFirst, Never);
            ids.AddRange(page.Events.Select(historyEvent => historyEvent.GetProperty("id").GetInt64()));
            next = page.NextEventId;
        }
        while (next is not null);

        var expected = Enumerable.Range(1, (int)last).Select(id => (long)id);
        Assert.Equal(newestFirst ? expected.Reverse() : expected, ids);
    }

    [Fact]
    public async Task List_InPages_LosesNothingAndComesNewestFirst()
    {
        var machine = await _engine.CreateStateMachineAsync("Echo", Echo);
        var started = new List<string>();
        for (var number = 0; number < 25; number++)
        {
            started.Add(await _engine.StartExecutionAsync(machine, "{}", $"run-{number}"));
            _engine.Clock.Advance(TimeSpan.FromSeconds(number % 3));
        }

        var listed = new List<ExecutionRow>();
        ExecutionPlace? next = null;
        do
        {
            var page = await _engine.Executions.ListAsync(machine, status: null, next, limit: 10, Never);
            listed.AddRange(page.Executions);
            next = page.Next;
        }
        while (next is not null);

        Assert.Equal(started.Order(), listed.Select(row => row.Arn).Order());
        Assert.Equal(listed.Select(row => row.StartedAt).OrderDescending(), listed.Select(row => row.StartedAt));
    }
}
