using Serverlesspresso.States.Interpretation;

namespace Serverlesspresso.States.Tests.Interpretation;

public sealed class DistributedMapTests
{
    private const string Arn = "arn:aws:states:eu-west-1:123456789012:mapRun:Machine/Cups:00000001-0000-0000-0000-000000000000";

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Map_Entered_AsksForAMapRunAndTakesItsOutputs(bool isSplit)
    {
        var host = new SimulatedHost(Map(), _ => null) { IsSplit = isSplit }.Start("[\"a\",\"b\"]");
        var asked = Assert.IsType<Request.StartMapRun>(Assert.Single(host.Last.Requests));

        host.Send(new Stimulus.MapRunSucceeded(asked.MapRunArn, "[1,2]"));

        Assert.Equal(
            new Request.StartMapRun { MapRunArn = Arn, Label = "Cups", ItemCount = 2, ChildCount = 2, MaxConcurrency = 0 },
            asked);
        Assert.Equal(new ExecutionOutcome.Succeeded("[1,2]"), host.Outcome);
        Assert.Equal(
            "ExecutionStarted MapStateEntered MapStateStarted MapRunStarted MapRunSucceeded MapStateSucceeded MapStateExited "
            + "ExecutionSucceeded",
            host.Types);
        Assert.Equal([0, 0, 2, 3, 4, 5, 5, 7], host.History.Select(item => item.PreviousEventId));
    }

    [Fact]
    public void Map_FieldsOfIt_StandInTheRequest()
    {
        var host = new SimulatedHost(
            Map("""
                "MaxConcurrencyPath": "$.at", "ToleratedFailureCount": 3, "ToleratedFailurePercentage": 12.5, "ItemsPath": "$.of",
                """),
            _ => null).Start("""{"at":7,"of":[1]}""");

        var asked = Assert.IsType<Request.StartMapRun>(Assert.Single(host.Last.Requests));

        Assert.Equal((7, 3, 12.5), (asked.MaxConcurrency, asked.ToleratedFailureCount, asked.ToleratedFailurePercentage));
    }

    [Fact]
    public void Map_OutputIsTooLong_FailsTheExecution()
    {
        var host = new SimulatedHost(Map(), _ => null).Start("[1]");

        host.Send(new Stimulus.MapRunSucceeded(Arn, Output: null));

        Assert.Equal(
            new ExecutionOutcome.Failed(
                "States.DataLimitExceeded",
                "The state/task 'Cups' returned a result with a size exceeding the maximum number of bytes service limit."),
            host.Outcome);
    }

