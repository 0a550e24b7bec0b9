using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Serverlesspresso.Engine.Store;

namespace Serverlesspresso.Engine.Executions.Nested;

/// <summary>Describes a nested execution to the task that waits for it.</summary>
/// <remarks>Source: AWS Step Functions Developer Guide, Start workflow executions from a task state.</remarks>
internal static class NestedResult
{
    // The text is stored and shown as JSON to API clients, never put into a page unescaped.
    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes the result of the task.</summary>
    /// <param name="row">The execution as it ended.</param>
    /// <param name="isParsed">Whether input and output stand in it as JSON, and not as text.</param>
    public static string Write(ExecutionRow row, bool isParsed)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, Plain))
        {
            writer.WriteStartObject();
            WriteText(writer, "Cause", row.Cause);
            WriteText(writer, "Error", row.Error);
            writer.WriteString("ExecutionArn", row.Arn);
            WriteData(writer, "Input", row.Input, isParsed);
            writer.WriteString("Name", row.Name);
            if (row.Output is { } output)
            {
                WriteData(writer, "Output", output, isParsed);
            }

            writer.WriteNumber("StartDate", row.StartedAt.ToUnixTimeMilliseconds());
            WriteText(writer, "StateMachineAliasArn", row.AliasArn);
            writer.WriteString("StateMachineArn", row.StateMachineArn);
            WriteText(writer, "StateMachineVersionArn", row.VersionArn);
            writer.WriteString("Status", row.Status.ToWireName());
            if (row.StoppedAt is { } stoppedAt)
            {
                writer.WriteNumber("StopDate", stoppedAt.ToUnixTimeMilliseconds());
            }

            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private static void WriteText(Utf8JsonWriter writer, string name, string? text)
    {
        if (text is not null)
        {
            writer.WriteString(name, text);
        }
    }

    private static void WriteData(Utf8JsonWriter writer, string name, string json, bool isParsed)
    {
        writer.WritePropertyName(name);
        if (isParsed)
        {
            // It is valid, and may be deeper than this writer would check.
            writer.WriteRawValue(json, skipInputValidation: true);
        }
        else
        {
            writer.WriteStringValue(json);
        }

        writer.WriteStartObject(name + "Details");
        writer.WriteBoolean("Included", true);
        writer.WriteEndObject();
    }
}
