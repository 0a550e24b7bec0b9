using Serverlesspresso.States.Values;

namespace Serverlesspresso.States.Testing;

/// <summary>Finds what is wrong with a test itself.</summary>
internal static class StateTestChecks
{
    private static readonly string[] ContextMembers = ["Execution", "State", "StateMachine", "Task"];

    public static StateTestProblem? FindProblem(StateTest test, TestedState tested, StateTestPayloads payloads) =>
        test.Mock is { } mock
            ? CheckMock(test, mock, tested) ?? CheckContext(payloads.Context, tested)
            : CheckUnmocked(test, tested);

    private static StateTestProblem? CheckUnmocked(StateTest test, TestedState tested)
    {
        (string Name, object? Value)[] onlyMocked =
        [
            ("Context", test.Context),
            ("RetrierRetryCount", test.Configuration.RetrierRetryCount),
            ("ErrorCausedByState", test.Configuration.ErrorCausedByState),
            ("MapIterationFailureCount", test.Configuration.MapIterationFailureCount),
            ("MapItemReaderData", test.Configuration.MapItemReaderData),
        ];
        if (Array.Find(onlyMocked, field => field.Value is not null).Name is { } name)
        {
            return StateTestProblem.Invalid($"TestState does not support {name} when a mock is not specified.");
        }

        return tested switch
        {
            { Type: "Map" or "Parallel" } => StateTestProblem.Definition(
                "TestState API does not support Map or Parallel states. "
                + "Supported state types include: [Task, Wait, Pass, Succeed, Fail, Choice]"),
            { Type: "Task", WaitsForMore: true } => StateTestProblem.Definition(
                "TestState API does not support Activity tasks and the service integration patterns .sync and .waitForTaskToken "
                + "when a mock is not specified"),
            { Type: "Task" } when test.RoleArn is null =>
                StateTestProblem.Invalid("RoleArn must be specified when testing a Task state"),
            _ => null,
        };
    }

    private static StateTestProblem? CheckMock(StateTest test, StateTestMock mock, TestedState tested)
    {
        if (tested.Type is not ("Task" or "Map" or "Parallel"))
        {
            return StateTestProblem.Invalid($"State type '{tested.Type}' is not supported when a mock is specified");
        }

        if (test.RevealsSecrets)
        {
            return StateTestProblem.Invalid("TestState does not support RevealSecrets when a mock is specified.");
        }

        if (mock.Result is null == mock.Error is null)
        {
            return StateTestProblem.Invalid(mock.Result is null
                ? "A test mock must have one of the following fields: [result, errorOutput]."
                : "A test mock should have only one of the following fields: [result, errorOutput].");
        }

        return mock.Result is null ? null : CheckResult(test, mock.Result, mock.Validation, tested);
    }

    private static StateTestProblem? CheckResult(
        StateTest test, string text, MockValidation validation, TestedState tested)
    {
        if (!JsonText.TryParse(text, out var result))
        {
            return StateTestProblem.Invalid("Mocked result must be valid JSON");
        }

        if (tested.Resource is { IsFunction: false } resource)
        {
            return MockedResults.FindProblem(resource, result, validation) is { } problem
                ? StateTestProblem.Invalid($"Mock result schema validation error: {problem}")
                : null;
        }

        if (tested.Type == "Task")
        {
            return null;
        }

        if (tested.Fields["ResultWriter"] is not null)
        {
            return result is JsonObject ? null : StateTestProblem.Invalid("Mocked result must be a JSON object.");
        }

        if (result is not JsonArray items)
        {
            return StateTestProblem.Invalid("Mocked result must be an array.");
        }

        return test.Configuration.MapIterationFailureCount > items.Count
            ? StateTestProblem.Invalid("Map iteration failure count must be less than or equal to the number of Map iterations")
            : null;
    }

    private static StateTestProblem? CheckContext(JsonObject? context, TestedState tested)
    {
        foreach (var name in context is null ? [] : context.Names)
        {
            if (name == "Map")
            {
                return InvalidContext("'Map' field is not supported when mocking a Context object");
            }

            if (Array.IndexOf(ContextMembers, name) < 0)
            {
                return InvalidContext($"Field '{name}' is not allowed");
            }

            if (name == "Task" && !tested.WaitsForMore)
            {
                return InvalidContext(
                    "Context object contains 'Task' when state is not a Task state with a '.sync' or "
                    + "'.waitForTaskToken' service integration pattern");
            }
        }

        return null;
    }

    private static StateTestProblem InvalidContext(string problem) =>
        StateTestProblem.Invalid($"Invalid Context object provided: {problem}");
}
