using System.Text;
using Serverlesspresso.States.Interpretation;

namespace Serverlesspresso.States.Tests.Interpretation;

public sealed class CheckpointTests
{
    private const string Counter = """
        {
          "StartAt": "Add",
          "States": {
            "Add": { "Type": "Pass", "Parameters": { "n.$": "States.MathAdd($.n, 1)" }, "Next": "More?" },
            "More?": { "Type": "Choice", "Choices": [ { "Variable": "$.n", "NumericLessThan": 5000, "Next": "Add" } ], "Default": "Done" },
            "Done": { "Type": "Succeed" }
          }
        }
        """;

    private const string WaitsForDrink = """
        {
          "StartAt": "Drinks",
          "States": {
            "Drinks": {
              "Type": "Map",
              "ItemsPath": "$.drinks",
              "ItemProcessor": {
                "StartAt": "Make",
                "States": {
                  "Make": {
                    "Type": "Task",
                    "Resource": "arn:aws:states:::lambda:invoke.waitForTaskToken",
                    "Parameters": { "drink.$": "$" },
                    "HeartbeatSeconds": 30,
                    "Retry": [ { "ErrorEquals": [ "Busy" ] } ],
                    "End": true
                  }
                }
              },
              "End": true
            }
          }
        }
        """;

    /// <summary>Version 1, as first released: two iterations of <see cref="WaitsForDrink"/> under way, one tried again.</summary>
    private const string StoredVersion1 =
        """{"version":1,"lastEvent":13,"lastTimer":3,"lastFrame":2,"machineTimer":0,"start":{"executionArn":"arn:aws:states:eu-west-1:123456789012:execution:Machine:run","executionName":"run","stateMachineArn":"arn:aws:states:eu-west-1:123456789012:stateMachine:Machine","stateMachineName":"Machine","roleArn":"arn:aws:iam::123456789012:role/role","region":"eu-west-1","ticks":638528400000000000},"input":0,"ready":[],"frames":[{"id":0,"state":"Drinks","phase":5,"input":0,"entered":2,"ticks":638528400000000000,"previous":3,"fork":{"started":2,"active":2,"results":[-1,-1]}},{"id":1,"parent":0,"index":0,"state":"Make","phase":4,"input":1,"entered":6,"ticks":638528400000000000,"previous":12,"timer":3,"retries":1,"attempts":[1]},{"id":2,"parent":0,"index":1,"state":"Make","phase":2,"input":2,"entered":8,"ticks":638528400000000000,"previous":13,"task":{"id":9,"heartbeat":2,"heartbeatSeconds":30,"submitted":1}}],"payloads":[{"drinks":["Latte","Mocha"]},"Latte","Mocha"]}""";

    [Fact]
    public void Serialize_LongHistory_StaysSmall()
    {
        var host = new SimulatedHost(Counter, _ => null);
        var lengths = new List<int>();
        var step = Interpreter.Start(host.Definition, MakeStart("{\"n\":1000}"), Environment(host));
        while (step.Outcome is null)
        {
            lengths.Add(step.Checkpoint.Serialize().Length);
            step = Interpreter.Resume(host.Definition, step.Checkpoint, new Stimulus.Continue(), Environment(host));
        }

        Assert.Equal(16_004, step.Checkpoint.LastEventId);
        Assert.InRange(lengths.Max() - lengths.Min(), 0, 8);
        Assert.InRange(lengths.Max(), 1, 700);
    }

    [Fact]
    public void Deserialize_Version1_GoesOnWhereItWas()
    {
        var definition = SimulatedHost.Parse(WaitsForDrink);
        var checkpoint = Checkpoint.Deserialize(Encoding.UTF8.GetBytes(StoredVersion1));
        var environment = Environment(new SimulatedHost(WaitsForDrink, _ => null));
        Assert.True(checkpoint.IsTaskOpen(9));
        Assert.False(checkpoint.IsTaskOpen(7));

        var second = Interpreter.Resume(definition, checkpoint, new Stimulus.TaskSucceeded(9, "\"mocha\""), environment);
        var retried = Interpreter.Resume(definition, second.Checkpoint, new Stimulus.TimerFired(3), environment);
        var task = Assert.Single(retried.Requests.OfType<Request.RunTask>());
        var end = Interpreter.Resume(definition, retried.Checkpoint, new Stimulus.TaskSucceeded(task.TaskId, "\"latte\""), environment);

        Assert.Equal("{\"drink\":\"Latte\"}", task.Parameters);
        Assert.Equal(new ExecutionOutcome.Succeeded("[\"latte\",\"mocha\"]"), end.Outcome);
    }

    [Theory]
    [InlineData("", "damaged")]
    [InlineData("{}", "damaged")]
    [InlineData("""{"version":1}""", "damaged")]
    [InlineData("""{"version":2}""", "reads versions 1 to 1")]
    public void Deserialize_DamagedOrTooNew_SaysSo(string stored, string expected)
    {
        var refusal = Assert.Throws<FormatException>(() => Checkpoint.Deserialize(Encoding.UTF8.GetBytes(stored)));

        Assert.Contains(expected, refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Resume_AnotherDefinition_IsRefused()
    {
        var checkpoint = Checkpoint.Deserialize(Encoding.UTF8.GetBytes(StoredVersion1));
        var host = new SimulatedHost(Counter, _ => null);

        Assert.Throws<ArgumentException>(() =>
            Interpreter.Resume(host.Definition, checkpoint, new Stimulus.Continue(), Environment(host)));
    }

    private static StepEnvironment Environment(SimulatedHost host) => new()
    {
        Now = host.Now,
        NewTaskToken = id => $"token-{id}",
        NewId = () => Guid.Empty,
        NextChance = () => 0.5,
        TransitionsMax = 100,
    };

    private static ExecutionStart MakeStart(string input) => new()
    {
        ExecutionArn = "arn:aws:states:eu-west-1:123456789012:execution:Machine:run",
        ExecutionName = "run",
        StateMachineArn = "arn:aws:states:eu-west-1:123456789012:stateMachine:Machine",
        StateMachineName = "Machine",
        RoleArn = "arn:aws:iam::123456789012:role/role",
        Region = "eu-west-1",
        StartTime = SimulatedHost.StartTime,
        Input = input,
    };
}
