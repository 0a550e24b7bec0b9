using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Serverlesspresso.Web.Console.Frame;

namespace Serverlesspresso.Web.Console.Workflows;

/// <summary>Sets out what a history event tells: payloads that are JSON in a text are shown as JSON.</summary>
internal static class EventDetails
{
    private static readonly JsonWriterOptions Options = new()
    {
        Indented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        MaxDepth = ConsoleJson.Options.MaxDepth + 1, // The object of details stands around a payload.
    };

    /// <summary>When an event happened.</summary>
    /// <param name="historyEvent">The event in the shape of GetExecutionHistory.</param>
    public static DateTimeOffset TimeOf(JsonElement historyEvent) => DateTimeOffset.FromUnixTimeMilliseconds(
        (long)(historyEvent.GetProperty("timestamp").GetDecimal() * 1_000));

    /// <summary>Writes the details.</summary>
    /// <param name="details">The object of details.</param>
    public static string Write(JsonElement details)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, Options))
        {
            writer.WriteStartObject();
            foreach (var member in details.EnumerateObject())
            {
                // That a payload is whole goes without saying.
                if (!member.Name.EndsWith("Details", StringComparison.Ordinal))
                {
                    writer.WritePropertyName(member.Name);
                    WriteUnfolded(writer, member.Value);
                }
            }

            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private static void WriteUnfolded(Utf8JsonWriter writer, JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.String
            && value.GetString() is ['{' or '[', ..] text
            && ConsoleJson.TryParse(text, out var payload))
        {
            using (payload)
            {
                payload.RootElement.WriteTo(writer);
            }
        }
        else
        {
            value.WriteTo(writer);
        }
    }
}
