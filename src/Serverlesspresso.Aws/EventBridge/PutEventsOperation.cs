using System.Text.Json;
using System.Text.RegularExpressions;
using Serverlesspresso.Aws.Json;
using Serverlesspresso.Aws.Validation;
using Serverlesspresso.Engine.Buses;

namespace Serverlesspresso.Aws.EventBridge;

/// <summary>PutEvents on the wire.</summary>
/// <remarks>Source: EventBridge API reference, PutEvents.</remarks>
internal sealed partial class PutEventsOperation(BusEvents events)
{
    private const int EntriesMax = 10;
    private const int TraceLengthMax = 500;
    private const int ResourceLengthMax = 2_048;
    private const int EndpointLengthMax = 50;

    public async ValueTask PutAsync(OperationCall call, CancellationToken cancellationToken)
    {
        var results = await events.PutAsync(ReadEntries(call.Input), cancellationToken);

        var writer = call.Output;
        writer.WriteStartObject();
        writer.WriteNumber("FailedEntryCount", results.Count(result => result.ErrorCode is not null));
        writer.WriteStartArray("Entries");
        foreach (var result in results)
        {
            Write(writer, result);
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static List<EventEntry> ReadEntries(JsonElement input)
    {
        var list = input.FindArray("Entries");
        var endpoint = input.FindString("EndpointId");
        var entries = list?.EnumerateArray().Select(Read).ToList();
        var violations = new ConstraintViolations()
            .NotNull("entries", list)
            .Count("entries", entries?.Count, () => $"[{string.Join(", ", (entries ?? []).Select(Show))}]", minimum: 1, EntriesMax)
            .Length("endpointId", endpoint, minimum: 1, EndpointLengthMax)
            .Pattern("endpointId", endpoint, Endpoint());
        foreach (var (index, entry) in (entries ?? []).Index())
        {
            Check(entry, $"entries.{index + 1}.member", violations);
        }

        violations.ThrowIfAny();
        return endpoint is null
            ? entries ?? []
            : throw new EventResourceNotFoundException($"Endpoint {endpoint} does not exist.");
    }

    private static void Check(EventEntry entry, string path, ConstraintViolations violations)
    {
        violations
            .Length($"{path}.eventBusName", entry.BusName, minimum: 1, EventMembers.ArnLengthMax)
            .Pattern($"{path}.eventBusName", entry.BusName, EventMembers.OwnBusNameOrArn())
            .Length($"{path}.traceHeader", entry.TraceHeader, minimum: 1, TraceLengthMax);
        foreach (var (index, resource) in entry.Resources.Index())
        {
            violations.Length($"{path}.resources.{index + 1}.member", resource, minimum: 0, ResourceLengthMax);
        }
    }

    private static EventEntry Read(JsonElement entry) => new()
    {
        Source = entry.FindString("Source"),
        DetailType = entry.FindString("DetailType"),
        Detail = entry.FindString("Detail"),
        BusName = entry.FindString("EventBusName"),
        Time = entry.FindTime("Time"),
        Resources = entry.FindStrings("Resources") ?? [],
        TraceHeader = entry.FindString("TraceHeader"),
    };

    private static string Show(EventEntry entry) =>
        $"PutEventsRequestEntry(source={entry.Source ?? "null"}, detailType={entry.DetailType ?? "null"}, "
        + $"detail={entry.Detail ?? "null"}, eventBusName={entry.BusName ?? "null"})";

    private static void Write(Utf8JsonWriter writer, EventEntryResult result)
    {
        writer.WriteStartObject();
        writer.WriteText("EventId", result.EventId);
        writer.WriteText("ErrorCode", result.ErrorCode);
        writer.WriteText("ErrorMessage", result.ErrorMessage);
        writer.WriteEndObject();
    }

    [GeneratedRegex(@"\A(?:^[A-Za-z0-9\-]+[\.][A-Za-z0-9\-]+$)\z")]
    private static partial Regex Endpoint();
}
