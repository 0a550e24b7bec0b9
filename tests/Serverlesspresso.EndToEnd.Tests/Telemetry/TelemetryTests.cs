using System.Net;
using System.Net.Http.Headers;
using Serverlesspresso.EndToEnd.Tests.Servers;

namespace Serverlesspresso.EndToEnd.Tests.Telemetry;

public sealed class TelemetryTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Health_ServerServes_IsHealthy()
    {
        await using var server = await ServerProcess.StartAsync(_folder.Path);
        using var http = Connect(server);

        Assert.Equal("Healthy", await http.GetStringAsync(new Uri("/health/live", UriKind.Relative), Cancellation));
        Assert.Equal("Healthy", await http.GetStringAsync(new Uri("/health/ready", UriKind.Relative), Cancellation));
    }

    [Fact]
    public async Task Metrics_WithTheToken_TellWhatTheEngineDid()
    {
        await using var server = await ServerProcess.StartAsync(
            _folder.Path, ServerProcess.FindFreePort(), "--Serverlesspresso:MetricsToken", "secret");
        using var http = Connect(server);
        await PutEventAsync(server);

        var metrics = await ReadMetricsAsync(http, "secret");

        Assert.Equal(HttpStatusCode.OK, metrics.StatusCode);
        var text = await metrics.Content.ReadAsStringAsync(Cancellation);
        Assert.Matches("(?m)^serverlesspresso_events_total\\{.*bus=\"Serverlesspresso\".*\\} [1-9]", text);
        Assert.Matches("(?m)^serverlesspresso_store_size_bytes\\{.*\\} [1-9]", text);
        Assert.Matches("(?m)^serverlesspresso_store_commit_duration_seconds_count\\{", text);
        Assert.Matches("(?m)^http_server_request_duration_seconds_count\\{", text);
    }

    [Theory]
    [InlineData("Secret")]
    [InlineData("")]
    public async Task Metrics_WithAnotherToken_AreRefused(string token)
    {
        await using var server = await ServerProcess.StartAsync(
            _folder.Path, ServerProcess.FindFreePort(), "--Serverlesspresso:MetricsToken", "secret");
        using var http = Connect(server);

        Assert.Equal(HttpStatusCode.Unauthorized, (await ReadMetricsAsync(http, token)).StatusCode);
    }

    [Fact]
    public async Task TracesAndMetrics_ReceiverIsNamed_ComeThere()
    {
        await using var receiver = new OtlpReceiver();
        await using var server = await ServerProcess.StartAsync(
            _folder.Path,
            new Dictionary<string, string>
            {
                ["OTEL_EXPORTER_OTLP_ENDPOINT"] = receiver.Address.ToString(),
                ["OTEL_EXPORTER_OTLP_PROTOCOL"] = "http/protobuf",
                ["OTEL_BSP_SCHEDULE_DELAY"] = "100",
                ["OTEL_METRIC_EXPORT_INTERVAL"] = "200",
                ["OTEL_SERVICE_NAME"] = "the-bar-at-the-door",
            });

        using var http = Connect(server);
        await PutEventAsync(server);
        using var refused = await http.GetAsync(new Uri("/device/the-secret-of-a-screen", UriKind.Relative), Cancellation);

        await receiver.WaitForAsync(
            "/device/{token}",
            "publish Serverlesspresso",
            "execute OrderProcessor",
            "invoke WorkflowStarted",
            "serverlesspresso.events",
            "the-bar-at-the-door");
        Assert.False(receiver.Holds("the-secret-of-a-screen"));
    }

    private static HttpClient Connect(ServerProcess server) =>
        new() { BaseAddress = new Uri(server.Exports["AWS_ENDPOINT_URL"]) };

    private static async Task<HttpResponseMessage> ReadMetricsAsync(HttpClient http, string token)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/metrics");
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("text/plain"));
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return await http.SendAsync(request, Cancellation);
    }

    private static async Task PutEventAsync(ServerProcess server)
    {
        var aws = new AwsCommandLine(server);
        await aws.RunAsync(
            "events",
            "put-events",
            "--entries",
            """[{"Source":"awsserverlessda.serverlesspresso","DetailType":"Validator.NewOrder","EventBusName":"Serverlesspresso","Detail":"{\"userId\":\"1\",\"orderId\":\"2\"}"}]""");
    }
}
