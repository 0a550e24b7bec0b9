using Serverlesspresso.States.Interpretation;

namespace Serverlesspresso.States.Tests.Interpretation;

public sealed class TaskTests
{
    private const string Callback = """
        {
          "StartAt": "Emit",
          "States": {
            "Emit": {
              "Type": "Task",
              "Resource": "arn:aws:states:::events:putEvents.waitForTaskToken",
              "Parameters": { "Entries": [ { "Detail": { "TaskToken.$": "$$.Task.Token" } } ] },
              "TimeoutSeconds": 900,
              "HeartbeatSeconds": 60,
              "Catch": [ { "ErrorEquals": [ "States.Timeout" ], "ResultPath": "$.error", "Next": "Late" } ],
              "End": true
            },
            "Late": { "Type": "Pass", "End": true }
          }
        }
        """;

    private static readonly DateTimeOffset Noon = SimulatedHost.StartTime;

    [Fact]
    public void Callback_TokenHandedBack_HasScheduledStartedSubmittedSucceeded()
    {
        var host = new SimulatedHost(Callback, task => new Stimulus.TaskSubmitted(task.TaskId, "{\"FailedEntryCount\":0}")).Start();
        var task = Assert.Single(host.Tasks);

        host.Send(new Stimulus.TaskSucceeded(task.TaskId, "{\"ready\":true}"));

        Assert.Equal(
            "ExecutionStarted TaskStateEntered TaskScheduled TaskStarted TaskSubmitted TaskSucceeded TaskStateExited ExecutionSucceeded",
            host.Types);
        Assert.Equal([0, 0, 2, 3, 4, 5, 6, 7], host.History.ConvertAll(item => item.PreviousEventId));
        Assert.Equal(new ExecutionOutcome.Succeeded("{\"ready\":true}"), host.Outcome);
        Assert.Empty(host.Timers);
    }

    [Fact]
    public void RunTask_TokenPattern_NamesServiceActionParametersAndToken()
    {
        var host = new SimulatedHost(Callback, _ => null).Start();

        var task = Assert.Single(host.Tasks);
        Assert.Equal(3, task.TaskId);
        Assert.Equal("arn:aws:states:::events:putEvents.waitForTaskToken", task.Resource);
        Assert.Equal("events", task.ResourceType);
        Assert.Equal("putEvents", task.Action);
        Assert.Equal(IntegrationPattern.WaitForTaskToken, task.Pattern);
        Assert.Equal("token-3", task.TaskToken);
        Assert.Equal("{\"Entries\":[{\"Detail\":{\"TaskToken\":\"token-3\"}}]}", task.Parameters);
        Assert.True(host.Last.Checkpoint.IsTaskOpen(3));
        Assert.Equal(4, host.Last.Checkpoint.LastEventId);
    }

    [Fact]
    public void WriteTo_TaskScheduled_ShowsShortResourceRegionParametersAndLimits()
    {
        var host = new SimulatedHost(Callback, _ => null).Start();

        Assert.Equal(
            """{"timestamp":1717243200,"type":"TaskScheduled","id":3,"previousEventId":2,"taskScheduledEventDetails":{"resourceType":"events","resource":"putEvents.waitForTaskToken","region":"eu-west-1","parameters":"{\u0022Entries\u0022:[{\u0022Detail\u0022:{\u0022TaskToken\u0022:\u0022token-3\u0022}}]}","timeoutInSeconds":900,"heartbeatInSeconds":60}}""",
            host.Show().Split('\n')[2]);
    }

    [Fact]
    public void Heartbeat_TaskAlive_MovesItsTimerAndNothingElse()
    {
        var host = new SimulatedHost(Callback, task => new Stimulus.TaskSubmitted(task.TaskId, "{}")).Start();
        Assert.Equal([Noon.AddSeconds(900), Noon.AddSeconds(60)], host.Timers.Values);
        host.Now = Noon.AddSeconds(50);

        var step = host.Send(new Stimulus.TaskHeartbeat(3));

        Assert.Empty(step.History);
        Assert.Equal([Noon.AddSeconds(900), Noon.AddSeconds(110)], host.Timers.Values);
    }

    [Fact]
    public void Heartbeat_Missing_TimesTheTaskOutAndCatchTakesIt()
    {
        var host = new SimulatedHost(Callback, task => new Stimulus.TaskSubmitted(task.TaskId, "{}")).Start("{\"order\":1}");

        host.Run();

        Assert.Equal(Noon.AddSeconds(60), host.Now);
        Assert.Equal(
            new ExecutionOutcome.Succeeded("""{"order":1,"error":{"Error":"States.HeartbeatTimeout","Cause":""}}"""),
            host.Outcome);
        Assert.Empty(host.Timers);
    }

