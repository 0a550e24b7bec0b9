using System.Text.Json;
using Serverlesspresso.EndToEnd.Tests.Servers;

namespace Serverlesspresso.EndToEnd.Tests.Wire;

/// <summary>The <c>aws events</c> commands, each with the real command line.</summary>
public sealed class EventCommandTests : IAsyncLifetime
{
    private const string Account = "arn:aws:events:us-east-1:123456789012:";
    private const string Function = "arn:aws:lambda:us-east-1:123456789012:function:WaitingCompletion";
    private const string Pattern = """{"source":["bar"],"detail":{"drink":[{"prefix":"Espresso"}]}}""";

    private readonly SteadyServer _server = new();

    public async ValueTask InitializeAsync() => await _server.StartAsync();

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task BusRuleAndTargets_MadeUsedAndRemoved_AnswerAsOnAws()
    {
        await RunAsync("create-event-bus", "--name", "stand", "--tags", "Key=day,Value=1");
        await RunAsync("update-event-bus", "--name", "stand", "--description", "At the stand");
        Assert.Equal("At the stand", Text(await RunAsync("describe-event-bus", "--name", "stand"), "Description"));
        Assert.Equal(["stand"], Names(await RunAsync("list-event-buses", "--name-prefix", "st"), "EventBuses", "Name"));

        await RunAsync("put-rule", "--name", "made", "--event-bus-name", "stand", "--event-pattern", Pattern);
        await RunAsync("disable-rule", "--name", "made", "--event-bus-name", "stand");
        await RunAsync("enable-rule", "--name", "made", "--event-bus-name", "stand");
        Assert.Equal("ENABLED", Text(await RunAsync("describe-rule", "--name", "made", "--event-bus-name", "stand"), "State"));
        Assert.Equal(["made"], Names(await RunAsync("list-rules", "--event-bus-name", "stand"), "Rules", "Name"));

        var put = await RunAsync(
            "put-targets", "--rule", "made", "--event-bus-name", "stand", "--targets",
            $$$"""[{"Id":"1","Arn":"{{{Function}}}","InputTransformer":{"InputPathsMap":{"d":"$.detail.drink"},"InputTemplate":"{\"made\":<d>}"} },{"Id":"2","Arn":"arn:aws:logs:us-east-1:123456789012:log-group:/aws/events/bar"}]""");
        Assert.Equal(0, put.GetProperty("FailedEntryCount").GetInt32());
        var targets = await RunAsync("list-targets-by-rule", "--rule", "made", "--event-bus-name", "stand");
        Assert.Equal(["1", "2"], Names(targets, "Targets", "Id"));
        var byTarget = await RunAsync("list-rule-names-by-target", "--target-arn", Function, "--event-bus-name", "stand");
        Assert.Equal("made", Assert.Single(byTarget.GetProperty("RuleNames").EnumerateArray()).GetString());
        await RefuseAsync("ValidationException", "delete-rule", "--name", "made", "--event-bus-name", "stand");

        await RunAsync("tag-resource", "--resource-arn", $"{Account}event-bus/stand", "--tags", "Key=city,Value=Vienna");
        await RunAsync("untag-resource", "--resource-arn", $"{Account}event-bus/stand", "--tag-keys", "day");
        var tags = await RunAsync("list-tags-for-resource", "--resource-arn", $"{Account}event-bus/stand");
        Assert.Equal(["city"], Names(tags, "Tags", "Key"));

        await RunAsync("remove-targets", "--rule", "made", "--event-bus-name", "stand", "--ids", "1", "2");
        await RunAsync("delete-rule", "--name", "made", "--event-bus-name", "stand");
        await RunAsync("delete-event-bus", "--name", "stand");
        await RefuseAsync("ResourceNotFoundException", "describe-event-bus", "--name", "stand");
    }

    [Fact]
    public async Task Events_PutAndTested_AnswerForEachEntry()
    {
        var put = await RunAsync("put-events", "--entries", """
            [{"Source":"bar","DetailType":"Made","Detail":"{\"drink\":\"Espresso\"}","Resources":["cup"]},
             {"Source":"bar","DetailType":"Made","Detail":"Espresso"},
             {"Source":"aws.bar","DetailType":"Made","Detail":"{}"}]
            """);
        var @event = """
            {"version":"0","id":"1","detail-type":"Made","source":"bar","account":"123456789012","time":"2030-01-01T08:00:00Z",
             "region":"us-east-1","resources":[],"detail":{"drink":"Espresso doppio"}}
            """;
        var tested = await RunAsync("test-event-pattern", "--event-pattern", Pattern, "--event", @event);

        var entries = put.GetProperty("Entries");
        Assert.Equal(2, put.GetProperty("FailedEntryCount").GetInt32());
        Assert.True(entries[0].TryGetProperty("EventId", out _));
        Assert.Equal("MalformedDetail", Text(entries[1], "ErrorCode"));
        Assert.Equal("NotAuthorizedForSourceException", Text(entries[2], "ErrorCode"));
        Assert.True(tested.GetProperty("Result").GetBoolean());
        await RefuseAsync("InvalidEventPatternException", "test-event-pattern", "--event-pattern", """{"source":"bar"}""", "--event", @event);
    }

