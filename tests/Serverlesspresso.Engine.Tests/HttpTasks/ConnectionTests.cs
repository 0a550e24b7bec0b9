using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Serverlesspresso.Engine.Connections;
using Serverlesspresso.Engine.HttpTasks;
using Serverlesspresso.Engine.StateTests;
using Serverlesspresso.Engine.Tests.Hosting;
using Serverlesspresso.States.Testing;

namespace Serverlesspresso.Engine.Tests.HttpTasks;

public sealed class ConnectionTests : IAsyncLifetime
{
    private const string BasicParameters = """
        {
          "BasicAuthParameters": { "Username": "bean", "Password": "arabica" },
          "InvocationHttpParameters": {
            "HeaderParameters": [ { "Key": "X-Shop", "Value": "one" }, { "Key": "X-Till", "Value": "secret-till", "IsValueSecret": true } ],
            "QueryStringParameters": [ { "Key": "v", "Value": "2" } ],
            "BodyParameters": [ { "Key": "by", "Value": "bar" } ]
          }
        }
        """;

    private static readonly CancellationToken Never = CancellationToken.None;

    private readonly LocalServer _server = new();
    private EngineHarness _engine = null!; // Started before each test.

    private ConnectionRegistry Connections => _engine.Get<ConnectionRegistry>();

    public async ValueTask InitializeAsync() => _engine = await EngineHarness.StartAsync(engine =>
        engine.Services.Configure<HttpTaskOptions>(options => options.AllowedEndpoints.Add(_server.Url)));

