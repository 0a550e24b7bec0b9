using System.Globalization;
using System.Text.Json.Nodes;
using Serverlesspresso.States.Interpretation;
using Serverlesspresso.States.Testing;

namespace Serverlesspresso.States.Tests.Conformance;

/// <summary>Runs one recorded test of a state.</summary>
internal sealed class StateCaseRunner(ConformanceCase recorded)
{
    private static readonly DateTimeOffset Now = new(2025, 11, 20, 9, 30, 0, TimeSpan.Zero);

    /// <summary>Why a case cannot be run here, or null.</summary>
    public static string? WhyNot(ConformanceCase recorded)
    {
        if (recorded.Expected["valid"] is not null)
        {
            return recorded.Expected["code"] is null ? "refused by the client already" : null;
        }

        var problem = StateTester.Prepare(ReadTest(recorded), MakeMachine(recorded), MakeEnvironment()).Problem;
        var at = problem?.Message.IndexOf("The ", StringComparison.Ordinal) ?? -1;
        return problem is not null && problem.Message.Contains("not supported yet", StringComparison.Ordinal)
            ? problem.Message[at..problem.Message.LastIndexOf(" at ", StringComparison.Ordinal)]
            : null;
    }

    /// <summary>The first difference from the record, or null.</summary>
    public string? Run()
    {
        var expected = recorded.Expected.DeepClone().AsObject();
        var prepared = StateTester.Prepare(ReadTest(recorded), MakeMachine(recorded), MakeEnvironment());
        JsonObject actual;
        if (prepared.Problem is { } problem)
        {
            actual = new JsonObject { ["valid"] = false, ["code"] = problem.Code, ["message"] = problem.Message };
        }
        else
        {
            actual = Show(RunToEnd(prepared.Run!));
        }

        return new RecordComparer(recorded).Compare(expected, actual, "response");
    }

    private StateTestResult RunToEnd(StateTestRun run)
    {
        var step = run.Start();
        while (step is not StateTestStep.Ended)
        {
            step = step switch
            {
                StateTestStep.RunsTask asked => run.Resume(CaseServices.Answer(recorded, asked.Task).Answer),
                StateTestStep.Waits waiting => run.Resume(new Stimulus.TimerFired(waiting.Timer.TimerId)),
                _ => throw new InvalidOperationException(),
            };
        }

        return ((StateTestStep.Ended)step).Result;
    }

    private static StateTest ReadTest(ConformanceCase recorded)
    {
        var given = recorded.Item["testState"]!;
        var mock = given["mock"] as JsonObject;
        var configuration = given["stateConfiguration"];
        return new StateTest
        {
            Definition = recorded.Definition,
            StateName = given["stateName"]?.GetValue<string>(),
            Input = recorded.Item["input"] is null ? "{}" : recorded.Input,
            RoleArn = given["roleArn"]?.GetValue<bool>() == true ? "arn:aws:iam::111111111111:role/role" : null,
            Variables = TextOf(given["variables"]),
            Context = TextOf(given["context"]),
            RevealsSecrets = given["revealSecrets"]?.GetValue<bool>() == true,
            Mock = mock is null ? null : new StateTestMock
            {
                Result = mock["resultText"]?.GetValue<string>() ?? mock["result"]?.ToJsonString(),
                Error = mock["errorOutput"] is { } error
                    ? new StateTestError(error["error"]?.GetValue<string>(), error["cause"]?.GetValue<string>())
                    : null,
                Validation = mock["fieldValidationMode"] is { } mode
                    ? Enum.Parse<MockValidation>(mode.GetValue<string>(), ignoreCase: true)
                    : MockValidation.Strict,
            },
            Configuration = new StateTestConfiguration
            {
                RetrierRetryCount = configuration?["retrierRetryCount"]?.GetValue<int>(),
                ErrorCausedByState = configuration?["errorCausedByState"]?.GetValue<string>(),
                MapIterationFailureCount = configuration?["mapIterationFailureCount"]?.GetValue<int>(),
                MapItemReaderData = TextOf(configuration?["mapItemReaderData"]),
            },
        };
    }

    private static string? TextOf(JsonNode? node) => node switch
    {
        null => null,
        JsonValue value when value.TryGetValue<string>(out var text) => text,
        _ => node.ToJsonString(),
    };

    private static ExecutionStart MakeMachine(ConformanceCase recorded) => new()
    {
        ExecutionArn = "arn:aws:states:us-east-1:111111111111:express:machine:name",
        ExecutionName = "name",
        StateMachineArn = "arn:aws:states:us-east-1:111111111111:stateMachine:machine",
        StateMachineName = "machine",
        RoleArn = "arn:aws:iam::111111111111:role/role",
        Region = "us-east-1",
        StartTime = Now,
        Input = recorded.Input,
    };

    private static StepEnvironment MakeEnvironment() => new()
    {
        Now = Now,
        NewTaskToken = id => string.Create(CultureInfo.InvariantCulture, $"token-{id}"),
        NewId = () => new Guid(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11),
        NextChance = () => 0.5,
    };

    private JsonObject Show(StateTestResult result)
    {
        var status = result.Status switch
        {
            StateTestStatus.Succeeded => "SUCCEEDED",
            StateTestStatus.Failed => "FAILED",
            StateTestStatus.Retriable => "RETRIABLE",
            StateTestStatus.CaughtError => "CAUGHT_ERROR",
        };
        var shown = new JsonObject { ["status"] = status };
        Add(shown, "output", result.Output is null ? null : JsonNode.Parse(result.Output));
        Add(shown, "error", result.Error);
        Add(shown, "cause", result.Cause);
        Add(shown, "nextState", result.NextState);
        if (recorded.Item["testState"]!["inspectionLevel"]?.GetValue<string>() is "DEBUG" or "TRACE")
        {
            shown["inspectionData"] = Show(result.Inspection);
        }

        return shown;
    }

    private static JsonObject Show(StateInspection inspection)
    {
        var shown = new JsonObject { ["input"] = inspection.Input };
        Add(shown, "afterInputPath", inspection.AfterInputPath);
        Add(shown, "afterParameters", inspection.AfterParameters);
        Add(shown, "result", inspection.Result);
        Add(shown, "afterResultSelector", inspection.AfterResultSelector);
        Add(shown, "afterResultPath", inspection.AfterResultPath);
        Add(shown, "variables", inspection.Variables);
        Add(shown, "afterItemsPath", inspection.AfterItemsPath);
        Add(shown, "afterItemSelector", inspection.AfterItemSelector);
        Add(shown, "afterItemBatcher", inspection.AfterItemBatcher);
        Add(shown, "toleratedFailureCount", inspection.ToleratedFailureCount);
        Add(shown, "toleratedFailurePercentage", inspection.ToleratedFailurePercentage);
        Add(shown, "maxConcurrency", inspection.MaxConcurrency);
        if (inspection.CatchIndex is not null || inspection.RetryIndex is not null)
        {
            var details = new JsonObject();
            Add(details, "catchIndex", inspection.CatchIndex);
            Add(details, "retryIndex", inspection.RetryIndex);
            Add(details, "retryBackoffIntervalSeconds", inspection.RetryBackoffIntervalSeconds);
            shown["errorDetails"] = details;
        }

        return shown;
    }

    private static void Add(JsonObject shown, string name, JsonNode? value)
    {
        if (value is not null)
        {
            shown[name] = value;
        }
    }
}
