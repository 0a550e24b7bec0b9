using System.Text.Json;
using Serverlesspresso.Aws.Json;
using Serverlesspresso.Aws.Validation;
using Serverlesspresso.Engine.Buses;

namespace Serverlesspresso.Aws.EventBridge;

/// <summary>PutEvents on the wire.</summary>
/// <remarks>Source: EventBridge API reference, PutEvents.</remarks>
internal sealed class PutEventsOperation(BusEvents events)
{
    private const int EntriesMax = 10;
    private const int BusNameLengthMax = 1_600;
    private const int TraceLengthMax = 500;

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
        new ConstraintViolations().NotNull("entries", list).ThrowIfAny();
        var entries = list?.EnumerateArray().Select(Read).ToList() ?? [];
        var violations = new ConstraintViolations().Count(
            "entries", entries.Count, $"[{string.Join(", ", entries.Select(Show))}]", minimum: 1, EntriesMax);
        for (var index = 0; index < entries.Count; index++)
        {
            var path = $"entries.{index + 1}.member";
            violations
                .Length($"{path}.eventBusName", entries[index].BusName, minimum: 1, BusNameLengthMax)
                .Length($"{path}.traceHeader", entries[index].TraceHeader, minimum: 1, TraceLengthMax);
        }

        violations.ThrowIfAny();
        return entries;
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
        if (result.EventId is { } id)
        {
            writer.WriteString("EventId", id);
        }
        else
        {
            writer.WriteString("ErrorCode", result.ErrorCode);
            writer.WriteString("ErrorMessage", result.ErrorMessage);
        }

        writer.WriteEndObject();
    }
}
