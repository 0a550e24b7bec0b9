using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Serverlesspresso.Engine.Executions;
using Serverlesspresso.Engine.Integrations;
using Serverlesspresso.Engine.Store;

namespace Serverlesspresso.Engine.MapRuns;

/// <summary>Puts the outputs of all children of a Map Run together.</summary>
/// <remarks>
/// In place of an output, a child that did not succeed shows itself, as AWS has it in the results it exports.
/// Source: AWS Step Functions Developer Guide, ResultWriter, Transformation.
/// </remarks>
internal static class MapRunResults
{
    /// <summary>Inputs of children that did not succeed may be long, and the state can take only so much.</summary>
    private const int RowsPerPage = 20;

    private static readonly JsonWriterOptions WriterOptions =
        new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    /// <summary>Reads the results in the order of the items.</summary>
    /// <returns>The JSON text of an array; null if it is too long for a state.</returns>
    public static async ValueTask<string?> ReadAsync(IStoreReader reader, MapRunRow mapRun)
    {
        if (mapRun.OutputBytes > PayloadJson.BytesMax)
        {
            return null;
        }

        var buffer = new ArrayBufferWriter<byte>();
        using var writer = new Utf8JsonWriter(buffer, WriterOptions);
        writer.WriteStartArray();
        var query = new ChildExecutionQuery(mapRun.Arn, RowsPerPage) { HasResults = true };
        IReadOnlyList<ExecutionRow> page;
        do
        {
            page = await reader.ListChildExecutionsAsync(query);
            foreach (var child in page)
            {
                Write(writer, child);
                query = query with { After = child.MapRunChild!.Index }; // Listed as a child.
                if (writer.BytesCommitted + writer.BytesPending > PayloadJson.BytesMax)
                {
                    return null;
                }
            }
        }
        while (page.Count == RowsPerPage);
        writer.WriteEndArray();
        writer.Flush();
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private static void Write(Utf8JsonWriter writer, ExecutionRow child)
    {
        if (child.Output is { } output)
        {
            writer.WriteRawValue(output, skipInputValidation: true);
            return;
        }

        writer.WriteStartObject();
        writer.WriteString("ExecutionArn", child.Arn);
        writer.WriteString("Input", child.Input);
        writer.WriteStartObject("InputDetails");
        writer.WriteBoolean("Included", value: true);
        writer.WriteEndObject();
        writer.WriteString("Name", child.Name);
        WriteText(writer, "Error", child.Error);
        WriteText(writer, "Cause", child.Cause);
        writer.WriteString("StartDate", SdkTime.Format(child.StartedAt));
        writer.WriteString("StateMachineArn", child.StateMachineArn);
        writer.WriteString("Status", child.Status.ToWireName());
        if (child.StoppedAt is { } stoppedAt)
        {
            writer.WriteString("StopDate", SdkTime.Format(stoppedAt));
        }

        writer.WriteEndObject();
    }

    private static void WriteText(Utf8JsonWriter writer, string name, string? text)
    {
        if (text is not null)
        {
            writer.WriteString(name, text);
        }
    }
}
