using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Serverlesspresso.Engine.HttpTasks;
using Serverlesspresso.Engine.StateTests;
using Serverlesspresso.Engine.Store;
using Serverlesspresso.Engine.Tests.Hosting;
using Serverlesspresso.States.Testing;

namespace Serverlesspresso.Engine.Tests.HttpTasks;

public sealed class HttpInvokeTests : IAsyncLifetime
{
    private readonly LocalServer _server = new();
    private EngineHarness _engine = null!; // Started before each test.

    public async ValueTask InitializeAsync() => _engine = await EngineHarness.StartAsync(engine =>
        engine.Services.Configure<HttpTaskOptions>(options => options.AllowedEndpoints.Add(_server.Url + "api/")));

    public async ValueTask DisposeAsync()
    {
        await _engine.DisposeAsync();
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task Invoke_JsonAnswer_IsTheResultWithHeadersAndStatus()
    {
        _server.Answers = _ => new LocalServer.Answer(201, """{"cup":7}""", Headers: new() { ["X-Bean"] = "arabica" });

        var arn = await RunAsync(Machine("api/cups", """
            "Method":"POST","Headers":{"X-Order":"2"},"QueryParameters":{"size":["s","m"]},"RequestBody":{"drink":"Latte"}
            """));

        var asked = Assert.Single(_server.Requests);
        Assert.Equal(("POST", "/api/cups?size=s&size=m", """{"drink":"Latte"}"""), (asked.Method, asked.Path, asked.Body));
        Assert.Equal("2", asked.Headers["X-Order"]);
        Assert.Equal("application/json", asked.Headers["Content-Type"]);
        Assert.Equal("Amazon|StepFunctions|HttpInvoke|us-east-1", asked.Headers["User-Agent"]);
        var result = JsonSerializer.Deserialize<JsonElement>((await _engine.DescribeAsync(arn)).Output!);
        Assert.Equal("""{"cup":7}""", result.GetProperty("ResponseBody").GetRawText());
        Assert.Equal((201, "Created"), (result.GetProperty("StatusCode").GetInt32(), result.GetProperty("StatusText").GetString()));
        Assert.Equal("""["arabica"]""", result.GetProperty("Headers").GetProperty("x-bean").GetRawText());
        Assert.Contains("TaskSucceeded", await _engine.HistoryTypesAsync(arn));
    }

    [Theory]
    [InlineData("{\"a\":\"\\ud800\"}", "{\"a\":\"\ufffd\"}")]
    [InlineData("{\"a\":", "\"{\\\"a\\\":\"")]
    public async Task Invoke_JsonAnswerThatCannotBeWritten_IsAskedForOnce(string answer, string body)
    {
        _server.Answers = _ => new LocalServer.Answer(200, answer);

        var arn = await RunAsync(Machine("api/cups", "\"Method\":\"GET\""));

        var result = JsonSerializer.Deserialize<JsonElement>((await _engine.DescribeAsync(arn)).Output!);
        Assert.Equal(body, result.GetProperty("ResponseBody").GetRawText());
        Assert.Single(_server.Requests);
    }

    [Fact]
    public async Task Invoke_AnswerSaysItIsPacked_IsTheResultAsItCame()
    {
        _server.Answers = _ => new LocalServer.Answer(200, "no gzip", Headers: new() { ["Content-Encoding"] = "gzip" });

        var arn = await RunAsync(Machine("api/cups", "\"Method\":\"GET\""));

        var result = JsonSerializer.Deserialize<JsonElement>((await _engine.DescribeAsync(arn)).Output!);
        Assert.Equal("no gzip", result.GetProperty("ResponseBody").GetString());
        Assert.Equal("""["gzip"]""", result.GetProperty("Headers").GetProperty("content-encoding").GetRawText());
        Assert.DoesNotContain("Accept-Encoding", Assert.Single(_server.Requests).Headers.Keys);
    }

    [Fact]
    public async Task Invoke_ErrorStatus_FailsWithItsCodeAndIsCaught()
    {
        _server.Answers = _ => new LocalServer.Answer(429, "Slow down", "text/plain");

        var arn = await RunAsync(Machine(
            "api/cups",
            "\"Method\":\"GET\"",
            """
            "Catch":[{"ErrorEquals":["States.Http.StatusCode.429"],"Next":"Done"}],
            """));

        var execution = await _engine.DescribeAsync(arn);
        Assert.Equal(
            (ExecutionStatus.Succeeded, """{"Error":"States.Http.StatusCode.429","Cause":"Slow down"}"""),
            (execution.Status, execution.Output));
    }

    [Fact]
    public async Task Invoke_Redirect_IsNotFollowed()
    {
        _server.Answers = asked => asked.Path == "/api/cups"
            ? new LocalServer.Answer(302, string.Empty, Headers: new() { ["Location"] = _server.Url + "secret" })
            : new LocalServer.Answer(200, "{}");

        var arn = await RunAsync(Machine("api/cups", "\"Method\":\"GET\""));

        Assert.Equal("States.Http.StatusCode.302", (await _engine.DescribeAsync(arn)).Error);
        Assert.Single(_server.Requests);
    }

    [Theory]
    [InlineData("secret")]
    [InlineData("api/../secret")]
    [InlineData("api/%2e%2e/secret")]
    [InlineData("api/..%2fsecret")]
    [InlineData("api/%252e%252e%252fsecret")]
    [InlineData("api/..;/secret")]
    [InlineData("apis")]
    public async Task Invoke_EndpointNotAllowed_FailsAndNobodyIsCalled(string path)
    {
        var arn = await RunAsync(Machine(path, "\"Method\":\"GET\""));

        Assert.Equal("States.Http.AccessDenied", (await _engine.DescribeAsync(arn)).Error);
        Assert.Empty(_server.Requests);
    }

    [Fact]
    public async Task Invoke_NobodyListens_FailsWithASocketError()
    {
        await _server.DisposeAsync();

        var arn = await RunAsync(Machine("api/cups", "\"Method\":\"GET\""));

        Assert.Equal("States.Http.Socket", (await _engine.DescribeAsync(arn)).Error);
    }

    [Fact]
    public async Task Invoke_AnswerLongerThanAResultMayBe_Fails()
    {
        _server.Answers = _ => new LocalServer.Answer(200, new string('a', 262_145), "text/plain");

        var arn = await RunAsync(Machine("api/cups", "\"Method\":\"GET\""));

        Assert.Equal("States.DataLimitExceeded", (await _engine.DescribeAsync(arn)).Error);
    }

    [Theory]
    [InlineData("\"Headers\":{\"Host\":\"other\"},\"Method\":\"GET\"", "The header 'Host' cannot be set by a task")]
    [InlineData("\"Headers\":{\"X-A\":\"a\\r\\nX-B: b\"},\"Method\":\"GET\"", "The header 'X-A' has characters that headers cannot have")]
    [InlineData("\"Method\":\"TRACE\"", "The parameter 'Method' is 'TRACE', but must be one of [GET, POST, PUT, DELETE, PATCH, OPTIONS, HEAD]")]
    public async Task Invoke_ParameterThatCannotBe_FailsWithTheReason(string parameters, string cause)
    {
        var arn = await RunAsync(Machine("api/cups", parameters));

        Assert.Equal(cause, (await _engine.DescribeAsync(arn)).Cause);
        Assert.Empty(_server.Requests);
    }

    [Fact]
    public async Task Invoke_UrlEncoded_SendsAForm()
    {
        await RunAsync(Machine("api/cups", """
            "Method":"POST","RequestBody":{"drink":{"name":"Flat White"},"extras":["oat","ice"]},
            "Transform":{"RequestBodyEncoding":"URL_ENCODED","RequestEncodingOptions":{"ArrayFormat":"BRACKETS"}}
            """));

        var asked = Assert.Single(_server.Requests);
        Assert.Equal("drink%5Bname%5D=Flat%20White&extras%5B%5D=oat&extras%5B%5D=ice", asked.Body);
        Assert.Equal("application/x-www-form-urlencoded", asked.Headers["Content-Type"]);
    }

    [Fact]
    public async Task Invoke_EngineStopsBeforeTheAnswer_CallsAgainAfterTheRestart()
    {
        var silence = new TaskCompletionSource();
        _server.MayAnswer = silence.Task;
        var machine = await _engine.CreateStateMachineAsync("Http", Machine("api/cups", "\"Method\":\"GET\""));
        var arn = await _engine.StartExecutionAsync(machine);
        await _server.FirstAsked.Task;
        await _engine.CloseAsync();
        silence.SetResult();

        await _engine.OpenAsync();

        Assert.Equal(ExecutionStatus.Succeeded, (await _engine.DescribeAsync(arn)).Status);
        Assert.Equal(2, _server.Requests.Count);
        Assert.Single(_server.Requests.Select(asked => asked.Headers["Idempotency-Key"]).Distinct());
    }

    [Fact]
    public async Task Invoke_MachineTriesAgain_IsAnotherCallToTheOtherServer()
    {
        _server.Answers = _ => new LocalServer.Answer(500, "{}");

        await RunAsync(Machine(
            "api/cups",
            "\"Method\":\"GET\"",
            "\"Retry\":[{\"ErrorEquals\":[\"States.ALL\"],\"IntervalSeconds\":0,\"MaxAttempts\":1}],"));

        Assert.Equal(2, _server.Requests.Select(asked => asked.Headers["Idempotency-Key"]).Distinct().Count());
    }

    [Fact]
    public async Task Invoke_TaskNamesItsOwnKey_SendsThat()
    {
        await RunAsync(Machine("api/cups", """
            "Method":"POST","Headers":{"idempotency-key":"mine"}
            """));

        Assert.Equal("mine", Assert.Single(_server.Requests).Headers["idempotency-key"]);
    }

    [Fact]
    public async Task Invoke_TimeoutSecondsPass_FailsTheTaskAndIgnoresTheAnswer()
    {
        var silence = new TaskCompletionSource();
        _server.MayAnswer = silence.Task;
        var machine = await _engine.CreateStateMachineAsync("Http", Machine("api/cups", "\"Method\":\"GET\"", "\"TimeoutSeconds\":5,"));
        var arn = await _engine.StartExecutionAsync(machine);
        await _server.FirstAsked.Task;

        _engine.Clock.Advance(TimeSpan.FromSeconds(5));
        await Patience.UntilAsync(
            async () => (await _engine.DescribeAsync(arn)).Status != ExecutionStatus.Running, "the end of the execution");

        silence.SetResult();
        await _engine.SettleAsync();

        var execution = await _engine.DescribeAsync(arn);
        Assert.Equal((ExecutionStatus.Failed, "States.Timeout"), (execution.Status, execution.Error));
    }

    [Fact]
    public async Task TestState_HttpTask_ShowsRequestAndResponse()
    {
        _server.Answers = _ => new LocalServer.Answer(200, """{"cup":7}""");
        var state = JsonDocument.Parse(Machine("api/cups", "\"Method\":\"GET\"")).RootElement
            .GetProperty("States").GetProperty("Call").GetRawText();

        var outcome = await _engine.Get<StateTestRunner>().RunAsync(
            new StateTest { Definition = state, RoleArn = "arn:aws:iam::123456789012:role/r" }, CancellationToken.None);

        Assert.Equal(StateTestStatus.Succeeded, outcome.Result.Status);
        Assert.Equal(("GET", _server.Url + "api/cups"), (outcome.Exchange?.Request?.Method, outcome.Exchange?.Request?.Url));
        Assert.Equal((200, """{"cup":7}"""), (outcome.Exchange?.Response?.StatusCode, outcome.Exchange?.Response?.Body));
    }

    private async Task<string> RunAsync(string definition)
    {
        var arn = await _engine.StartExecutionAsync(await _engine.CreateStateMachineAsync("Http", definition));
        await _engine.SettleAsync();
        return arn;
    }

    private string Machine(string path, string parameters, string fields = "") => $$$"""
        {
          "StartAt": "Call",
          "States": {
            "Call": {
              "Type": "Task",
              "Resource": "arn:aws:states:::http:invoke",
              "Parameters": { "ApiEndpoint": "{{{_server.Url}}}{{{path}}}", {{{parameters}}} },
              {{{fields}}}
              "Next": "Done"
            },
            "Done": { "Type": "Succeed" }
          }
        }
        """;
}
