using System.Text;

namespace Serverlesspresso.Aws.Tests.Json;

public sealed class JsonEndpointTests : IAsyncLifetime
{
    private WireHost? _host;

    private WireHost Host => _host ?? throw new InvalidOperationException("The host has not started.");

    public async ValueTask InitializeAsync() =>
        _host = await WireHost.StartAsync(services => services.AddJsonService<EchoService>());

    public async ValueTask DisposeAsync()
    {
        if (_host is not null)
        {
            await _host.DisposeAsync();
        }
    }

    [Fact]
    public async Task Post_KnownOperation_AnswersWhatItWrote()
    {
        var answer = await Host.SendJsonAsync("AWSStepFunctions.ListStateMachines", """{"n":1.50,"text":"Zürich 🫘"}""");

        Assert.Equal(200, answer.Status);
        Assert.Equal(
            """{"stateMachines":[],"accessKeyId":"AKIDEXAMPLE","input":{"n":1.50,"text":"Zürich \uD83E\uDED8"}}""",
            answer.Body);
        Assert.Equal("application/x-amz-json-1.0", answer.Headers["Content-Type"]);
        Assert.Equal(36, answer.Headers["x-amzn-RequestId"].Length);
    }

    [Fact]
    public async Task Post_OperationWritesNothing_AnswersAnEmptyBody()
    {
        var answer = await Host.SendJsonAsync("AWSStepFunctions.Nothing", "{}");

        Assert.Equal((200, ""), (answer.Status, answer.Body));
    }

    [Theory]
    [InlineData("AWSStepFunctions.StartTheMachine")]
    [InlineData("AWSOther.ListStateMachines")]
    [InlineData("awsstepfunctions.liststatemachines")]
    [InlineData("ListStateMachines")]
    public async Task Post_UnknownOperation_IsRefused(string target)
    {
        var answer = await Host.SendJsonAsync(target, "{}");

        Assert.Equal(400, answer.Status);
        Assert.Equal("""{"__type":"com.amazon.coral.service#UnknownOperationException"}""", answer.Body);
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("\"text\"")]
    [InlineData("{\"a\":")]
    [InlineData("{\"a\":1}x")]
    [InlineData("{\"a\":\"\\ud800\"}")]
    [InlineData("{\"\\uD800\":1}")]
    public async Task Post_BodyIsNoJsonObject_IsRefused(string body)
    {
        var answer = await Host.SendJsonAsync("AWSStepFunctions.ListStateMachines", body);

        Assert.Equal(400, answer.Status);
        Assert.Equal("""{"__type":"com.amazon.coral.service#SerializationException"}""", answer.Body);
    }

    [Fact]
    public async Task Post_BodyNestsTooDeep_IsRefused()
    {
        var body = "{\"a\":" + new string('[', 500) + new string(']', 500) + "}";

        var answer = await Host.SendJsonAsync("AWSStepFunctions.ListStateMachines", body);

        Assert.Equal(400, answer.Status);
    }

    [Theory]
    [InlineData("\"5\"", "STRING_VALUE cannot be converted to Integer")]
    [InlineData("true", "TRUE_VALUE cannot be converted to Integer")]
    [InlineData("{}", "Start of structure or map found where not expected")]
    [InlineData("[]", "Unrecognized collection type class java.lang.Integer")]
    public async Task Post_MemberIsOfTheWrongKind_IsRefused(string member, string message)
    {
        var answer = await Host.SendJsonAsync("AWSStepFunctions.ReadMaxResults", $$"""{"maxResults":{{member}}}""");

        Assert.Equal(400, answer.Status);
        Assert.Equal(
            $$"""{"__type":"com.amazon.coral.service#SerializationException","message":"{{message}}"}""",
            answer.Body);
    }

    [Theory]
    [InlineData("7", 7)]
    [InlineData("7.9", 7)]
    [InlineData("1e2", 100)]
    [InlineData("99999999999", int.MaxValue)]
    [InlineData("null", 0)]
    public async Task Post_MemberIsANumber_IsReadAsOne(string member, int expected)
    {
        var answer = await Host.SendJsonAsync("AWSStepFunctions.ReadMaxResults", $$"""{"maxResults":{{member}}}""");

        Assert.Equal($$"""{"maxResults":{{expected}}}""", answer.Body);
    }

    [Fact]
    public async Task Post_OperationRefuses_AnswersItsCodeAndText()
    {
        var answer = await Host.SendJsonAsync("AWSStepFunctions.Refuse", "{}");

        Assert.Equal(400, answer.Status);
        Assert.Equal(
            """{"__type":"com.amazon.coral.validate#ValidationException","message":"It is wrong."}""", answer.Body);
        Assert.Equal("application/x-amz-json-1.0", answer.Headers["Content-Type"]);
    }

    [Fact]
    public async Task Post_RefusalHasMembers_AnswersThemToo()
    {
        var answer = await Host.SendJsonAsync("AWSStepFunctions.RefuseWithMore", "{}");

        Assert.Equal(
            """{"__type":"ResourceNotFound","message":"Resource not found","resourceName":"arn"}""", answer.Body);
    }

    [Fact]
    public async Task Post_OperationFails_AnswersNoDetails()
    {
        var answer = await Host.SendJsonAsync("AWSStepFunctions.Break", "{}");

        Assert.Equal(500, answer.Status);
        Assert.Equal(
            """{"__type":"com.amazon.coral.service#InternalFailure","message":"The request processing has failed because of an unknown error, exception or failure."}""",
            answer.Body);
    }

    [Fact]
    public async Task Post_BodyIsLongerThanTheServiceTakes_IsRefused()
    {
        var longest = $$"""{"a":"{{new string('x', 1_992)}}"}""";

        var accepted = await Host.SendJsonAsync("AWSStepFunctions.ListStateMachines", longest);
        var refused = await Host.SendJsonAsync("AWSStepFunctions.ListStateMachines", longest + " ");

        Assert.Equal((2_000, 200), (longest.Length, accepted.Status));
        Assert.Equal(413, refused.Status);
        Assert.Contains("#RequestEntityTooLargeException", refused.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Post_BodyOfUnstatedLengthIsTooLong_IsRefused()
    {
        var message = Message("AWSStepFunctions.ListStateMachines", new string(' ', 5_000));
        message.Headers.TransferEncodingChunked = true;

        var answer = await Host.SendAsync(message, "states");

        Assert.Equal(413, answer.Status);
    }

    [Fact]
    public async Task Post_NotSigned_IsRefused()
    {
        var answer = await Host.SendUnsignedAsync(Message("AWSStepFunctions.ListStateMachines", "{}"));

        Assert.Equal(400, answer.Status);
        Assert.Equal(
            """{"__type":"com.amazon.coral.service#MissingAuthenticationTokenException","message":"Missing Authentication Token"}""",
            answer.Body);
    }

    [Fact]
    public async Task Post_SignedForAnotherService_IsRefused()
    {
        var answer = await Host.SendJsonAsync("AWSStepFunctions.ListStateMachines", "{}", service: "events");

        Assert.Contains("Credential should be scoped to correct service: 'states'. ", answer.Body, StringComparison.Ordinal);
    }

    private HttpRequestMessage Message(string target, string body) => new(HttpMethod.Post, Host.Address)
    {
        Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body))
        {
            Headers = { { "Content-Type", "application/x-amz-json-1.0" } },
        },
        Headers = { { "X-Amz-Target", target } },
    };
}
