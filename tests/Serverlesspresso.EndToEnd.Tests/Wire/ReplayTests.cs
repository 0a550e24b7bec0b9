using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.RegularExpressions;
using Serverlesspresso.EndToEnd.Tests.Servers;

namespace Serverlesspresso.EndToEnd.Tests.Wire;

/// <summary>An archive and its replay with the real command line, on a server that is killed in the middle.</summary>
public sealed partial class ReplayTests : IAsyncLifetime
{
    private const string BusArn = "arn:aws:events:us-east-1:123456789012:event-bus/Serverlesspresso";
    private const string FirstRule = "arn:aws:events:us-east-1:123456789012:rule/Serverlesspresso/Replayed";
    private const string MetricsToken = "secret";
    private const int Requests = 200;
    private const int EventsPerRequest = 10;

    private readonly SteadyServer _server = new("--Serverlesspresso:MetricsToken", MetricsToken);

    private AwsCommandLine Aws => new(_server.Process);

    public async ValueTask InitializeAsync() => await _server.StartAsync();

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task Replay_ServerIsKilledInTheMiddle_ReplaysEveryEventOnce()
    {
        var machine = await MakeMachineAsync();
        await Aws.RunAsync(
            "events", "create-archive", "--archive-name", "orders", "--event-source-arn", BusArn,
            "--event-pattern", """{"source":["test"]}""", "--retention-days", "7");
        var eventIds = await PutEventsAsync();

        await StartReplayAsync();
        await _server.KillAsync();
        var killedAt = TimeProvider.System.GetUtcNow();
        await _server.StartAsync();
        var ended = await AwaitEndAsync();

        var archive = Read(await Aws.RunAsync("events", "describe-archive", "--archive-name", "orders"));
        var second = await Aws.TryAsync("events", "cancel-replay", "--replay-name", "again");
        Assert.Equal("COMPLETED", ended.GetProperty("State").GetString());
        Assert.InRange(await FindEndAsync(), killedAt, DateTimeOffset.MaxValue);
        Assert.Equal(Requests * EventsPerRequest, archive.GetProperty("EventCount").GetInt32());
        Assert.Contains("IllegalStatusException", second.Errors, StringComparison.Ordinal);
        await AwaitNoWorkAsync();
        Assert.Equal(eventIds.Order(), (await ListStartedAsync(machine)).Order());
    }

    private static JsonElement Read(string json) => JsonSerializer.Deserialize<JsonElement>(json);

    /// <summary>Makes a machine that events of the test start, if they are replayed.</summary>
    private async Task<string> MakeMachineAsync()
    {
        var machine = Read(await Aws.RunAsync(
            "stepfunctions", "create-state-machine", "--name", "Again", "--definition",
            """{"StartAt":"End","States":{"End":{"Type":"Succeed"}}}""",
            "--role-arn", "arn:aws:iam::123456789012:role/bar")).GetProperty("stateMachineArn").GetString()!;
        await Aws.RunAsync(
            "events", "put-rule", "--name", "Replayed", "--event-bus-name", "Serverlesspresso", "--event-pattern",
            """{"source":["test"],"replay-name":["again"]}""");
        await Aws.RunAsync(
            "events", "put-targets", "--rule", "Replayed", "--event-bus-name", "Serverlesspresso", "--targets",
            $"Id=1,Arn={machine},RoleArn=arn:aws:iam::123456789012:role/bar");
        return machine;
    }

    private async Task<IReadOnlyList<string>> PutEventsAsync()
    {
        var eventIds = new List<string>();
        using var client = await _server.ConnectAsync();
        for (var request = 0; request < Requests; request++)
        {
            var entries = Enumerable.Range(request * EventsPerRequest, EventsPerRequest).Select(number =>
                $$$"""{"Source":"test","DetailType":"Order","EventBusName":"Serverlesspresso","Time":{{{1_767_225_600 + number}}},"Detail":"{\"n\":{{{number}}}}"}""");
            var answer = await client.CallAsync(
                "events", "AWSEvents.PutEvents", $$"""{"Entries":[{{string.Join(',', entries)}}]}""");
            eventIds.AddRange(answer.GetProperty("Entries").EnumerateArray().Select(entry => entry.GetProperty("EventId").GetString()!));
        }

        return eventIds;
    }

    /// <summary>Starts a replay, and comes back while it runs: the command line would be too slow for that.</summary>
    private async Task StartReplayAsync()
    {
        const int asksMax = 2_000;
        using var client = await _server.ConnectAsync();
        await client.CallAsync(
            "events",
            "AWSEvents.StartReplay",
            $$"""{"ReplayName":"again","EventSourceArn":"arn:aws:events:us-east-1:123456789012:archive/orders","EventStartTime":1767225600,"EventEndTime":1767312000,"Destination":{"Arn":"{{BusArn}}","FilterArns":["{{FirstRule}}"] } }""");
        for (var ask = 0; ask < asksMax; ask++)
        {
            if ((await DescribeAsync(client)).GetProperty("State").GetString() == "RUNNING")
            {
                return;
            }
        }

        throw new TimeoutException("The replay does not run.");
    }

    /// <summary>When the replay ended.</summary>
    private async Task<DateTimeOffset> FindEndAsync()
    {
        using var client = await _server.ConnectAsync();
        var seconds = (await DescribeAsync(client)).GetProperty("ReplayEndTime").GetDouble();
        return DateTimeOffset.FromUnixTimeMilliseconds((long)Math.Round(seconds * 1_000));
    }

    private static Task<JsonElement> DescribeAsync(SignedClient client) =>
        client.CallAsync("events", "AWSEvents.DescribeReplay", """{"ReplayName":"again"}""");

    /// <summary>Asks until all is delivered. Each figure is up to a second old, and none of before the end of the replay.</summary>
    private async Task AwaitNoWorkAsync()
    {
        const int asksMax = 10_000;
        using var http = new HttpClient { BaseAddress = _server.Address };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", MetricsToken);
        for (var ask = 0; ask < asksMax; ask++)
        {
            var metrics = await http.GetStringAsync(new Uri("/metrics", UriKind.Relative), TestContext.Current.CancellationToken);
            if (NoDueWork().IsMatch(metrics))
            {
                return;
            }
        }

        throw new TimeoutException("Not all of the replay is delivered.");
    }

    /// <summary>The events that have started executions of a machine.</summary>
    private async Task<IReadOnlyList<string>> ListStartedAsync(string machine)
    {
        var listed = Read(await Aws.RunAsync("stepfunctions", "list-executions", "--state-machine-arn", machine));
        return [.. listed.GetProperty("executions").EnumerateArray()
            .Select(execution => execution.GetProperty("name").GetString()!.Split('_')[0])];
    }

    /// <summary>Asks until the replay has ended; each question takes the command line the better part of a second.</summary>
    private async Task<JsonElement> AwaitEndAsync()
    {
        const int asksMax = 60;
        for (var ask = 0; ask < asksMax; ask++)
        {
            var described = Read(await Aws.RunAsync("events", "describe-replay", "--replay-name", "again"));
            if (described.GetProperty("State").GetString() is not ("STARTING" or "RUNNING"))
            {
                return described;
            }
        }

        throw new TimeoutException("The replay has not ended.");
    }

    [GeneratedRegex("(?m)^serverlesspresso_work_due[^ ]* 0( |$)")]
    private static partial Regex NoDueWork();
}