    [Fact]
    public async Task Archive_MadeChangedReplayedAndDeleted_AnswersAsOnAws()
    {
        await RunAsync("create-archive", "--archive-name", "cups", "--event-source-arn", $"{Account}event-bus/default");
        await RunAsync("update-archive", "--archive-name", "cups", "--retention-days", "3", "--event-pattern", Pattern);
        var archive = await RunAsync("describe-archive", "--archive-name", "cups");
        Assert.Equal(("ENABLED", 3), (Text(archive, "State"), archive.GetProperty("RetentionDays").GetInt32()));
        Assert.Equal(["cups"], Names(await RunAsync("list-archives", "--name-prefix", "cu"), "Archives", "ArchiveName"));

        await RunAsync(
            "start-replay", "--replay-name", "again", "--event-source-arn", $"{Account}archive/cups",
            "--event-start-time", "2030-01-01T08:00:00Z", "--event-end-time", "2030-01-01T09:00:00Z",
            "--destination", $"Arn={Account}event-bus/default");
        Assert.Equal(["again"], Names(await RunAsync("list-replays", "--name-prefix", "ag"), "Replays", "ReplayName"));
        Assert.Equal($"{Account}archive/cups", Text(await RunAsync("describe-replay", "--replay-name", "again"), "EventSourceArn"));
        await RefuseAsync("ResourceNotFoundException", "cancel-replay", "--replay-name", "never");

        await RunAsync("delete-archive", "--archive-name", "cups");
        await RefuseAsync("ResourceNotFoundException", "describe-archive", "--archive-name", "cups");
    }

    [Fact]
    public async Task ConnectionAndDestination_MadeChangedAndDeleted_AnswerAsOnAws()
    {
        await RunAsync(
            "create-connection", "--name", "till", "--authorization-type", "API_KEY", "--auth-parameters",
            """{"ApiKeyAuthParameters":{"ApiKeyName":"x-key","ApiKeyValue":"secret"}}""");
        await RunAsync("update-connection", "--name", "till", "--description", "The till");
        var connection = await RunAsync("describe-connection", "--name", "till");
        Assert.Equal(("AUTHORIZED", "The till"), (Text(connection, "ConnectionState"), Text(connection, "Description")));
        Assert.DoesNotContain("\"secret\"", connection.GetRawText(), StringComparison.Ordinal);
        Assert.Equal(["till"], Names(await RunAsync("list-connections", "--name-prefix", "ti"), "Connections", "Name"));

        // Older command lines would fetch an argument that begins with https://.
        await RunAsync("create-api-destination", "--cli-input-json", $$"""
            {"Name":"receipts","ConnectionArn":"{{Text(connection, "ConnectionArn")}}",
             "InvocationEndpoint":"https://till.example/receipts/*","HttpMethod":"POST"}
            """);
        await RunAsync("update-api-destination", "--name", "receipts", "--invocation-rate-limit-per-second", "7");
        var destination = await RunAsync("describe-api-destination", "--name", "receipts");
        Assert.Equal(7, destination.GetProperty("InvocationRateLimitPerSecond").GetInt32());
        var listed = await RunAsync("list-api-destinations", "--connection-arn", Text(connection, "ConnectionArn"));
        Assert.Equal(["receipts"], Names(listed, "ApiDestinations", "Name"));

        await RunAsync("deauthorize-connection", "--name", "till");
        Assert.Equal("DEAUTHORIZED", Text(await RunAsync("describe-connection", "--name", "till"), "ConnectionState"));
        await RunAsync("delete-api-destination", "--name", "receipts");
        await RunAsync("delete-connection", "--name", "till");
        await RefuseAsync("ResourceNotFoundException", "describe-connection", "--name", "till");
    }

    /// <returns>What it printed; an empty object if that is nothing.</returns>
    private async Task<JsonElement> RunAsync(params string[] arguments)
    {
        var output = await new AwsCommandLine(_server.Process).RunAsync(["events", .. arguments]);
        return JsonElement.Parse(output.Length == 0 ? "{}" : output);
    }

    private async Task RefuseAsync(string code, params string[] arguments)
    {
        var result = await new AwsCommandLine(_server.Process).TryAsync(["events", .. arguments]);
        Assert.Contains($"({code})", result.Errors, StringComparison.Ordinal);
    }

    private static string Text(JsonElement answer, string member) => answer.GetProperty(member).GetString()!; // AWS always gives it.

    private static IEnumerable<string> Names(JsonElement answer, string list, string member) =>
        answer.GetProperty(list).EnumerateArray().Select(item => Text(item, member));
}
