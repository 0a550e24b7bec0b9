using Serverlesspresso.States.Interpretation;

namespace Serverlesspresso.States.Tests.Interpretation;

public sealed class RedriveTests
{
    private const string TwoTasks = """
        {
          "StartAt": "Grind",
          "States": {
            "Grind": { "Type": "Task", "Resource": "arn:aws:states:::lambda:invoke", "Parameters": { "grind": true }, "Next": "Brew" },
            "Brew": {
              "Type": "Task",
              "Resource": "arn:aws:states:::lambda:invoke",
              "Parameters": { "from.$": "$", "tries.$": "$$.State.RetryCount" },
              "TimeoutSeconds": 60,
              "Retry": [ { "ErrorEquals": [ "Busy" ], "MaxAttempts": 1 } ],
              "End": true
            }
          }
        }
        """;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Redrive_TaskFailed_IsScheduledAgainWithoutBeingEnteredAgain(bool isSplit)
    {
        var works = false;
        var host = new SimulatedHost(TwoTasks, task => IsBrew(task) && !works ? Failed(task) : Succeeded(task)) { IsSplit = isSplit };
        host.Start();
        works = true;

        host.Redrive();

        Assert.Equal(new ExecutionOutcome.Succeeded("{\"from\":{\"grind\":true},\"tries\":0}"), host.Outcome);
        Assert.Equal(
            "ExecutionRedriven TaskScheduled TaskStarted TaskSucceeded TaskStateExited ExecutionSucceeded", host.TypesSinceRedrive);
        Assert.Equal(["grind", "from", "from"], host.Tasks.Select(task => IsBrew(task) ? "from" : "grind"));
    }

    [Fact]
    public void Redrive_EventOfIt_TellsItsCountAndFollowsTheEnd()
    {
        var host = new SimulatedHost(TwoTasks, Failed).Start();

        host.Redrive();
        host.Redrive();

        var redrives = host.History.FindAll(item => item.Type == "ExecutionRedriven");
        Assert.Equal([7, 12], redrives.Select(item => item.Id));
        Assert.Equal([6, 11], redrives.Select(item => item.PreviousEventId));
        Assert.Equal(7, host.History[7].PreviousEventId);
        Assert.Contains("\"executionRedrivenEventDetails\":{\"redriveCount\":2}", host.Show(), StringComparison.Ordinal);
    }

