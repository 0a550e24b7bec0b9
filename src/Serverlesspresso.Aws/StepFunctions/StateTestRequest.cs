using System.Text.Json;
using Serverlesspresso.Aws.Json;
using Serverlesspresso.Aws.Validation;
using Serverlesspresso.Engine.StateMachines;
using Serverlesspresso.States.Testing;

namespace Serverlesspresso.Aws.StepFunctions;

/// <summary>Reads the request of TestState.</summary>
internal static class StateTestRequest
{
    private const int ArnLengthMax = 256;
    private const int PayloadLengthMax = 262_144;
    private const int NameLengthMax = 80;
    private const int ErrorLengthMax = 256;
    private const int CauseLengthMax = 32_768;

    /// <summary>Reads and checks the request.</summary>
    /// <param name="input">The request.</param>
    /// <param name="level">How much the answer shows.</param>
    public static StateTest Read(JsonElement input, out string level)
    {
        level = input.FindString("inspectionLevel") ?? "INFO";
        var test = ReadTest(input);
        Check(input, test, level);
        StepFunctionsArns.CheckRole(test.RoleArn);
        return test;
    }

    private static StateTest ReadTest(JsonElement input)
    {
        var configuration = input.FindObject("stateConfiguration");
        return new StateTest
        {
            Definition = input.FindString("definition") ?? "",
            StateName = input.FindString("stateName"),
            Input = input.FindString("input") ?? "{}",
            RoleArn = input.FindString("roleArn"),
            Variables = input.FindString("variables"),
            Context = input.FindString("context"),
            RevealsSecrets = input.FindBoolean("revealSecrets") ?? false,
            Mock = ReadMock(input),
            Configuration = new StateTestConfiguration
            {
                RetrierRetryCount = configuration?.FindInt32("retrierRetryCount"),
                ErrorCausedByState = configuration?.FindString("errorCausedByState"),
                MapIterationFailureCount = configuration?.FindInt32("mapIterationFailureCount"),
                MapItemReaderData = configuration?.FindString("mapItemReaderData"),
            },
        };
    }

    private static StateTestMock? ReadMock(JsonElement input)
    {
        if (input.FindObject("mock") is not { } mock)
        {
            return null;
        }

        return new StateTestMock
        {
            Result = mock.FindString("result"),
            Error = mock.FindObject("errorOutput") is { } error
                ? new StateTestError(error.FindString("error"), error.FindString("cause"))
                : null,
            Validation = mock.FindString("fieldValidationMode") switch
            {
                "NONE" => MockValidation.None,
                "PRESENT" => MockValidation.Present,
                _ => MockValidation.Strict,
            },
        };
    }

    private static void Check(JsonElement input, StateTest test, string level)
    {
        var configuration = test.Configuration;
        new ConstraintViolations()
            .NotNull("definition", input.FindString("definition"))
            .Length("definition", input.FindString("definition"), minimum: 1, StateMachineRegistry.DefinitionBytesMax)
            .Length("roleArn", test.RoleArn, minimum: 1, ArnLengthMax)
            .Length("input", test.Input, minimum: 0, PayloadLengthMax)
            .OneOf("inspectionLevel", level, "INFO", "DEBUG", "TRACE")
            .Length("variables", test.Variables, minimum: 0, PayloadLengthMax)
            .Length("stateName", test.StateName, minimum: 1, NameLengthMax)
            .Length("mock.result", test.Mock?.Result, minimum: 0, PayloadLengthMax)
            .Length("mock.errorOutput.error", test.Mock?.Error?.Error, minimum: 0, ErrorLengthMax)
            .Length("mock.errorOutput.cause", test.Mock?.Error?.Cause, minimum: 0, CauseLengthMax)
            .OneOf(
                "mock.fieldValidationMode",
                input.FindObject("mock")?.FindString("fieldValidationMode"),
                "STRICT",
                "PRESENT",
                "NONE")
            .Length("context", test.Context, minimum: 0, PayloadLengthMax)
            .Range("stateConfiguration.retrierRetryCount", configuration.RetrierRetryCount, minimum: 0, int.MaxValue)
            .Length("stateConfiguration.errorCausedByState", configuration.ErrorCausedByState, minimum: 1, NameLengthMax)
            .Range(
                "stateConfiguration.mapIterationFailureCount",
                configuration.MapIterationFailureCount,
                minimum: 0,
                int.MaxValue)
            .Length("stateConfiguration.mapItemReaderData", configuration.MapItemReaderData, minimum: 0, PayloadLengthMax)
            .ThrowIfAny();
    }
}
