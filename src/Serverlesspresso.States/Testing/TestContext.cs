using Serverlesspresso.States.Interpretation;
using Serverlesspresso.States.Values;

namespace Serverlesspresso.States.Testing;

/// <summary>The context object of a test that brings none: that of an express execution.</summary>
internal static class TestContext
{
    public static JsonObject Make(
        StateTest test, TestedState tested, ExecutionStart machine, StepEnvironment environment, Frame frame)
    {
        var execution = new JsonObjectBuilder(5)
            .Set("Id", machine.ExecutionArn)
            .Set("Input", frame.Input)
            .Set("Name", machine.ExecutionName);
        if (test.RoleArn is not null)
        {
            execution.Set("RoleArn", test.RoleArn);
        }

        var context = new JsonObjectBuilder(4)
            .Set("Execution", execution.Set("StartTime", Run.FormatTime(machine.StartTime)).Build())
            .Set("StateMachine", Run.StateMachineFactsOf(machine))
            .Set("State", frame.MakeStateFacts());
        return tested.WaitsForToken
            ? context.Set("Task", new JsonObject(["Token"], [new JsonString(environment.NewTaskToken(0))])).Build()
            : context.Build();
    }
}