    [Fact]
    public void Redrive_RetriesWereUsedUp_CountFromTheBeginning()
    {
        var host = new SimulatedHost(TwoTasks, task => IsBrew(task) ? Failed(task, "Busy") : Succeeded(task)).Start();
        host.Run();
        Assert.Equal(2, host.Tasks.Count(IsBrew));

        host.Redrive();
        host.Run();

        Assert.Equal(4, host.Tasks.Count(IsBrew));
        Assert.Contains("\"tries\":0", host.Tasks[3].Parameters, StringComparison.Ordinal);
        Assert.Contains("\"tries\":1", host.Tasks[4].Parameters, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Redrive_ContextObject_CountsItAndTellsWhen(bool isSplit)
    {
        var host = new SimulatedHost(
            """
            {
              "StartAt": "Work",
              "States": {
                "Work": {
                  "Type": "Task",
                  "Resource": "arn:aws:states:::lambda:invoke",
                  "Parameters": { "run.$": "$$.Execution.RedriveCount", "all.$": "$$.Execution" },
                  "End": true
                }
              }
            }
            """,
            task => Failed(task))
        { IsSplit = isSplit };
        host.Start();

        host.Now = host.Now.AddMinutes(5);
        host.Redrive();

        Assert.Contains("\"run\":0", host.Tasks[0].Parameters, StringComparison.Ordinal);
        Assert.DoesNotContain("RedriveTime", host.Tasks[0].Parameters, StringComparison.Ordinal);
        Assert.Contains("\"run\":1", host.Tasks[1].Parameters, StringComparison.Ordinal);
        Assert.Contains("\"RedriveTime\":\"2024-06-01T12:05:00.000Z\"", host.Tasks[1].Parameters, StringComparison.Ordinal);
    }

    [Fact]
    public void Redrive_FailState_IsEnteredAndFailsAgain()
    {
        var host = new SimulatedHost(
            """{"StartAt":"F","States":{"F":{"Type":"Fail","Error":"OutOfMilk"}}}""", _ => null).Start();

        host.Redrive();

        Assert.Equal("ExecutionRedriven FailStateEntered ExecutionFailed", host.TypesSinceRedrive);
        Assert.Equal(new ExecutionOutcome.Failed("OutOfMilk", null), host.Outcome);
    }

    [Fact]
    public void Redrive_ChoiceHadNoMatch_IsReadAgain()
    {
        var host = new SimulatedHost(
            """
            {
              "StartAt": "C",
              "States": {
                "C": {
                  "Type": "Choice",
                  "Choices": [ { "Variable": "$$.Execution.RedriveCount", "NumericEquals": 1, "Next": "D" } ]
                },
                "D": { "Type": "Pass", "End": true }
              }
            }
            """,
            _ => null).Start();
        Assert.IsType<ExecutionOutcome.Failed>(host.Outcome);

        host.Redrive();

        Assert.Equal(
            "ExecutionRedriven ChoiceStateExited PassStateEntered PassStateExited ExecutionSucceeded", host.TypesSinceRedrive);
    }

    [Fact]
    public void Redrive_PassFailed_DoesItsWorkAgain()
    {
        var host = new SimulatedHost(
            """{"StartAt":"P","States":{"P":{"Type":"Pass","Parameters":{"at.$":"$$.Execution.RedriveTime"},"End":true}}}""",
            _ => null).Start();
        Assert.IsType<ExecutionOutcome.Failed>(host.Outcome);

        host.Redrive();

        Assert.Equal(new ExecutionOutcome.Succeeded("{\"at\":\"2024-06-01T12:00:00.000Z\"}"), host.Outcome);
        Assert.Equal("ExecutionRedriven PassStateExited ExecutionSucceeded", host.TypesSinceRedrive);
    }

    [Fact]
    public void Redrive_StoppedInASecondsWait_WaitsAllOfItAgain()
    {
        var host = new SimulatedHost(
            """{"StartAt":"W","States":{"W":{"Type":"Wait","Seconds":60,"End":true}}}""", _ => null).Start();
        var old = Assert.Single(host.Timers).Key;
        host.Send(new Stimulus.Stop("Closed", null));

        host.Now = host.Now.AddSeconds(50);
        host.Redrive();
        var redriven = Assert.Single(host.Timers);
        host.Send(new Stimulus.TimerFired(old));

        Assert.Null(host.Outcome);
        Assert.Equal(SimulatedHost.StartTime.AddSeconds(110), redriven.Value);
        Assert.IsType<ExecutionOutcome.Succeeded>(host.Run().Outcome);
    }

    [Fact]
    public void Redrive_TimestampOfAWaitIsPast_GoesOnAtOnce()
    {
        var host = new SimulatedHost(
            """{"StartAt":"W","States":{"W":{"Type":"Wait","Timestamp":"2024-06-01T12:01:00Z","End":true}}}""", _ => null).Start();
        host.Send(new Stimulus.Stop(null, null));

        host.Now = host.Now.AddMinutes(2);
        host.Redrive();

        Assert.Equal("ExecutionRedriven WaitStateExited ExecutionSucceeded", host.TypesSinceRedrive);
    }

    [Fact]
    public void Redrive_MachineTimedOut_ItsTimeBeginsAnew()
    {
        var host = new SimulatedHost(
            """{"TimeoutSeconds":5,"StartAt":"W","States":{"W":{"Type":"Wait","Seconds":60,"End":true}}}""", _ => null).Start();
        host.Run();

        host.Redrive();
        host.Run();

        Assert.Equal(new ExecutionOutcome.TimedOut(), host.Outcome);
        Assert.Equal(SimulatedHost.StartTime.AddSeconds(10), host.Now);
    }

    [Fact]
    public void Redrive_StoppedBetweenStates_EntersTheNextOne()
    {
        var host = new SimulatedHost(
            """
            {
              "StartAt": "A",
              "States": { "A": { "Type": "Pass", "Next": "B" }, "B": { "Type": "Pass", "Next": "C" }, "C": { "Type": "Succeed" } }
            }
            """,
            _ => null);
        var environment = host.MakeEnvironment() with { TransitionsMax = 1 };
        var step = Interpreter.Start(host.Definition, SimulatedHost.MakeStart("{}"), environment);
        step = Interpreter.Resume(host.Definition, step.Checkpoint, new Stimulus.Stop(null, null), environment);

        var redriven = Interpreter.Redrive(host.Definition, step.Checkpoint, host.MakeEnvironment());

        Assert.Equal(
            "ExecutionRedriven PassStateEntered PassStateExited SucceedStateEntered SucceedStateExited ExecutionSucceeded",
            string.Join(' ', redriven.History.Select(item => item.Type)));
    }

    [Fact]
    public void Redrive_TokenOfTheAttemptBefore_NoLongerCounts()
    {
        var host = new SimulatedHost(
            """
            {
              "StartAt": "Ask",
              "States": { "Ask": { "Type": "Task", "Resource": "arn:aws:states:::lambda:invoke.waitForTaskToken", "Parameters": {}, "End": true } }
            }
            """,
            _ => null).Start();
        var old = host.Tasks[0].TaskId;
        host.Send(new Stimulus.Stop(null, null));

        host.Redrive();
        host.Send(new Stimulus.TaskSucceeded(old, "1"));

        Assert.Null(host.Outcome);
        Assert.False(host.Last.Checkpoint.IsTaskOpen(old));
        host.Send(new Stimulus.TaskSucceeded(host.Tasks[1].TaskId, "2"));
        Assert.Equal(new ExecutionOutcome.Succeeded("2"), host.Outcome);
    }

    [Fact]
    public void Redrive_Variables_AreThoseOfTheAttemptBefore()
    {
        var works = false;
        var host = new SimulatedHost(
            """
            {
              "StartAt": "Set",
              "States": {
                "Set": { "Type": "Pass", "Assign": { "drink": "Latte" }, "Next": "Work" },
                "Work": {
                  "Type": "Task",
                  "Resource": "arn:aws:states:::lambda:invoke",
                  "Parameters": { "drink.$": "$drink" },
                  "End": true
                }
              }
            }
            """,
            task => works ? Succeeded(task) : Failed(task))
        { IsSplit = true };
        host.Start();
        works = true;

        host.Redrive();

        Assert.Equal(new ExecutionOutcome.Succeeded("{\"drink\":\"Latte\"}"), host.Outcome);
    }

    [Fact]
    public void Redrive_RunsOrHasSucceeded_IsRefused()
    {
        var host = new SimulatedHost("""{"StartAt":"W","States":{"W":{"Type":"Wait","Seconds":60,"End":true}}}""", _ => null).Start();

        Assert.Throws<ArgumentException>(host.Redrive);
        host.Run();
        Assert.Throws<ArgumentException>(host.Redrive);
    }

    [Fact]
    public void Resume_EndedWithoutSuccess_ChangesNothing()
    {
        var host = new SimulatedHost(TwoTasks, Failed).Start();

        foreach (var stimulus in new Stimulus[] { new Stimulus.Continue(), new Stimulus.Stop(null, null), new Stimulus.TaskSucceeded(3, "1") })
        {
            Assert.Empty(host.Send(stimulus).History);
        }
    }

    private static bool IsBrew(Request.RunTask task) => task.Parameters.Contains("from", StringComparison.Ordinal);

    private static Stimulus.TaskFailed Failed(Request.RunTask task) => Failed(task, "Broken");

    private static Stimulus.TaskFailed Failed(Request.RunTask task, string error) => new(task.TaskId, error, "It broke.");

    private static Stimulus.TaskSucceeded Succeeded(Request.RunTask task) => new(task.TaskId, task.Parameters);
}
