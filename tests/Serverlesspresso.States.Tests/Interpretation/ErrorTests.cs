using Serverlesspresso.States.Interpretation;

namespace Serverlesspresso.States.Tests.Interpretation;

public sealed class ErrorTests
{
    private static readonly DateTimeOffset Noon = SimulatedHost.StartTime;

    [Fact]
    public void Retry_Backoff_WaitsLongerEachTimeUpToTheMaximum()
    {
        var host = new SimulatedHost(
            TaskWith("""
                "Retry": [ { "ErrorEquals": [ "Busy" ], "IntervalSeconds": 3, "BackoffRate": 2, "MaxAttempts": 3, "MaxDelaySeconds": 10 } ]
                """),
            task => new Stimulus.TaskFailed(task.TaskId, "Busy", "try again")).Start();
        var due = new List<DateTimeOffset>();

        while (host.Outcome is null)
        {
            due.Add(Assert.Single(host.Timers).Value);
            host.FireNext();
        }

        Assert.Equal([Noon.AddSeconds(3), Noon.AddSeconds(9), Noon.AddSeconds(19)], due);
        Assert.Equal(new ExecutionOutcome.Failed("Busy", "try again"), host.Outcome);
        Assert.Equal(4, host.Tasks.Count);
    }

    [Fact]
    public void Retry_NoInterval_TriesAgainAtOnceHoweverOften()
    {
        var host = new SimulatedHost(
            TaskWith("""
                "Retry": [ { "ErrorEquals": [ "Busy" ], "IntervalSeconds": 0, "BackoffRate": 1e200, "MaxAttempts": 5 } ]
                """),
            task => new Stimulus.TaskFailed(task.TaskId, "Busy", null)).Start().Run();

        Assert.Equal(6, host.Tasks.Count);
        Assert.Equal(SimulatedHost.StartTime, host.Now);
    }

    [Fact]
    public void Retry_FullJitter_TakesAShareOfTheDelay()
    {
        var host = new SimulatedHost(
            TaskWith("""
                "Retry": [ { "ErrorEquals": [ "States.ALL" ], "IntervalSeconds": 10, "JitterStrategy": "FULL" } ]
                """),
            task => new Stimulus.TaskFailed(task.TaskId, "Busy", null)).Start();

        Assert.Equal(Noon.AddSeconds(5), Assert.Single(host.Timers).Value);
    }

    [Fact]
    public void Retry_FirstMatchingRetrierIsExhausted_LaterOnesAreNotAsked()
    {
        var host = new SimulatedHost(
            TaskWith("""
                "Retry": [
                  { "ErrorEquals": [ "Busy" ], "MaxAttempts": 0 },
                  { "ErrorEquals": [ "States.ALL" ], "MaxAttempts": 5 }
                ]
                """),
            task => new Stimulus.TaskFailed(task.TaskId, "Busy", "x")).Start();

        Assert.Equal(new ExecutionOutcome.Failed("Busy", "x"), host.Outcome);
    }

    [Theory]
    [InlineData("States.TaskFailed", "States.Timeout", false)]
    [InlineData("States.TaskFailed", "Anything", true)]
    [InlineData("States.ALL", "States.Timeout", true)]
    [InlineData("States.Timeout", "States.HeartbeatTimeout", true)]
    [InlineData("Busy", "busy", false)]
    public void Catch_ErrorNames_MatchAsTheLanguageSays(string caught, string error, bool isCaught)
    {
        var host = new SimulatedHost(
            TaskWith($$"""
                "Catch": [ { "ErrorEquals": [ "{{caught}}" ], "Next": "Caught" } ]
                """),
            task => new Stimulus.TaskFailed(task.TaskId, error, null)).Start();

        Assert.Equal(isCaught, host.Outcome is ExecutionOutcome.Succeeded);
    }

    [Fact]
    public void Catch_StatesRuntime_IsNeverCaught()
    {
        var host = new SimulatedHost(
            TaskWith("""
                "Parameters": { "id.$": "$.missing" },
                "Catch": [ { "ErrorEquals": [ "States.ALL" ], "Next": "Caught" } ]
                """),
            _ => null).Start("{\"a\":1}");

        Assert.Equal(
            new ExecutionOutcome.Failed(
                "States.Runtime",
                "An error occurred while executing the state 'Work' (entered at the event id #2). "
                + "The JSONPath '$.missing' specified for the field 'id.$' could not be found in the input '{\"a\":1}'"),
            host.Outcome);
    }

    [Fact]
    public void MachineTimeout_WaitStillOn_TimesTheExecutionOut()
    {
        var host = new SimulatedHost(
            """{"TimeoutSeconds":5,"StartAt":"W","States":{"W":{"Type":"Wait","Seconds":60,"End":true}}}""",
            _ => null).Start();

        host.Run();

        Assert.Equal(new ExecutionOutcome.TimedOut(), host.Outcome);
        Assert.Equal(Noon.AddSeconds(5), host.Now);
        Assert.Equal("ExecutionStarted WaitStateEntered WaitStateAborted ExecutionTimedOut", host.Types);
        Assert.Empty(host.Timers);
    }

    [Fact]
    public void History_TwentyFiveThousandEvents_FailTheExecution()
    {
        var host = new SimulatedHost(
            """
            {"StartAt":"A","States":{
              "A":{"Type":"Choice","Choices":[{"Variable":"$.isOver","IsPresent":true,"Next":"C"}],"Default":"B"},
              "B":{"Type":"Pass","Next":"A"},
              "C":{"Type":"Succeed"}}}
            """,
            _ => null).Start();

        var failed = Assert.IsType<ExecutionOutcome.Failed>(host.Outcome);
        Assert.Equal("The execution reached the maximum number of history events (25000).", failed.Cause);
        Assert.Equal(25_000, host.History.Count);
        Assert.Equal("ExecutionFailed", host.History[^1].Type);
    }

    [Fact]
    public void Output_OverTheQuota_FailsTheExecution()
    {
        var host = new SimulatedHost(
            """
            {"StartAt":"Double","States":{
              "Double":{"Type":"Pass","Parameters":{"x.$":"States.Array($.x,$.x)"},"Next":"More"},
              "More":{"Type":"Choice","Choices":[{"Variable":"$.x","IsNull":true,"Next":"Done"}],"Default":"Double"},
              "Done":{"Type":"Succeed"}}}
            """,
            _ => null).Start("{\"x\":\"coffee\"}");

        var failed = Assert.IsType<ExecutionOutcome.Failed>(host.Outcome);
        Assert.Equal("States.DataLimitExceeded", failed.Error);
    }

    [Fact]
    public void Start_InputIsNoJson_FailsTheExecution()
    {
        var host = new SimulatedHost("""{"StartAt":"A","States":{"A":{"Type":"Succeed"}}}""", _ => null).Start("not some json");

        Assert.IsType<ExecutionOutcome.Failed>(host.Outcome);
        Assert.Equal("ExecutionStarted ExecutionFailed", host.Types);
    }

    private static string TaskWith(string fields)
    {
        var caught = fields.Contains("Caught", StringComparison.Ordinal) ? """, "Caught": { "Type": "Succeed" }""" : string.Empty;
        return $$"""
            {
              "StartAt": "Work",
              "States": {
                "Work": { "Type": "Task", "Resource": "arn:aws:states:::lambda:invoke", {{fields}}, "Next": "Done" },
                "Done": { "Type": "Succeed" }{{caught}}
              }
            }
            """;
    }
}
