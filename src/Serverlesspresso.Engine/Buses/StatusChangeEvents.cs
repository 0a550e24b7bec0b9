using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Serverlesspresso.Engine.Executions;
using Serverlesspresso.Engine.Store;

namespace Serverlesspresso.Engine.Buses;

/// <summary>Tells the default bus of executions that start and end.</summary>
/// <param name="events">Puts the events.</param>
/// <param name="timeProvider">The clock.</param>
/// <remarks>Source: AWS Step Functions Developer Guide, Step Functions execution status change events.</remarks>
internal sealed class StatusChangeEvents(BusEvents events, TimeProvider timeProvider) : IExecutionStatusListener
{
    /// <summary>A longer input or output is left out. Source: the same page.</summary>
    private const int PayloadCharactersMax = 248 * 1_024;

    private static readonly JsonWriterOptions WriterOptions =
        new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <inheritdoc/>
    public ValueTask StatusChangedAsync(ITurnTransaction transaction, ExecutionRow execution) =>
        events.PutIfRoutedInTurnAsync(
            transaction,
            new EventEntry
            {
                Source = "aws.states",
                DetailType = "Step Functions Execution Status Change",
                Detail = WriteDetail(execution, timeProvider.GetUtcNow()),
                Resources = [execution.Arn],
                TraceHeader = execution.TraceHeader,
            });

    private static string WriteDetail(ExecutionRow execution, DateTimeOffset now)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, WriterOptions))
        {
            writer.WriteStartObject();
            writer.WriteString("executionArn", execution.Arn);
            writer.WriteString("stateMachineArn", execution.StateMachineArn);
            writer.WriteString("name", execution.Name);
            writer.WriteString("status", execution.Status.ToWireName());
            writer.WriteNumber("startDate", execution.StartedAt.ToUnixTimeMilliseconds());
            WriteInstant(writer, "stopDate", execution.StoppedAt);
            WritePayload(writer, "input", execution.Input);
            WritePayload(writer, "output", execution.Output);
            writer.WriteString("error", execution.Error);
            writer.WriteString("cause", execution.Cause);
            writer.WriteString("stateMachineVersionArn", execution.VersionArn);
            writer.WriteString("stateMachineAliasArn", execution.AliasArn);
            WriteRedrive(writer, execution, now);
            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private static void WriteRedrive(Utf8JsonWriter writer, ExecutionRow execution, DateTimeOffset now)
    {
        var (status, reason) = Redrivability.StatusOf(execution, now);
        writer.WriteNumber("redriveCount", execution.RedriveCount);
        WriteInstant(writer, "redriveDate", execution.RedrivenAt);
        writer.WriteString("redriveStatus", status);
        writer.WriteString("redriveStatusReason", reason);
    }

    private static void WriteInstant(Utf8JsonWriter writer, string name, DateTimeOffset? instant)
    {
        if (instant is { } known)
        {
            writer.WriteNumber(name, known.ToUnixTimeMilliseconds());
        }
        else
        {
            writer.WriteNull(name);
        }
    }

    private static void WritePayload(Utf8JsonWriter writer, string name, string? payload)
    {
        var isIncluded = payload is null || payload.Length <= PayloadCharactersMax;
        writer.WriteString(name, isIncluded ? payload : null);
        if (payload is null)
        {
            writer.WriteNull($"{name}Details");
            return;
        }

        writer.WriteStartObject($"{name}Details");
        writer.WriteBoolean("included", isIncluded);
        writer.WriteEndObject();
    }
}