    [Fact]
    public void Timeout_TaskStillOpen_CancelsItAndItsOtherTimer()
    {
        var host = new SimulatedHost(Callback, _ => null).Start();
        var timeout = host.Timers.Keys.First();

        var step = host.Send(new Stimulus.TimerFired(timeout));

        Assert.Equal([new Request.CancelTask(3, "events"), new Request.CancelTimer(timeout), new Request.CancelTimer(timeout + 1)], step.Requests);
        Assert.Equal(
            new ExecutionOutcome.Succeeded("""{"error":{"Error":"States.Timeout","Cause":""}}"""),
            host.Outcome);
    }

    [Fact]
    public void Resume_StimulusThatNoLongerConcerns_ChangesNothing()
    {
        var host = new SimulatedHost(Callback, task => new Stimulus.TaskSubmitted(task.TaskId, "{}")).Start();
        var before = host.Last.Checkpoint;

        foreach (var stimulus in (Stimulus[])
            [
                new Stimulus.TaskSucceeded(99, "{}"),
                new Stimulus.TaskFailed(99, null, null),
                new Stimulus.TaskSubmitted(3, "{}"),
                new Stimulus.TaskHeartbeat(99),
                new Stimulus.TimerFired(99),
                new Stimulus.TimerFired(0),
                new Stimulus.Continue(),
            ])
        {
            var step = host.Send(stimulus);
            Assert.Same(before, step.Checkpoint);
            Assert.Empty(step.History);
            Assert.Empty(step.Requests);
            Assert.Null(step.Outcome);
        }
    }

    [Fact]
    public void Resume_TwiceFromTheSameCheckpoint_GivesTheSameStep()
    {
        var host = new SimulatedHost(Callback, task => new Stimulus.TaskSubmitted(task.TaskId, "{}")).Start();
        var checkpoint = host.Last.Checkpoint;
        var stored = checkpoint.Serialize();

        var first = host.Send(new Stimulus.TaskSucceeded(3, "1"));
        var again = Interpreter.Resume(host.Definition, checkpoint, new Stimulus.TaskSucceeded(3, "1"), new StepEnvironment
        {
            Now = host.Now,
            NewTaskToken = _ => string.Empty,
            NewId = () => Guid.Empty,
            NextChance = () => 0,
        });

        Assert.Equal(first.Outcome, again.Outcome);
        Assert.Equal(first.History.Select(item => item.Id), again.History.Select(item => item.Id));
        Assert.Equal(stored, checkpoint.Serialize());
    }

    [Fact]
    public void Resume_AfterTheEnd_ChangesNothing()
    {
        var host = new SimulatedHost(Callback, _ => null).Start();
        host.Send(new Stimulus.TaskSucceeded(3, "1"));
        var end = host.Last.Checkpoint;

        Assert.Same(end, host.Send(new Stimulus.Stop("E", "C")).Checkpoint);
        Assert.Same(end, host.Send(new Stimulus.TaskSucceeded(3, "1")).Checkpoint);
        Assert.False(end.IsTaskOpen(3));
        Assert.Equal(8, Checkpoint.Deserialize(end.Serialize()).LastEventId + 1);
    }

    [Fact]
    public void Stop_TaskOpen_AbortsWithTheGivenErrorAndForgetsEverything()
    {
        var host = new SimulatedHost(Callback, task => new Stimulus.TaskSubmitted(task.TaskId, "{}")).Start();

        var step = host.Send(new Stimulus.Stop("Closed", "The shop has closed."));

        Assert.Equal(new ExecutionOutcome.Aborted("Closed", "The shop has closed."), step.Outcome);
        Assert.Equal(["TaskStateAborted", "ExecutionAborted"], step.History.Select(item => item.Type));
        Assert.Contains(new Request.CancelTask(3, "events"), step.Requests);
        Assert.Empty(host.Timers);
    }

    [Fact]
    public void TaskFailed_SubmitRefused_HasItsOwnEvent()
    {
        var host = new SimulatedHost(Callback, task => new Stimulus.TaskSubmitFailed(task.TaskId, "Events.Refused", "no bus")).Start();

        Assert.Equal(
            "ExecutionStarted TaskStateEntered TaskScheduled TaskStarted TaskSubmitFailed ExecutionFailed",
            host.Types);
        Assert.Equal(new ExecutionOutcome.Failed("Events.Refused", "no bus"), host.Outcome);
    }

    [Fact]
    public void TaskSucceeded_ResultIsNoJson_FailsTheTask()
    {
        var host = new SimulatedHost(Callback, task => new Stimulus.TaskSucceeded(task.TaskId, "{")).Start();

        var failed = Assert.IsType<ExecutionOutcome.Failed>(host.Outcome);
        Assert.Equal("States.Runtime", failed.Error);
    }
}
