using Serverlesspresso.States.Interpretation;

namespace Serverlesspresso.States.Tests.Interpretation;

/// <summary>Of a Parallel or Map only what did not succeed runs again.</summary>
public sealed class RedriveForkTests
{
    private const string TwoBranches = """
        {
          "StartAt": "Both",
          "States": {
            "Both": {
              "Type": "Parallel",
              "Branches": [
                { "StartAt": "Milk", "States": { "Milk": { "Type": "Task", "Resource": "arn:aws:states:::lambda:invoke", "Parameters": { "name": "milk" }, "End": true } } },
                {
                  "StartAt": "Grind",
                  "States": {
                    "Grind": { "Type": "Pass", "Next": "Brew" },
                    "Brew": { "Type": "Task", "Resource": "arn:aws:states:::lambda:invoke", "Parameters": { "name": "brew" }, "End": true }
                  }
                },
                { "StartAt": "Rest", "States": { "Rest": { "Type": "Wait", "Seconds": 60, "End": true } } }
              ],
              "End": true
            }
          }
        }
        """;

    private const string Cups = """
        {
          "StartAt": "Cups",
          "States": {
            "Cups": {
              "Type": "Map",
              "MaxConcurrency": 1,
              "ItemsPath": "$.cups",
              "ItemProcessor": {
                "StartAt": "Fill",
                "States": {
                  "Fill": {
                    "Type": "Task",
                    "Resource": "arn:aws:states:::lambda:invoke",
                    "Parameters": { "name.$": "$", "index.$": "$$.Map.Item.Index" },
                    "End": true
                  }
                }
              },
              "End": true
            }
          }
        }
        """;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Redrive_BranchFailed_RunsItAndThoseGivenUpButNotThoseThatSucceeded(bool isSplit)
    {
        var broken = "brew";
        var host = new SimulatedHost(TwoBranches, task => Answer(task, broken)) { IsSplit = isSplit };
        host.Start();
        Assert.IsType<ExecutionOutcome.Failed>(host.Outcome);
        broken = "none";

        host.Redrive();
        host.Run();

        Assert.Equal(new ExecutionOutcome.Succeeded("[\"milk\",\"brew\",{}]"), host.Outcome);
        Assert.Equal(["milk", "brew", "brew"], host.Tasks.Select(NameOf));
        Assert.Equal(
            "ExecutionRedriven TaskScheduled TaskStarted TaskSucceeded TaskStateExited WaitStateExited ParallelStateSucceeded "
            + "ParallelStateExited ExecutionSucceeded",
            host.TypesSinceRedrive);
    }

