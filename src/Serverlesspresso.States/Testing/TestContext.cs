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

        var state = new JsonObjectBuilder(3)
            .Set("Name", tested.Name)
            .Set("EnteredTime", Run.FormatTime(frame.EnteredTime));
        if (frame.State.CanRetry)
        {
            state.Set("RetryCount", JsonNumber.Of(frame.RetryCount));
        }

        var context = new JsonObjectBuilder(4)
            .Set("Execution", execution.Set("StartTime", Run.FormatTime(machine.StartTime)).Build())
            .Set("StateMachine", new JsonObjectBuilder(2)
                .Set("Id", machine.StateMachineArn)
                .Set("Name", machine.StateMachineName)
                .Build())
            .Set("State", state.Build());
        return tested.WaitsForToken
            ? context.Set("Task", new JsonObject(["Token"], [new JsonString(environment.NewTaskToken(0))])).Build()
            : context.Build();
    }
}
