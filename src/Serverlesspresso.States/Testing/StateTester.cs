using Serverlesspresso.States.Definitions;
using Serverlesspresso.States.Interpretation;
using Serverlesspresso.States.Values;

namespace Serverlesspresso.States.Testing;

/// <summary>Tests a state alone, with the code that executions run it with.</summary>
/// <remarks>Source: AWS Step Functions API Reference, TestState.</remarks>
public static class StateTester
{
    /// <summary>Checks a test and makes it ready to be run.</summary>
    /// <param name="test">The test.</param>
    /// <param name="machine">What the context object says of execution and state machine, unless the test brings its own.</param>
    /// <param name="environment">Time, ids and chance.</param>
    public static StateTestStart Prepare(StateTest test, ExecutionStart machine, StepEnvironment environment)
    {
        ArgumentNullException.ThrowIfNull(test);
        ArgumentNullException.ThrowIfNull(machine);
        ArgumentNullException.ThrowIfNull(environment);
        if (ReadPayloads(test, out var payloads) is { } unreadable)
        {
            return new StateTestStart(Run: null, unreadable);
        }

        var (tested, unfound) = TestedState.Find(test);
        if (tested is null)
        {
            return new StateTestStart(Run: null, unfound);
        }

        var parsed = tested.Parse();
        var refusal = parsed.Definition is null ? StateTestProblem.Of(parsed) : null;

        // What a later server could run is refused last: the test may have mistakes of its own.
        var problem = tested.IsQueriedInJsonata ? null : refusal;
        problem ??= StateTestChecks.FindProblem(test, tested, payloads) ?? refusal;
        return problem is null
            ? new StateTestStart(MakeRun(test, tested, parsed.Definition!, payloads, machine, environment), Problem: null) // Not refused.
            : new StateTestStart(Run: null, problem);
    }

    private static StateTestProblem? ReadPayloads(StateTest test, out StateTestPayloads payloads)
    {
        payloads = new StateTestPayloads(JsonNull.Instance, JsonObject.Empty, Context: null);
        if (!JsonText.TryParse(test.Input, out var input))
        {
            return new StateTestProblem(
                "InvalidExecutionInput",
                $"Invalid State Machine Execution Input: '{ExecutionInput.FindProblem(test.Input)}'");
        }

        JsonValue? variables = JsonObject.Empty;
        if (test.Variables is not null && (!JsonText.TryParse(test.Variables, out variables) || variables is not JsonObject))
        {
            return StateTestProblem.Invalid("Invalid variables provided: Variables must be a valid JSON object");
        }

        JsonValue? context = null;
        if (test.Context is not null && (!JsonText.TryParse(test.Context, out context) || context is not JsonObject))
        {
            return StateTestProblem.Invalid("Invalid Context object provided: Context object must be a valid JSON object");
        }

        payloads = new StateTestPayloads(input, (JsonObject)variables!, context as JsonObject); // Checked above.
        return null;
    }

    private static StateTestRun MakeRun(
        StateTest test,
        TestedState tested,
        StateMachineDefinition definition,
        StateTestPayloads payloads,
        ExecutionStart machine,
        StepEnvironment environment)
    {
        var (group, state) = tested.FindIn(definition);
        var frame = new Frame { Id = 0, Group = group, State = state, Input = payloads.Input };
        frame.Variables = payloads.Variables;
        frame.EnteredTime = environment.Now;
        if (test.Configuration.RetrierRetryCount is { } retried)
        {
            frame.RetryCount = retried;
            frame.Attempts = [.. Enumerable.Repeat(retried, state.Retriers.Length)];
        }

        var context = payloads.Context ?? TestContext.Make(test, tested, machine, environment, frame);
        var checkpoint = new Checkpoint(definition, machine, payloads.Input, [frame], ready: []);
        var run = new Run(definition, checkpoint, environment) { Watch = new StateWatch(context) };
        return new StateTestRun(run, test);
    }
}