    [Fact]
    public void Redrive_BranchFailed_ItsEventsFollowThoseItHad()
    {
        var broken = "brew";
        var host = new SimulatedHost(TwoBranches, task => Answer(task, broken)).Start();
        var failed = host.History.Find(item => item.Type == "TaskFailed");
        broken = "none";

        host.Redrive();

        var redriven = host.History.FindLast(item => item.Type == "TaskScheduled");
        Assert.Equal(failed?.Id, redriven?.PreviousEventId);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Redrive_FailsAgain_KeepsWhatHasSucceededForTheNext(bool isSplit)
    {
        var broken = "brew";
        var host = new SimulatedHost(TwoBranches, task => Answer(task, broken)) { IsSplit = isSplit };
        host.Start();
        host.Redrive();
        Assert.IsType<ExecutionOutcome.Failed>(host.Outcome);
        broken = "none";

        host.Redrive();
        host.Run();

        Assert.Equal(new ExecutionOutcome.Succeeded("[\"milk\",\"brew\",{}]"), host.Outcome);
        Assert.Equal(["milk", "brew", "brew", "brew"], host.Tasks.Select(NameOf));
    }

    [Fact]
    public void Redrive_StoppedWithinAParallel_GoesOnInEveryOpenBranch()
    {
        var host = new SimulatedHost(TwoBranches, task => NameOf(task) == "milk" ? Answer(task, "none") : null).Start();
        host.Send(new Stimulus.Stop("Closed", null));

        host.Redrive();

        Assert.Equal(["milk", "brew", "brew"], host.Tasks.Select(NameOf));
        Assert.Single(host.Timers);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Redrive_IterationFailed_RunsItAndThoseThatNeverBegan(bool isSplit)
    {
        var broken = "b";
        var host = new SimulatedHost(Cups, task => Answer(task, broken)) { IsSplit = isSplit };
        host.Start("""{"cups":["a","b","c"]}""");
        Assert.Equal(["a", "b"], host.Tasks.Select(NameOf));
        broken = "none";

        host.Redrive();

        Assert.Equal(new ExecutionOutcome.Succeeded("[\"a\",\"b\",\"c\"]"), host.Outcome);
        Assert.Equal(["a", "b", "b", "c"], host.Tasks.Select(NameOf));
        Assert.Contains("\"index\":1", host.Tasks[2].Parameters, StringComparison.Ordinal);
        Assert.StartsWith(
            "ExecutionRedriven TaskScheduled TaskStarted TaskSucceeded TaskStateExited MapIterationSucceeded MapIterationStarted",
            host.TypesSinceRedrive,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Redrive_InputOfAnIterationCouldNotBeMade_TriesAgainToMakeIt()
    {
        var host = new SimulatedHost(
            """
            {
              "StartAt": "Cups",
              "States": {
                "Cups": {
                  "Type": "Map",
                  "ItemsPath": "$.cups",
                  "ItemSelector": { "at.$": "$$.Execution.RedriveTime" },
                  "ItemProcessor": { "StartAt": "P", "States": { "P": { "Type": "Pass", "End": true } } },
                  "End": true
                }
              }
            }
            """,
            _ => null).Start("""{"cups":["a","b"]}""");
        Assert.IsType<ExecutionOutcome.Failed>(host.Outcome);

        host.Redrive();

        Assert.Equal(
            new ExecutionOutcome.Succeeded("""[{"at":"2024-06-01T12:00:00.000Z"},{"at":"2024-06-01T12:00:00.000Z"}]"""), host.Outcome);
    }

    [Fact]
    public void Redrive_ResultWasTooLarge_RunsEveryBranchAgain()
    {
        var isLarge = true;
        var large = $"\"{new string('x', 200_000)}\"";
        var host = new SimulatedHost(
            TwoBranches.Replace("\"Seconds\": 60", "\"Seconds\": 0", StringComparison.Ordinal),
            task => new Stimulus.TaskSucceeded(task.TaskId, isLarge ? large : "1")).Start();
        Assert.Equal("States.DataLimitExceeded", Assert.IsType<ExecutionOutcome.Failed>(host.Outcome).Error);
        isLarge = false;

        host.Redrive();

        Assert.Equal(new ExecutionOutcome.Succeeded("[1,1,{}]"), host.Outcome);
        Assert.Equal(4, host.Tasks.Count);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Redrive_ParallelInAMap_GoesOnWithinBoth(bool isSplit)
    {
        var broken = "b-brew";
        var host = new SimulatedHost(
            """
            {
              "StartAt": "Cups",
              "States": {
                "Cups": {
                  "Type": "Map",
                  "ItemsPath": "$.cups",
                  "ItemProcessor": {
                    "StartAt": "Both",
                    "States": {
                      "Both": {
                        "Type": "Parallel",
                        "Branches": [
                          { "StartAt": "Milk", "States": { "Milk": { "Type": "Task", "Resource": "arn:aws:states:::lambda:invoke", "Parameters": { "name.$": "States.Format('{}-milk', $)" }, "End": true } } },
                          { "StartAt": "Brew", "States": { "Brew": { "Type": "Task", "Resource": "arn:aws:states:::lambda:invoke", "Parameters": { "name.$": "States.Format('{}-brew', $)" }, "End": true } } }
                        ],
                        "End": true
                      }
                    }
                  },
                  "End": true
                }
              }
            }
            """,
            task => Answer(task, broken))
        { IsSplit = isSplit };
        host.Start("""{"cups":["a","b"]}""");
        Assert.IsType<ExecutionOutcome.Failed>(host.Outcome);
        broken = "none";

        host.Redrive();

        Assert.Equal(new ExecutionOutcome.Succeeded("""[["a-milk","a-brew"],["b-milk","b-brew"]]"""), host.Outcome);
        Assert.Equal(1, host.Tasks.Count(task => NameOf(task) == "b-milk"));
        Assert.Equal(2, host.Tasks.Count(task => NameOf(task) == "b-brew"));
    }

    [Fact]
    public void Retry_OfAParallel_StillRunsEveryBranch()
    {
        var broken = "brew";
        var host = new SimulatedHost(
            TwoBranches.Replace("\"Type\": \"Parallel\",", "\"Type\": \"Parallel\", \"Retry\": [ { \"ErrorEquals\": [ \"States.ALL\" ], \"MaxAttempts\": 1 } ],", StringComparison.Ordinal),
            task => Answer(task, broken)).Start();
        Assert.Null(host.Outcome);

        host.Run();
        broken = "none";
        host.Redrive();
        host.Run();

        Assert.IsType<ExecutionOutcome.Succeeded>(host.Outcome);
        Assert.Equal(["milk", "brew", "milk", "brew", "brew"], host.Tasks.Select(NameOf));
    }

    private static string NameOf(Request.RunTask task)
    {
        using var parameters = System.Text.Json.JsonDocument.Parse(task.Parameters);
        return parameters.RootElement.GetProperty("name").GetString() ?? string.Empty;
    }

    private static Stimulus Answer(Request.RunTask task, string broken)
    {
        var name = NameOf(task);
        return name == broken
            ? new Stimulus.TaskFailed(task.TaskId, "Broken", null)
            : new Stimulus.TaskSucceeded(task.TaskId, $"\"{name}\"");
    }
}
