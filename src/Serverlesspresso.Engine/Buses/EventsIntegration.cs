using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Serverlesspresso.Engine.Chance;
using Serverlesspresso.Engine.Integrations;

namespace Serverlesspresso.Engine.Buses;

/// <summary>Puts events from task states: <c>events:putEvents</c>. They join the execution's turn.</summary>
/// <param name="events">Puts them.</param>
/// <param name="random">Makes request ids.</param>
/// <remarks>Source: AWS Step Functions Developer Guide, "Add EventBridge events".</remarks>
internal sealed class EventsIntegration(BusEvents events, IRandomSource random) : ITaskIntegration
{
    /// <summary>How many entries a request has at most. Source: EventBridge API reference, PutEvents.</summary>
    private const int EntriesMax = 10;

    private static readonly JsonSerializerOptions DetailOptions = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <inheritdoc/>
    public string ResourceType => "events";

    /// <inheritdoc/>
    public bool HasAction(string action) => action == "putEvents";

    /// <inheritdoc/>
    public async ValueTask<TaskOutcome> RunAsync(TaskCall call)
    {
        try
        {
            var results = await events.PutEventsInTurnAsync(call.Transaction, ReadEntries(call));
            var failed = results.Count(result => result.ErrorCode is not null);
            var answer = Describe(results, failed);
            return failed == 0
                ? new TaskOutcome.Succeeded(answer)
                : new TaskOutcome.Failed("EventBridge.FailedEntry", answer);
        }
        catch (RequestRefusedException refusal)
        {
            return IntegrationErrors.Optimized("EventBridge", "AWSEventBridge", status: 400, refusal, random);
        }
    }

    private static List<EventEntry> ReadEntries(TaskCall call)
    {
        var isList = call.Parameters.TryGetProperty("Entries", out var entries) && entries.ValueKind == JsonValueKind.Array;
        if (!isList)
        {
            throw new TaskParameterException("Entries");
        }

        var count = entries.GetArrayLength();
        return count is > 0 and <= EntriesMax
            ? [.. entries.EnumerateArray().Select(entry => ReadEntry(call, entry))]
            : throw new EventRequestInvalidException(
                $"1 validation error detected: Value '{entries.GetRawText()}' at 'entries' failed to satisfy constraint: "
                + $"Member must have length {(count == 0 ? "greater than or equal to 1" : $"less than or equal to {EntriesMax}")}");
    }

    /// <summary>The service names the state machine and the execution in the resources of each event.</summary>
    private static EventEntry ReadEntry(TaskCall call, JsonElement entry) => new()
    {
        Source = TaskParameters.FindText(entry, "Source"),
        DetailType = TaskParameters.FindText(entry, "DetailType"),
        Detail = TaskParameters.FindJson(entry, "Detail"),
        BusName = TaskParameters.FindText(entry, "EventBusName"),
        Time = ReadTime(entry),
        Resources = [.. ReadResources(entry), call.StateMachineArn, call.ExecutionArn],
        TraceHeader = TaskParameters.FindText(entry, "TraceHeader") ?? call.TraceHeader,
    };

    private static DateTimeOffset? ReadTime(JsonElement entry)
    {
        if (TaskParameters.FindText(entry, "Time") is not { } text)
        {
            return null;
        }

        return DateTimeOffset.TryParse(
            text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
            ? time
            : throw new EventRequestInvalidException($"Parameter Time is not valid. Reason: '{text}' is no timestamp.");
    }

    private static IEnumerable<string> ReadResources(JsonElement entry) =>
        entry.ValueKind == JsonValueKind.Object
        && entry.TryGetProperty("Resources", out var resources)
        && resources.ValueKind == JsonValueKind.Array
            ? resources.EnumerateArray().Where(resource => resource.ValueKind == JsonValueKind.String)
                .Select(resource => resource.GetString() ?? "")
            : [];

    private static string Describe(IReadOnlyList<EventEntryResult> results, int failed)
    {
        var entries = results.Select(result => result.EventId is { } id
            ? $$"""{"EventId":"{{id}}"}"""
            : $$"""{"ErrorCode":"{{result.ErrorCode}}","ErrorMessage":{{JsonSerializer.Serialize(result.ErrorMessage, DetailOptions)}}}""");
        return $$"""{"Entries":[{{string.Join(',', entries)}}],"FailedEntryCount":{{failed}}}""";
    }
}