    public async ValueTask DisposeAsync()
    {
        await _engine.DisposeAsync();
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task Basic_Call_CarriesPasswordAndParameters()
    {
        var arn = await CreateAsync("BASIC", BasicParameters);

        await CallAsync(arn, revealsSecrets: false);

        var asked = Assert.Single(_server.Requests);
        Assert.Equal("Basic YmVhbjphcmFiaWNh", asked.Headers["Authorization"]);
        Assert.Equal(("one", "secret-till"), (asked.Headers["X-Shop"], asked.Headers["X-Till"]));
        Assert.Equal(("/cups?v=2", """{"drink":"Latte","by":"bar"}"""), (asked.Path, asked.Body));
    }

    [Fact]
    public async Task ApiKey_Call_CarriesTheKey()
    {
        var arn = await CreateAsync("API_KEY", """{"ApiKeyAuthParameters":{"ApiKeyName":"X-Key","ApiKeyValue":"k-1"}}""");

        await CallAsync(arn, revealsSecrets: false);

        Assert.Equal("k-1", Assert.Single(_server.Requests).Headers["X-Key"]);
    }

    [Fact]
    public async Task OAuth_Call_FetchesATokenFirst()
    {
        _server.Answers = asked => new LocalServer.Answer(200, asked.Path == "/token" ? """{"access_token":"t-1"}""" : "{}");
        var arn = await CreateAsync("OAUTH_CLIENT_CREDENTIALS", OAuthParameters());

        await CallAsync(arn, revealsSecrets: false);

        Assert.Equal(["/token", "/cups"], _server.Requests.Select(asked => asked.Path));
        Assert.Equal("grant_type=client_credentials&client_id=id&client_secret=hush", _server.Requests[0].Body);
        Assert.Equal("Bearer t-1", _server.Requests[1].Headers["Authorization"]);
    }

    [Fact]
    public async Task OAuth_NoToken_FailsTheTask()
    {
        _server.Answers = _ => new LocalServer.Answer(401, "{}");
        var arn = await CreateAsync("OAUTH_CLIENT_CREDENTIALS", OAuthParameters());

        var outcome = await CallAsync(arn, revealsSecrets: false);

        Assert.Equal("Events.ConnectionResource.AuthorizationFailed", outcome.Result.Error);
        Assert.Single(_server.Requests);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task TestState_Secrets_AreShownOnlyIfRevealed(bool revealsSecrets)
    {
        var arn = await CreateAsync("BASIC", BasicParameters);

        var outcome = await CallAsync(arn, revealsSecrets);

        var shown = outcome.Exchange?.Request?.Headers.Any(header => header.Value == "Basic YmVhbjphcmFiaWNh");
        Assert.Equal(revealsSecrets, shown);
        Assert.Equal(revealsSecrets, outcome.Exchange?.Request?.Headers.Any(header => header.Value == "secret-till"));
    }

    [Fact]
    public async Task Describe_Secrets_AreNotThere()
    {
        await CreateAsync("BASIC", BasicParameters);

        var connection = await Connections.DescribeAsync("bar", Never);

        Assert.DoesNotContain("arabica", connection.AuthParameters, StringComparison.Ordinal);
        Assert.DoesNotContain("secret-till", connection.AuthParameters, StringComparison.Ordinal);
        Assert.Contains("\"Username\":\"bean\"", connection.AuthParameters, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Update_PasswordAlone_KeepsTheRest()
    {
        var arn = await CreateAsync("BASIC", BasicParameters);

        await Connections.UpdateAsync(
            new ConnectionRequest { Name = "bar", AuthParameters = JsonElement.Parse("""{"BasicAuthParameters":{"Password":"robusta"}}""") },
            Never);

        await CallAsync(arn, revealsSecrets: false);
        Assert.Equal("Basic YmVhbjpyb2J1c3Rh", Assert.Single(_server.Requests).Headers["Authorization"]);
    }

    [Fact]
    public async Task Deauthorize_Call_FailsUntilItIsAuthorizedAgain()
    {
        var arn = await CreateAsync("BASIC", BasicParameters);
        await Connections.DeauthorizeAsync("bar", Never);

        var refused = await CallAsync(arn, revealsSecrets: false);
        const string password = """{"BasicAuthParameters":{"Username":"bean","Password":"robusta"}}""";
        await Connections.UpdateAsync(
            new ConnectionRequest { Name = "bar", AuthParameters = JsonElement.Parse(password) }, Never);
        var taken = await CallAsync(arn, revealsSecrets: false);

        Assert.Equal("Events.ConnectionResource.NotFound", refused.Result.Error);
        Assert.Equal(StateTestStatus.Succeeded, taken.Result.Status);
        var asked = Assert.Single(_server.Requests);
        Assert.Equal("Basic YmVhbjpyb2J1c3Rh", asked.Headers["Authorization"]);
        Assert.Equal(("one", "secret-till"), (asked.Headers["X-Shop"], asked.Headers["X-Till"]));
    }

    [Theory]
    [InlineData("BASIC", """{"ApiKeyAuthParameters":{"ApiKeyName":"a","ApiKeyValue":"b"}}""")]
    [InlineData("BASIC", """{"BasicAuthParameters":{"Username":"bean"}}""")]
    [InlineData("API_KEY", "{}")]
    [InlineData("API_KEY", """{"ApiKeyAuthParameters":{"ApiKeyName":"Host","ApiKeyValue":"b"}}""")]
    [InlineData("API_KEY", """{"ApiKeyAuthParameters":{"ApiKeyName":"X-Key","ApiKeyValue":"a\r\nX-B: b"}}""")]
    [InlineData("OAUTH_CLIENT_CREDENTIALS", """{"OAuthParameters":{"ClientParameters":{"ClientID":"i","ClientSecret":"s"},"AuthorizationEndpoint":"token","HttpMethod":"POST"}}""")]
    [InlineData("OAUTH_CLIENT_CREDENTIALS", """{"OAuthParameters":{"ClientParameters":{"ClientID":"i","ClientSecret":"s"},"AuthorizationEndpoint":"http://a/","HttpMethod":"get"}}""")]
    [InlineData("OAUTH_CLIENT_CREDENTIALS", """{"OAuthParameters":{"ClientParameters":{"ClientID":"i","ClientSecret":"s"},"AuthorizationEndpoint":"http://a/","HttpMethod":"PO ST"}}""")]
    public async Task Create_ParametersOfAnotherTypeOrTooFew_IsRefused(string type, string parameters)
    {
        await Assert.ThrowsAsync<ConnectionInvalidException>(() => CreateAsync(type, parameters));

        await Assert.ThrowsAsync<ConnectionNotFoundException>(() => Connections.DescribeAsync("bar", Never));
    }

    [Fact]
    public async Task Create_NameStandsTwice_TakesTheLast()
    {
        await CreateAsync("BASIC", """{"BasicAuthParameters":{"Username":"first","Username":"bean","Password":"p"}}""");

        Assert.Equal(
            """{"BasicAuthParameters":{"Username":"bean"}}""", (await Connections.DescribeAsync("bar", Never)).AuthParameters);
    }

    [Theory]
    [InlineData("""{"access_token":"\ud800"}""")]
    [InlineData("[")]
    public async Task OAuth_AnswerIsNoToken_FailsTheTask(string answer)
    {
        _server.Answers = _ => new LocalServer.Answer(200, answer);
        var arn = await CreateAsync("OAUTH_CLIENT_CREDENTIALS", OAuthParameters());

        var outcome = await CallAsync(arn, revealsSecrets: false);

        Assert.Equal("Events.ConnectionResource.AuthorizationFailed", outcome.Result.Error);
    }

    private string OAuthParameters() => $$"""
        {"OAuthParameters":{"ClientParameters":{"ClientID":"id","ClientSecret":"hush"},
        "AuthorizationEndpoint":"{{_server.Url}}token","HttpMethod":"POST"} }
        """;

    private async Task<string> CreateAsync(string type, string parameters)
    {
        var request = new ConnectionRequest
        {
            Name = "bar",
            AuthorizationType = type,
            AuthParameters = JsonElement.Parse(parameters),
        };
        return Connections.ArnOf(await Connections.CreateAsync(request, Never));
    }

    private Task<StateTestOutcome> CallAsync(string connectionArn, bool revealsSecrets) => _engine.Get<StateTestRunner>().RunAsync(
        new StateTest
        {
            Definition = $$"""
                {"Type":"Task","Resource":"arn:aws:states:::http:invoke","End":true,"Parameters":{"Method":"POST",
                "ApiEndpoint":"{{_server.Url}}cups","Authentication":{"ConnectionArn":"{{connectionArn}}" },
                "RequestBody":{"drink":"Latte"} } }
                """,
            RoleArn = "arn:aws:iam::123456789012:role/r",
            RevealsSecrets = revealsSecrets,
        },
        Never);
}
