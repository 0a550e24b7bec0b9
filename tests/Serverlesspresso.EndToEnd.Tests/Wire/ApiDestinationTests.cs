using System.Text.Json;
using Serverlesspresso.EndToEnd.Tests.Servers;
using Serverlesspresso.Engine.Tests.HttpTasks;

namespace Serverlesspresso.EndToEnd.Tests.Wire;

/// <summary>An API destination with the real command line, on a server that is killed in the middle of a call.</summary>
public sealed class ApiDestinationTests : IAsyncLifetime
{
    private readonly LocalServer _endpoint = new();
    private readonly SteadyServer _server;

    public ApiDestinationTests() =>
        _server = new SteadyServer("--Serverlesspresso:HttpTasks:AllowedEndpoints:0", _endpoint.Url + "orders");

    private AwsCommandLine Aws => new(_server.Process);

    public async ValueTask InitializeAsync() => await _server.StartAsync();

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        await _endpoint.DisposeAsync();
    }

    [Fact]
    public async Task ApiDestination_ServerIsKilledInTheMiddleOfACall_CallsAgainWithTheSameKey()
    {
        var silence = new TaskCompletionSource();
        _endpoint.MayAnswer = silence.Task;
        await RouteAsync(await CreateAsync());
        await Aws.RunAsync("events", "put-events", "--entries", """
            [{"Source":"bar","DetailType":"Ordered","Detail":"{\"order\":{\"id\":7,\"drink\":\"Latte\"}}"}]
            """);
        await _endpoint.FirstAsked.Task;

        await _server.KillAsync();
        silence.SetResult();
        await _server.StartAsync();
        await _endpoint.AskedAsync(2);

        var asked = _endpoint.Requests[1];
        Assert.Equal(("PUT", "/orders/7?by=bar"), (asked.Method, asked.Path));
        Assert.Equal("""{"id":7,"drink":"Latte"}""", asked.Body);
        Assert.Equal(("Basic YmVhbjphcmFiaWNh", "Ordered"), (asked.Headers["Authorization"], asked.Headers["X-Type"]));
        Assert.Single(_endpoint.Requests.Select(request => request.Headers["Idempotency-Key"]).Distinct());
        var listed = Read(await Aws.RunAsync("events", "list-api-destinations")).GetProperty("ApiDestinations");
        Assert.Equal(("orders", "ACTIVE"), (
            listed[0].GetProperty("Name").GetString(), listed[0].GetProperty("ApiDestinationState").GetString()));
    }

    private async Task<string> CreateAsync()
    {
        var connection = Read(await Aws.RunAsync(
            "events", "create-connection", "--name", "orders", "--authorization-type", "BASIC",
            "--auth-parameters", """{"BasicAuthParameters":{"Username":"bean","Password":"arabica"}}""")).GetProperty("ConnectionArn").GetString();

        // Older command lines would fetch an argument that begins with http://.
        var request = $$"""
            {"Name":"orders","ConnectionArn":"{{connection}}","InvocationEndpoint":"{{_endpoint.Url}}orders/*","HttpMethod":"POST"}
            """;
        var arn = Read(await Aws.RunAsync("events", "create-api-destination", "--cli-input-json", request))
            .GetProperty("ApiDestinationArn").GetString()!;
        await Aws.RunAsync(
            "events", "update-api-destination", "--name", "orders", "--http-method", "PUT", "--invocation-rate-limit-per-second", "50");
        return arn;
    }

    private async Task RouteAsync(string arn)
    {
        await Aws.RunAsync("events", "put-rule", "--name", "ordered", "--event-pattern", """{"source":["bar"]}""");
        var targets = $$$"""
            [{"Id":"1","Arn":"{{{arn}}}","RoleArn":"arn:aws:iam::123456789012:role/bar","InputPath":"$.detail.order",
              "HttpParameters":{"PathParameterValues":["$.detail.order.id"],"HeaderParameters":{"X-Type":"$.detail-type"},
              "QueryStringParameters":{"by":"$.source"} } }]
            """;
        var failed = Read(await Aws.RunAsync("events", "put-targets", "--rule", "ordered", "--targets", targets));
        Assert.Equal(0, failed.GetProperty("FailedEntryCount").GetInt32());
    }

    private static JsonElement Read(string answer) => JsonElement.Parse(answer);
}
