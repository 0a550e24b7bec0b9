using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Serverlesspresso.Aws.Tests.Json;
using Serverlesspresso.Aws.Tests.StepFunctions;

namespace Serverlesspresso.Aws.Tests.Lambda;

public sealed class LambdaApiTests : IAsyncLifetime
{
    private const string GreetArn = $"arn:aws:lambda:{EngineHost.Account}:function:Greet";

    private readonly GreetFunction _greet = new();
    private EngineHost? _host;

    private EngineHost Host => _host ?? throw new InvalidOperationException("The host has not started.");

    public async ValueTask InitializeAsync() => _host = await EngineHost.StartAsync(engine =>
    {
        engine.Services.AddSingleton(_greet);
        engine.AddFunction<GreetFunction>("Greet", "Greets.").AddFunction<GreetFunction>("Again", "Greets again.");
    });

    public async ValueTask DisposeAsync()
    {
        if (_host is not null)
        {
            await _host.DisposeAsync();
        }
    }

    [Theory]
    [InlineData("Greet")]
    [InlineData("Greet?Qualifier=%24LATEST")]
    [InlineData("arn%3Aaws%3Alambda%3Aus-east-1%3A123456789012%3Afunction%3AGreet")]
    public async Task Invoke_ByNameOrArn_AnswersTheResponse(string function)
    {
        var parts = function.Split('?');
        var query = parts.Length == 2 ? "?" + parts[1] : "";

        var answer = await InvokeAsync($"{parts[0]}/invocations{query}", """{"n":1.50}""");

        Assert.Equal((200, """{"got":{"n":1.50}}"""), (answer.Status, answer.Body));
        Assert.Equal("$LATEST", answer.Headers["X-Amz-Executed-Version"]);
        Assert.False(answer.Headers.ContainsKey("X-Amz-Function-Error"));
    }

    [Fact]
    public async Task Invoke_WithoutPayload_HandsOnAnEmptyObject()
    {
        var answer = await InvokeAsync("Greet/invocations", "");

        Assert.Equal("""{"got":{}}""", answer.Body);
    }

    [Fact]
    public async Task Invoke_FunctionFails_AnswersItsErrorObject()
    {
        var answer = await InvokeAsync("Greet/invocations", """{"fail":"Oops."}""");

        Assert.Equal(200, answer.Status);
        Assert.Equal("Unhandled", answer.Headers["X-Amz-Function-Error"]);
        Assert.StartsWith("""{"errorMessage":"Oops.","errorType":"Spilt",""", answer.Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Event", 202, 1)]
    [InlineData("DryRun", 204, 0)]
    public async Task Invoke_NoAnswerIsWanted_AnswersTheStatusAlone(string type, int status, int calls)
    {
        var answer = await InvokeAsync("Greet/invocations", "{}", type);

        Assert.Equal((status, "", calls), (answer.Status, answer.Body, _greet.Calls));
    }

    [Fact]
    public async Task Invoke_FunctionIsUnknown_IsRefused()
    {
        var answer = await InvokeAsync("Nobody/invocations", "{}");

        Assert.Equal(404, answer.Status);
        Assert.Equal("ResourceNotFoundException", answer.Headers["x-amzn-ErrorType"]);
        Assert.Equal(
            $$"""{"Type":"User","Message":"Function not found: arn:aws:lambda:{{EngineHost.Account}}:function:Nobody"}""",
            answer.Body);
    }

    [Fact]
    public async Task Invoke_PayloadIsNotJson_IsRefused()
    {
        var answer = await InvokeAsync("Greet/invocations", "coffee");

        Assert.Equal((400, "InvalidRequestContentException"), (answer.Status, answer.Headers["x-amzn-ErrorType"]));
        Assert.Equal(0, _greet.Calls);
    }

    [Fact]
    public async Task Invoke_NotSigned_IsRefused()
    {
        var answer = await Host.Wire.SendUnsignedAsync(Message(HttpMethod.Post, "Greet/invocations", "{}"));

        Assert.Equal(403, answer.Status);
        Assert.Equal("MissingAuthenticationTokenException", answer.Headers["x-amzn-ErrorType"]);
        Assert.Equal(0, _greet.Calls);
    }

    [Fact]
    public async Task ListFunctions_PageByPage_ListsAllByName()
    {
        var first = await Host.Wire.SendAsync(Message(HttpMethod.Get, "?MaxItems=1"), "lambda");
        var second = await Host.Wire.SendAsync(Message(HttpMethod.Get, "?Marker=Again&MaxItems=1"), "lambda");

        Assert.Contains("\"FunctionName\":\"Again\"", first.Body, StringComparison.Ordinal);
        Assert.EndsWith("\"NextMarker\":\"Again\"}", first.Body, StringComparison.Ordinal);
        Assert.Contains("\"FunctionName\":\"Greet\"", second.Body, StringComparison.Ordinal);
        Assert.EndsWith("\"NextMarker\":null}", second.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task GetFunction_Known_AnswersItsConfiguration()
    {
        var answer = await Host.Wire.SendAsync(Message(HttpMethod.Get, "Greet"), "lambda");

        Assert.Equal(200, answer.Status);
        Assert.Contains($"\"FunctionArn\":\"{GreetArn}\"", answer.Body, StringComparison.Ordinal);
        Assert.Contains("\"Description\":\"Greets.\"", answer.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Path_IsUnknown_IsRefused()
    {
        var answer = await Host.Wire.SendAsync(Message(HttpMethod.Delete, "Greet"), "lambda");

        Assert.Equal((404, "UnknownOperationException"), (answer.Status, answer.Headers["x-amzn-ErrorType"]));
    }

    private Task<Answer> InvokeAsync(string path, string payload, string? type = null)
    {
        var message = Message(HttpMethod.Post, path, payload);
        if (type is not null)
        {
            message.Headers.Add("X-Amz-Invocation-Type", type);
        }

        return Host.Wire.SendAsync(message, "lambda");
    }

    private HttpRequestMessage Message(HttpMethod method, string path, string? body = null) =>
        new(method, new Uri(Host.Wire.Address, $"/2015-03-31/functions/{path}"))
        {
            Content = body is null ? null : new ByteArrayContent(Encoding.UTF8.GetBytes(body)),
        };
}