    [Fact]
    public void MapRun_TooManyFailed_FailsTheStateWithItsError()
    {
        var host = new SimulatedHost(Map(), _ => null).Start("[1]");

        host.Send(new Stimulus.MapRunExceededFailures(Arn));

        Assert.Equal(
            new ExecutionOutcome.Failed(
                "States.ExceedToleratedFailureThreshold", "The specified tolerated failure threshold was exceeded"),
            host.Outcome);
        Assert.EndsWith("MapRunStarted MapRunFailed MapStateFailed ExecutionFailed", host.Types, StringComparison.Ordinal);
        Assert.Contains(
            "\"mapRunFailedEventDetails\":{\"error\":\"States.ExceedToleratedFailureThreshold\",\"cause\":\"The specified",
            host.Show(),
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void MapRun_FailedAndRetried_IsAnotherMapRun(bool isSplit)
    {
        const string retry = """
            "Retry": [ { "ErrorEquals": [ "States.ExceedToleratedFailureThreshold" ], "MaxAttempts": 1 } ],
            """;
        var host = new SimulatedHost(Map(retry), _ => null) { IsSplit = isSplit }.Start("[1]");

        host.Send(new Stimulus.MapRunExceededFailures(Arn));
        host.Run();
        var second = Assert.IsType<Request.StartMapRun>(Assert.Single(host.Last.Requests)).MapRunArn;
        host.Send(new Stimulus.MapRunSucceeded(Arn, "[]"));
        Assert.Null(host.Outcome);
        host.Send(new Stimulus.MapRunSucceeded(second, "[2]"));

        Assert.NotEqual(Arn, second);
        Assert.Equal(new ExecutionOutcome.Succeeded("[2]"), host.Outcome);
        Assert.Contains("MapRunFailed MapStateStarted MapRunStarted MapRunSucceeded", host.Types, StringComparison.Ordinal);
    }

    [Fact]
    public void MapRun_FailedAndCaught_GoesOn()
    {
        var host = new SimulatedHost(
            Map("""
                "Catch": [ { "ErrorEquals": [ "States.ALL" ], "Next": "Mend" } ],
                """,
                """, "Mend": { "Type": "Pass", "End": true }"""),
            _ => null).Start("[1]");

        host.Send(new Stimulus.MapRunExceededFailures(Arn));

        Assert.IsType<ExecutionOutcome.Succeeded>(host.Outcome);
        Assert.Contains("MapRunFailed MapStateFailed MapStateExited PassStateEntered", host.Types, StringComparison.Ordinal);
        Assert.DoesNotContain(host.Last.Requests, request => request is Request.AbortMapRun);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Execution_Stopped_AbortsTheMapRun(bool isSplit)
    {
        var host = new SimulatedHost(Map(), _ => null) { IsSplit = isSplit }.Start("[1]");

        var step = host.Send(new Stimulus.Stop("Enough", Cause: null));

        Assert.Equal([new Request.AbortMapRun(Arn)], step.Requests);
        Assert.EndsWith("MapRunStarted MapRunAborted MapStateAborted ExecutionAborted", host.Types, StringComparison.Ordinal);
        Assert.Empty(host.Send(new Stimulus.MapRunSucceeded(Arn, "[]")).History);
    }

    [Fact]
    public void Execution_TimedOut_AbortsTheMapRun()
    {
        var host = new SimulatedHost(
            Map().Replace("\"StartAt\": \"Cups\"", "\"TimeoutSeconds\": 5, \"StartAt\": \"Cups\"", StringComparison.Ordinal),
            _ => null).Start("[1]");

        host.Run();

        Assert.IsType<ExecutionOutcome.TimedOut>(host.Outcome);
        Assert.Contains(new Request.AbortMapRun(Arn), host.Last.Requests);
        Assert.EndsWith("MapRunAborted MapStateAborted ExecutionTimedOut", host.Types, StringComparison.Ordinal);
    }

    [Fact]
    public void Branch_FailsBesideTheMap_AbortsTheMapRun()
    {
        var host = new SimulatedHost(
            $$"""
            {
              "StartAt": "Both",
              "States": {
                "Both": {
                  "Type": "Parallel",
                  "Branches": [
                    {{Map()}},
                    { "StartAt": "Wait", "States": {
                      "Wait": { "Type": "Wait", "Seconds": 1, "Next": "No" },
                      "No": { "Type": "Fail", "Error": "Cold" } } }
                  ],
                  "End": true
                }
              }
            }
            """,
            _ => null).Start("[1]");

        host.Run();

        Assert.Contains(new Request.AbortMapRun(Arn), host.Last.Requests);
        Assert.Contains("MapRunAborted MapStateAborted ParallelStateFailed", host.Types, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false, true)]
    [InlineData(true, true)]
    [InlineData(true, false)]
    public void Redrive_MapRunFailedOrAborted_IsRedriven(bool isSplit, bool hasFailed)
    {
        var host = new SimulatedHost(Map(), _ => null) { IsSplit = isSplit }.Start("[1]");
        host.Send(hasFailed ? new Stimulus.MapRunExceededFailures(Arn) : new Stimulus.Stop(Error: null, Cause: null));

        host.Redrive();
        var redriven = host.Last.Requests;
        host.Send(new Stimulus.MapRunSucceeded(Arn, "[3]"));

        Assert.Equal([new Request.RedriveMapRun(Arn)], redriven);
        Assert.Equal(new ExecutionOutcome.Succeeded("[3]"), host.Outcome);
        Assert.Equal(
            "ExecutionRedriven MapRunRedriven MapRunSucceeded MapStateSucceeded MapStateExited ExecutionSucceeded",
            host.TypesSinceRedrive);
        Assert.Contains($"\"mapRunRedrivenEventDetails\":{{\"mapRunArn\":\"{Arn}\",\"redriveCount\":1}}", host.Show(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"ToleratedFailureCountPath\": \"$.n\",", "-1", "ToleratedFailureCount cannot be negative.")]
    [InlineData("\"ToleratedFailurePercentagePath\": \"$.n\",", "101", "ToleratedFailurePercentage must be between 0 and 100.")]
    [InlineData("\"MaxConcurrencyPath\": \"$.n\",", "-1", "MaxConcurrency cannot be negative.")]
    [InlineData("\"ItemBatcher\": { \"MaxItemsPerBatchPath\": \"$.n\" },", "0", "MaxItemsPerBatch must be greater than 0.")]
    [InlineData(
        "\"ItemBatcher\": { \"MaxInputBytesPerBatchPath\": \"$.n\" },",
        "\"x\"",
        "The MaxInputBytesPerBatchPath field refers to value \"x\" which is not a valid integer: $.n")]
    public void Map_PathToSomethingElse_FailsBeforeAMapRunStarts(string fields, string value, string cause)
    {
        var host = new SimulatedHost(Map(fields + "\"ItemsPath\": \"$.items\","), _ => null);

        host.Start($$"""{"items":[1],"n":{{value}}}""");

        var failed = Assert.IsType<ExecutionOutcome.Failed>(host.Outcome);
        Assert.Equal("States.Runtime", failed.Error);
        Assert.EndsWith(cause, failed.Cause, StringComparison.Ordinal);
        Assert.Equal("ExecutionStarted MapStateEntered MapStateStarted ExecutionFailed", host.Types);
    }

    internal static string Map(string fields = "", string more = "") =>
        $$"""
        {
          "StartAt": "Cups",
          "States": {
            "Cups": {
              "Type": "Map",
              "Label": "Cups",
              {{fields}}
              "ItemProcessor": {
                "ProcessorConfig": { "Mode": "DISTRIBUTED", "ExecutionType": "STANDARD" },
                "StartAt": "Cup",
                "States": { "Cup": { "Type": "Pass", "End": true } }
              },
              "End": true
            }{{more}}
          }
        }
        """;
}
