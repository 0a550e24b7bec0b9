using System.Globalization;
using System.Text.Json;
using Serverlesspresso.Aws.Json;
using Serverlesspresso.Engine.Executions;

namespace Serverlesspresso.Aws.StepFunctions;

/// <summary>The history of executions on the wire.</summary>
internal sealed class HistoryOperations(ExecutionRegistry executions)
{
    /// <summary>The members of an event's details that carry payloads.</summary>
    private static readonly string[] PayloadMembers =
        ["input", "inputDetails", "output", "outputDetails", "parameters"];

    public async ValueTask GetAsync(OperationCall call, CancellationToken cancellationToken)
    {
        var arn = StepFunctionsArns.ReadExecution(call.Input);
        var limit = PageSize.Read(call.Input);
        var newestFirst = call.Input.FindBoolean("reverseOrder") ?? false;
        var showsPayloads = call.Input.FindBoolean("includeExecutionData") ?? true;
        var list = $"GetExecutionHistory {arn} {newestFirst}";
        var from = ReadEventId(NextToken.Read(list, call.Input));

        var page = await executions.GetHistoryAsync(arn, from, limit, newestFirst, cancellationToken);

        var writer = call.Output;
        writer.WriteStartObject();
        writer.WriteStartArray("events");
        foreach (var historyEvent in page.Events)
        {
            if (showsPayloads)
            {
                historyEvent.WriteTo(writer);
            }
            else
            {
                WriteWithoutPayloads(writer, historyEvent);
            }
        }

        writer.WriteEndArray();
        if (page.NextEventId is { } next)
        {
            writer.WriteString("nextToken", NextToken.Make(list, next.ToString(CultureInfo.InvariantCulture)));
        }

        writer.WriteEndObject();
    }

    private static long? ReadEventId(string? position)
    {
        if (position is null)
        {
            return null;
        }

        return long.TryParse(position, NumberStyles.None, CultureInfo.InvariantCulture, out var eventId)
            ? eventId
            : throw new InvalidNextTokenException();
    }

    /// <summary>Writes an event whose one object, its details, is without payloads.</summary>
    private static void WriteWithoutPayloads(Utf8JsonWriter writer, JsonElement historyEvent)
    {
        writer.WriteStartObject();
        foreach (var member in historyEvent.EnumerateObject())
        {
            if (member.Value.ValueKind != JsonValueKind.Object)
            {
                member.WriteTo(writer);
                continue;
            }

            writer.WriteStartObject(member.Name);
            foreach (var detail in member.Value.EnumerateObject())
            {
                if (!PayloadMembers.Contains(detail.Name))
                {
                    detail.WriteTo(writer);
                }
            }

            writer.WriteEndObject();
        }

        writer.WriteEndObject();
    }
}
