using System.Text.Json;

namespace Serverlesspresso.Aws.Tests.StepFunctions;

public sealed class StateTestOperationsTests : IAsyncLifetime
{
    private const string Pass = """{"Type":"Pass","InputPath":"$.order","ResultPath":"$.copy","Next":"Make"}""";

    private const string Task = """
        {"Type":"Task","Resource":"arn:aws:states:::lambda:invoke","Parameters":{"FunctionName":"f"},
        "Retry":[{"ErrorEquals":["Late"]}],"Catch":[{"ErrorEquals":["States.ALL"],"Next":"Sorry"}],"End":true}
        """;

    private EngineHost? _host;

    private EngineHost Host => _host ?? throw new InvalidOperationException("The host has not started.");

    public async ValueTask InitializeAsync() => _host = await EngineHost.StartAsync();

    public async ValueTask DisposeAsync()
    {
        if (_host is not null)
        {
            await _host.DisposeAsync();
        }
    }

    [Fact]
    public async Task TestState_NoLevel_AnswersOutputNextStateAndStatus()
    {
        var answer = await Host.CallAsync("TestState", new { definition = Pass, input = """{"order":1}""" });

        Assert.Equal("""{"output":"{\u0022order\u0022:1,\u0022copy\u0022:1}","nextState":"Make","status":"SUCCEEDED"}""", Escape(answer.Body));
    }

    [Fact]
    public async Task TestState_Debug_ShowsWhatTheFieldsMadeOfTheData()
    {
        var answer = await Host.SucceedAsync(
            "TestState", new { definition = Pass, input = """{"order":1}""", inspectionLevel = "DEBUG" });

        var data = answer.GetProperty("inspectionData");
        Assert.Equal("""{"order":1}""", data.GetProperty("input").GetString());
        Assert.Equal("1", data.GetProperty("afterInputPath").GetString());
        Assert.Equal("""{"order":1,"copy":1}""", data.GetProperty("afterResultPath").GetString());
    }

    [Fact]
    public async Task TestState_MockedErrorWithRetriesLeft_IsRetriable()
    {
        var answer = await Host.SucceedAsync("TestState", new
        {
            definition = Task,
            inspectionLevel = "DEBUG",
            mock = new { errorOutput = new { error = "Late", cause = "No beans." } },
            stateConfiguration = new { retrierRetryCount = 2 },
        });

        Assert.Equal("RETRIABLE", answer.GetProperty("status").GetString());
        Assert.Equal(
            """{"retryIndex":0,"retryBackoffIntervalSeconds":4}""",
            answer.GetProperty("inspectionData").GetProperty("errorDetails").GetRawText());
    }

    [Fact]
    public async Task TestState_MockedErrorCaught_NamesTheStateThatIsNext()
    {
        var answer = await Host.SucceedAsync("TestState", new
        {
            definition = Task,
            mock = new { errorOutput = new { error = "Burnt", cause = "Too hot." } },
        });

        Assert.Equal("CAUGHT_ERROR", answer.GetProperty("status").GetString());
        Assert.Equal("Sorry", answer.GetProperty("nextState").GetString());
        Assert.Equal("Burnt", answer.GetProperty("error").GetString());
    }

    [Fact]
    public async Task TestState_TaskWithoutRole_IsRefused()
    {
        var refusal = await Host.RefuseAsync("TestState", new { definition = Task });

        Assert.Equal(("ValidationException", "RoleArn must be specified when testing a Task state"), refusal);
    }

    [Fact]
    public async Task TestState_RoleIsNone_IsRefused()
    {
        var refusal = await Host.RefuseAsync("TestState", new { definition = Task, roleArn = "barista" });

        Assert.Equal(("InvalidArn", "Invalid Role Arn: 'barista'"), refusal);
    }

    [Fact]
    public async Task TestState_UnknownLevelAndMode_NamesBoth()
    {
        var refusal = await Host.RefuseAsync(
            "TestState",
            new { definition = Task, inspectionLevel = "ALL", mock = new { result = "{}", fieldValidationMode = "LAX" } });

        Assert.Equal("ValidationException", refusal.Type);
        Assert.Equal(
            "2 validation errors detected: Value 'ALL' at 'inspectionLevel' failed to satisfy constraint: Member must satisfy "
            + "enum value set: [INFO, DEBUG, TRACE]; Value 'LAX' at 'mock.fieldValidationMode' failed to satisfy constraint: "
            + "Member must satisfy enum value set: [STRICT, PRESENT, NONE]",
            refusal.Message);
    }

    [Fact]
    public async Task TestState_NoMock_CallsTheServiceAndMakesNoExecution()
    {
        var machine = await Host.CreateAsync("Started", Definitions.Wait);
        var definition = JsonSerializer.Serialize(new
        {
            Type = "Task",
            Resource = "arn:aws:states:::states:startExecution",
            Parameters = new { StateMachineArn = machine, Name = "by-test" },
            End = true,
        });

        var answer = await Host.SucceedAsync("TestState", new { definition, roleArn = EngineHost.Role });

        Assert.Equal("SUCCEEDED", answer.GetProperty("status").GetString());
        var listed = await Host.SucceedAsync("ListExecutions", new { stateMachineArn = machine });
        var execution = Assert.Single(listed.GetProperty("executions").EnumerateArray());
        Assert.Equal("by-test", execution.GetProperty("name").GetString());
    }

    [Fact]
    public async Task TestState_WaitBeyondFiveMinutes_TimesOut()
    {
        var answer = await Host.SucceedAsync(
            "TestState", new { definition = """{"Type":"Wait","Seconds":301,"End":true}""" });

        Assert.Equal("FAILED", answer.GetProperty("status").GetString());
        Assert.Equal("States.Timeout", answer.GetProperty("error").GetString());
    }

    private static string Escape(string body) => body.Replace("\\\"", "\\u0022", StringComparison.Ordinal);
}
