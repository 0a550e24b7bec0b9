using System.Text.Json;
using Serverlesspresso.Aws.Json;
using Serverlesspresso.Aws.Validation;
using Serverlesspresso.Engine.Archives;
using Serverlesspresso.Engine.Buses;

namespace Serverlesspresso.Aws.EventBridge;

/// <summary>Replays on the wire.</summary>
/// <param name="replays">The replays.</param>
internal sealed class ReplayOperations(ReplayRegistry replays)
{
    private static readonly string[] States =
        ["STARTING", "RUNNING", "CANCELLING", "COMPLETED", "CANCELLED", "FAILED"];

    public async ValueTask StartAsync(OperationCall call, CancellationToken cancellationToken)
    {
        var replay = await replays.StartAsync(ReadRequest(call.Input), cancellationToken);

        call.Output.WriteStartObject();
        WriteChange(call.Output, replay);
        call.Output.WriteTime("ReplayStartTime", replay.StartedAt);
        call.Output.WriteEndObject();
    }

    public async ValueTask CancelAsync(OperationCall call, CancellationToken cancellationToken)
    {
        var replay = await replays.CancelAsync(ReadName(call.Input), cancellationToken);

        call.Output.WriteStartObject();
        WriteChange(call.Output, replay);
        call.Output.WriteEndObject();
    }

    public async ValueTask DescribeAsync(OperationCall call, CancellationToken cancellationToken)
    {
        var replay = await replays.DescribeAsync(ReadName(call.Input), cancellationToken);

        var writer = call.Output;
        writer.WriteStartObject();
        writer.WriteString("ReplayArn", replay.Arn);
        writer.WriteText("Description", replay.Description);

        writer.WriteStartObject("Destination");
        writer.WriteString("Arn", replay.BusArn);
        if (replay.FilterArns is { } filters)
        {
            writer.WriteStartArray("FilterArns");
            foreach (var arn in filters)
            {
                writer.WriteStringValue(arn);
            }

            writer.WriteEndArray();
        }

        writer.WriteEndObject();
        WriteSummary(writer, replay);
        writer.WriteEndObject();
    }

    public async ValueTask ListAsync(OperationCall call, CancellationToken cancellationToken)
    {
        var filter = call.Input.ReadFilter("ListReplays", BusResourceNames.LengthMax, States);
        var found = await replays.ListAsync(filter with { Limit = filter.Limit + 1 }, cancellationToken);

        EventPage.WriteStructures(call.Output, "Replays", found, filter.Limit, replay => replay.Name, WriteSummary);
    }

    private static ReplayRequest ReadRequest(JsonElement input)
    {
        var (from, before) = (input.FindTime("EventStartTime"), input.FindTime("EventEndTime"));
        var destination = input.FindObject("Destination");
        var busArn = destination?.FindString("Arn");
        var violations = new ConstraintViolations();
        var request = new ReplayRequest
        {
            Name = input.ReadResourceName("ReplayName", violations),
            Description = input.ReadDescription(violations),
            ArchiveArn = input.ReadText("EventSourceArn", EventMembers.ArnLengthMax, EventMembers.ResourceArn(), violations),
            BusArn = busArn ?? "",
            FilterArns = destination?.FindStrings("FilterArns") ?? [],
            EventsFrom = from.GetValueOrDefault(),
            EventsBefore = before.GetValueOrDefault(),
        };
        violations
            .NotNull("eventStartTime", from)
            .NotNull("eventEndTime", before)
            .NotNull("destination", destination)
            .NotNull("destination.arn", destination is null ? "" : busArn)
            .Length("destination.arn", busArn, minimum: 1, EventMembers.ArnLengthMax);
        foreach (var (index, rule) in request.FilterArns.Index())
        {
            violations.Length($"destination.filterArns.{index + 1}.member", rule, minimum: 1, EventMembers.ArnLengthMax);
        }

        violations.ThrowIfAny();
        return request;
    }

    private static string ReadName(JsonElement input) =>
        ConstraintViolations.Check(violations => input.ReadResourceName("ReplayName", violations));

    private static void WriteSummary(Utf8JsonWriter writer, ReplayDocument replay)
    {
        writer.WriteString("ReplayName", replay.Name);
        writer.WriteString("EventSourceArn", replay.ArchiveArn);
        WriteState(writer, replay);
        writer.WriteTime("EventStartTime", replay.EventsFrom);
        writer.WriteTime("EventEndTime", replay.EventsBefore);
        if (replay.Last is { } last)
        {
            writer.WriteTime("EventLastReplayedTime", last.Time);
        }

        writer.WriteTime("ReplayStartTime", replay.StartedAt);
        if (replay.EndedAt is { } endedAt)
        {
            writer.WriteTime("ReplayEndTime", endedAt);
        }
    }

    private static void WriteChange(Utf8JsonWriter writer, ReplayDocument replay)
    {
        writer.WriteString("ReplayArn", replay.Arn);
        WriteState(writer, replay);
    }

    private static void WriteState(Utf8JsonWriter writer, ReplayDocument replay)
    {
        writer.WriteString("State", replay.State.ToString().ToUpperInvariant());
        writer.WriteText("StateReason", replay.StateReason);
    }
}
