using Serverlesspresso.States.Interpretation;
using Serverlesspresso.States.Testing;

namespace Serverlesspresso.States.Tests.Testing;

public sealed class StateTesterTests
{
    private static readonly DateTimeOffset Now = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);

    [Fact]
    public void Choice_Alone_NamesANextStateThatIsNotInTheDefinition()
    {
        var result = Run(new StateTest
        {
            Definition = """{"Type":"Choice","Choices":[{"Variable":"$.n","NumericGreaterThan":1,"Next":"Many"}],"Default":"Few"}""",
            Input = """{"n":2}""",
        });

        Assert.Equal((StateTestStatus.Succeeded, "Many"), (result.Status, result.NextState));
    }

    [Fact]
    public void StateName_StateWithinAMap_IsFound()
    {
        var result = Run(new StateTest
        {
            Definition = """
                {"StartAt":"Each","States":{"Each":{"Type":"Map","End":true,"ItemProcessor":{"StartAt":"Make","States":{
                  "Make":{"Type":"Pass","Result":"made","Next":"Call"},"Call":{"Type":"Pass","End":true}}}}}}
                """,
            StateName = "Make",
        });

        Assert.Equal(("\"made\"", "Call"), (result.Output, result.NextState));
    }

    [Fact]
    public void StateName_NoSuchState_IsRefused()
    {
        var problem = Refuse(new StateTest
        {
            Definition = """{"StartAt":"A","States":{"A":{"Type":"Pass","End":true}}}""",
            StateName = "B",
        });

        Assert.Equal(new StateTestProblem("ValidationException", "State not found in definition"), problem);
    }

    [Fact]
    public void Assign_VariablesInScope_AreShownTogetherWithTheNew()
    {
        var result = Run(new StateTest
        {
            Definition = """{"Type":"Pass","Assign":{"cups.$":"$cups","last.$":"$.drink"},"End":true}""",
            Input = """{"drink":"Latte"}""",
            Variables = """{"cups":3}""",
        });

        Assert.Equal("""{"cups":3,"last":"Latte"}""", result.Inspection.Variables);
    }

    [Theory]
    [InlineData(0, StateTestStatus.Retriable, 3L)]
    [InlineData(1, StateTestStatus.Retriable, 6L)]
    [InlineData(2, StateTestStatus.CaughtError, null)]
    public void RetrierRetryCount_MockedError_IsRetriedUntilTheRetrierIsUsedUp(int count, StateTestStatus status, long? seconds)
    {
        var result = Run(MockedTask with
        {
            Mock = new StateTestMock { Error = new StateTestError("Busy", "Wait.") },
            Configuration = new StateTestConfiguration { RetrierRetryCount = count },
        });

        Assert.Equal((status, seconds), (result.Status, result.Inspection.RetryBackoffIntervalSeconds));
    }

    [Fact]
    public void Catch_MockedError_PutsItWhereTheCatcherSays()
    {
        var result = Run(MockedTask with { Mock = new StateTestMock { Error = new StateTestError("Burnt", "Too hot.") } });

        Assert.Equal("""{"error":{"Error":"Burnt","Cause":"Too hot."}}""", result.Output);
        Assert.Equal((0, "Sorry", "Burnt"), (result.Inspection.CatchIndex, result.NextState, result.Error));
    }

    [Fact]
    public void ResultSelector_MockedResult_ShowsEachStepOfTheResult()
    {
        var result = Run(MockedTask with { Mock = new StateTestMock { Result = """{"Payload":{"cup":7},"StatusCode":200}""" } });

        Assert.Equal("""{"Payload":{"cup":7},"StatusCode":200}""", result.Inspection.Result);
        Assert.Equal("""{"cup":7}""", result.Inspection.AfterResultSelector);
        Assert.Equal("""{"made":{"cup":7}}""", result.Inspection.AfterResultPath);
        Assert.Equal("""{"FunctionName":"make"}""", result.Inspection.AfterParameters);
    }

    [Fact]
    public void WaitForTaskToken_NoContextGiven_HasAToken()
    {
        var result = Run(new StateTest
        {
            Definition = """
                {"Type":"Task","Resource":"arn:aws:states:::lambda:invoke.waitForTaskToken",
                 "Parameters":{"FunctionName":"f","Payload":{"token.$":"$$.Task.Token"}},"End":true}
                """,
            Mock = new StateTestMock { Result = "{}" },
        });

        Assert.Equal("""{"FunctionName":"f","Payload":{"token":"token"}}""", result.Inspection.AfterParameters);
    }

    [Fact]
    public void Failure_PathLeadsNowhere_FailsWithTheTextOfExecutions()
    {
        var result = Run(new StateTest { Definition = """{"Type":"Pass","InputPath":"$.no","End":true}""" });

        Assert.Equal((StateTestStatus.Failed, "States.Runtime"), (result.Status, result.Error));
        Assert.StartsWith(
            "An error occurred while executing the state 'StateName' (entered at the event id #2). Invalid path '$.no'",
            result.Cause,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Wait_Seconds_WaitsAndThenGoesOn()
    {
        var run = Prepare(new StateTest { Definition = """{"Type":"Wait","Seconds":10,"Next":"Then"}""" }).Run!; // Nothing is wrong with it.

        var waits = Assert.IsType<StateTestStep.Waits>(run.Start());
        var ended = Assert.IsType<StateTestStep.Ended>(run.Resume(new Stimulus.TimerFired(waits.Timer.TimerId)));

        Assert.Equal(Now.AddSeconds(10), waits.Timer.Due);
        Assert.Equal((StateTestStatus.Succeeded, "Then"), (ended.Result.Status, ended.Result.NextState));
    }

    [Theory]
    [InlineData("states:startExecution.sync", """{"ExecutionArn":"a"}""", "Required field 'StateMachineArn' is missing")]
    [InlineData("states:startExecution", """{"ExecutionArn":"a","StartDate":true}""", "Field 'StartDate' must be a string")]
    [InlineData("aws-sdk:dynamodb:getItem", """{"Item":{"PK":{"S":1}}}""", "Field 'S' must be a string")]
    [InlineData("aws-sdk:dynamodb:describeTable", """{"Table":{"TableStatus":"LOST"}}""", "Field 'TableStatus' is not an expected value")]
    [InlineData("lambda:invoke", "[]", "Mock result must be a valid JSON object")]
    public void MockedResult_NotWhatTheServiceAnswers_IsRefused(string call, string result, string problem)
    {
        var refusal = Refuse(new StateTest
        {
            Definition = $$"""{"Type":"Task","Resource":"arn:aws:states:::{{call}}","End":true}""",
            Mock = new StateTestMock { Result = result },
        });

        Assert.Equal($"Mock result schema validation error: {problem}", refusal.Message);
    }

    [Fact]
    public void MockedResult_NotValidated_IsTaken()
    {
        var result = Run(new StateTest
        {
            Definition = """{"Type":"Task","Resource":"arn:aws:states:::states:startExecution","End":true}""",
            Mock = new StateTestMock { Result = """{"StartDate":true}""", Validation = MockValidation.None },
        });

        Assert.Equal("""{"StartDate":true}""", result.Output);
    }

    [Theory]
    [InlineData(true, true, "A test mock should have only one of the following fields: [result, errorOutput].")]
    [InlineData(false, false, "A test mock must have one of the following fields: [result, errorOutput].")]
    public void Mock_NotExactlyOneOutcome_IsRefused(bool hasResult, bool hasError, string problem)
    {
        var refusal = Refuse(MockedTask with
        {
            Mock = new StateTestMock
            {
                Result = hasResult ? "{}" : null,
                Error = hasError ? new StateTestError("E", "c") : null,
            },
        });

        Assert.Equal(problem, refusal.Message);
    }

    [Fact]
    public void Mock_OfAStateWithoutWork_IsRefused()
    {
        var refusal = Refuse(new StateTest
        {
            Definition = """{"Type":"Wait","Seconds":1,"End":true}""",
            Mock = new StateTestMock { Result = "{}" },
        });

        Assert.Equal("State type 'Wait' is not supported when a mock is specified", refusal.Message);
    }

    [Theory]
    [InlineData("[]", "SCHEMA_VALIDATION_FAILED: Definition must be a valid JSON object at null")]
    [InlineData("{}", "SCHEMA_VALIDATION_FAILED: These fields are required: [Type] at /States/StateName")]
    public void Definition_NoState_IsRefused(string definition, string problem)
    {
        var refusal = Refuse(new StateTest { Definition = definition });

        Assert.Equal(("InvalidDefinition", $"Invalid State Machine Definition: '{problem}'"), (refusal.Code, refusal.Message));
    }

    [Theory]
    [InlineData("arn:aws:states:us-east-1:123456789012:activity:grind")]
    [InlineData("arn:aws:states:::lambda:invoke.waitForTaskToken")]
    [InlineData("arn:aws:states:::states:startExecution.sync:2")]
    public void Task_ThatWaitsForMoreWithoutAMock_IsRefused(string resource)
    {
        var refusal = Refuse(new StateTest
        {
            Definition = $$"""{"Type":"Task","Resource":"{{resource}}","End":true}""",
            RoleArn = "arn:aws:iam::123456789012:role/r",
        });

        Assert.Equal("InvalidDefinition", refusal.Code);
        Assert.StartsWith("TestState API does not support Activity tasks", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Input_NotJson_IsRefused()
    {
        var refusal = Refuse(new StateTest { Definition = """{"Type":"Succeed"}""", Input = "latte" });

        Assert.Equal("InvalidExecutionInput", refusal.Code);
    }

    [Fact]
    public void Map_MockedResult_ShowsItemsSelectorAndThresholds()
    {
        var result = Run(DistributedMap with { Mock = new StateTestMock { Result = "[1,2]" } });

        var data = result.Inspection;
        Assert.Equal("""["a","b"]""", data.AfterItemsPath);
        Assert.Equal("""[{"cup":"a"},{"cup":"b"}]""", data.AfterItemSelector);
        Assert.Equal("""[{"Items":[{"cup":"a"}]},{"Items":[{"cup":"b"}]}]""", data.AfterItemBatcher);
        Assert.Equal((0L, 1L, null), (data.MaxConcurrency, data.ToleratedFailureCount, data.ToleratedFailurePercentage));
        Assert.Equal("[1,2]", result.Output);
    }

    [Theory]
    [InlineData(1, StateTestStatus.Succeeded)]
    [InlineData(2, StateTestStatus.CaughtError)]
    public void Map_FailedIterations_AreToleratedUpToTheThreshold(int failed, StateTestStatus status)
    {
        var result = Run(DistributedMap with
        {
            Mock = new StateTestMock { Result = "[1,2]" },
            Configuration = new StateTestConfiguration { MapIterationFailureCount = failed },
        });

        Assert.Equal(status, result.Status);
    }

    [Fact]
    public void Map_MoreFailedIterationsThanResults_IsRefused()
    {
        var refusal = Refuse(DistributedMap with
        {
            Mock = new StateTestMock { Result = "[1,2]" },
            Configuration = new StateTestConfiguration { MapIterationFailureCount = 3 },
        });

        Assert.Equal("Map iteration failure count must be less than or equal to the number of Map iterations", refusal.Message);
    }

    private static StateTest DistributedMap => new()
    {
        Definition = """
            {"Type":"Map","ItemsPath":"$.cups","ItemSelector":{"cup.$":"$$.Map.Item.Value"},"ItemBatcher":{"MaxItemsPerBatch":1},
             "ItemProcessor":{"ProcessorConfig":{"Mode":"DISTRIBUTED","ExecutionType":"STANDARD"},
               "StartAt":"A","States":{"A":{"Type":"Pass","End":true}}},
             "ToleratedFailureCount":1,"Catch":[{"ErrorEquals":["States.ExceedToleratedFailureThreshold"],"Next":"B"}],"End":true}
            """,
        Input = """{"cups":["a","b"]}""",
    };

    private static StateTest MockedTask => new()
    {
        Definition = """
            {"Type":"Task","Resource":"arn:aws:states:::lambda:invoke","Parameters":{"FunctionName":"make"},
             "ResultSelector":{"cup.$":"$.Payload.cup"},"ResultPath":"$.made",
             "Retry":[{"ErrorEquals":["Busy"],"IntervalSeconds":3,"MaxAttempts":2}],
             "Catch":[{"ErrorEquals":["States.ALL"],"ResultPath":"$.error","Next":"Sorry"}],"Next":"Serve"}
            """,
        Mock = new StateTestMock { Result = "{}" },
    };

    private static StateTestResult Run(StateTest test)
    {
        var start = Prepare(test);
        Assert.True(start.Problem is null, start.Problem?.Message);
        return Assert.IsType<StateTestStep.Ended>(start.Run!.Start()).Result; // Without a problem there is a run.
    }

    private static StateTestProblem Refuse(StateTest test) =>
        Prepare(test).Problem ?? throw new InvalidOperationException("The test was not refused.");

    private static StateTestStart Prepare(StateTest test) => StateTester.Prepare(
        test,
        new ExecutionStart
        {
            ExecutionArn = "arn:aws:states:us-east-1:123456789012:express:m:n",
            ExecutionName = "n",
            StateMachineArn = "arn:aws:states:us-east-1:123456789012:stateMachine:m",
            StateMachineName = "m",
            RoleArn = "arn:aws:iam::123456789012:role/barista",
            Region = "us-east-1",
            StartTime = Now,
            Input = test.Input,
        },
        new StepEnvironment
        {
            Now = Now,
            NewTaskToken = _ => "token",
            NewId = () => Guid.Empty,
            NextChance = () => 0.5,
        });
}
