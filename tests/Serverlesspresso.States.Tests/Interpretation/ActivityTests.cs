using Serverlesspresso.States.Definitions;
using Serverlesspresso.States.Interpretation;

namespace Serverlesspresso.States.Tests.Interpretation;

public sealed class ActivityTests
{
    private const string Arn = "arn:aws:states:eu-west-1:123456789012:activity:grind";

    private const string Grind =
        $$"""
        {
          "StartAt": "Grind",
          "States": {
            "Grind": {
              "Type": "Task", "Resource": "{{Arn}}", "TimeoutSeconds": 60, "HeartbeatSeconds": 10,
              "Catch": [{ "ErrorEquals": ["States.ALL"], "Next": "Sorry", "ResultPath": "$.error" }],
              "End": true
            },
            "Sorry": { "Type": "Pass", "End": true }
          }
        }
        """;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Activity_WorkerTakesAndAnswers_TellsWhoItWas(bool isSplit)
    {
        var host = new SimulatedHost(Grind, _ => null) { IsSplit = isSplit }.Start("""{"beans":18}""");

        host.Send(new Stimulus.TaskTaken(3, "barista"));
        host.Send(new Stimulus.TaskSucceeded(3, "18"));

        Assert.Equal(("activity", Arn, """{"beans":18}"""), (host.Tasks[0].ResourceType, host.Tasks[0].Action, host.Tasks[0].Parameters));
        Assert.Equal(new ExecutionOutcome.Succeeded("18"), host.Outcome);
        Assert.Equal(
            "ExecutionStarted TaskStateEntered ActivityScheduled ActivityStarted ActivitySucceeded TaskStateExited ExecutionSucceeded",
            host.Types);
        Assert.Contains(
            $$"""
            "activityScheduledEventDetails":{"resource":"{{Arn}}","input":"{\u0022beans\u0022:18}","inputDetails":{"truncated":false},"timeoutInSeconds":60,"heartbeatInSeconds":10}
            """.Trim(),
            host.Show(),
            StringComparison.Ordinal);
        Assert.Contains("""
            "activityStartedEventDetails":{"workerName":"barista"}
            """.Trim(), host.Show(), StringComparison.Ordinal);
        Assert.Empty(host.Timers);
    }

    [Fact]
    public void Activity_NobodyTakesIt_WaitsWithoutTimeout()
    {
        var host = new SimulatedHost(Grind, _ => null).Start();

        Assert.Empty(host.Timers);
        Assert.Equal("ExecutionStarted TaskStateEntered ActivityScheduled", host.Types);
    }

    [Fact]
    public void Activity_WorkerFallsSilent_TimesOutByItsHeartbeat()
    {
        var host = new SimulatedHost(Grind, _ => null).Start();
        host.Now = SimulatedHost.StartTime.AddHours(1);

        host.Send(new Stimulus.TaskTaken(3, WorkerName: null));
        host.Run();

        Assert.Equal(SimulatedHost.StartTime.AddHours(1).AddSeconds(10), host.Now);
        Assert.Contains("ActivityStarted ActivityTimedOut TaskStateExited", host.Types, StringComparison.Ordinal);
        Assert.Equal(
            new ExecutionOutcome.Succeeded("""{"error":{"Error":"States.HeartbeatTimeout","Cause":""}}"""), host.Outcome);
    }

    [Fact]
    public void Activity_TakenTwice_StartsOnce()
    {
        var host = new SimulatedHost(Grind, _ => null).Start();
        host.Send(new Stimulus.TaskTaken(3, "first"));

        var step = host.Send(new Stimulus.TaskTaken(3, "second"));

        Assert.Empty(step.History);
    }

    [Fact]
    public void Activity_WorkerFails_HandsTheErrorToCatch()
    {
        var host = new SimulatedHost(Grind, _ => null).Start();
        host.Send(new Stimulus.TaskTaken(3, "barista"));

        host.Send(new Stimulus.TaskFailed(3, "Jam", "The grinder is jammed."));

        Assert.Contains("ActivityFailed TaskStateExited", host.Types, StringComparison.Ordinal);
        Assert.Equal(
            new ExecutionOutcome.Succeeded("""{"error":{"Error":"Jam","Cause":"The grinder is jammed."}}"""), host.Outcome);
    }

    [Fact]
    public void Activity_DoesNotExist_FailsTheExecutionWhateverCatchSays()
    {
        var environment = new SimulatedHost(Grind, _ => null).MakeEnvironment() with { HasActivity = _ => false };

        var step = Interpreter.Start(SimulatedHost.Parse(Grind), SimulatedHost.MakeStart("{}"), environment);

        Assert.Equal(
            new ExecutionOutcome.Failed(
                "States.Runtime",
                "An error occurred while executing the state 'Grind' (entered at the event id #2). "
                    + $"The activity {Arn} does not exist."),
            step.Outcome);
        Assert.Equal(["ExecutionStarted", "TaskStateEntered", "ExecutionFailed"], step.History.Select(item => item.Type));
    }

    [Fact]
    public void Parse_ActivityInAnExpressMachine_IsRefused()
    {
        var parsed = StateMachineDefinition.Parse(Grind, StateMachineType.Express);

        Assert.Equal("/States/Grind/Resource", Assert.Single(parsed.Diagnostics).Location);
    }
}
