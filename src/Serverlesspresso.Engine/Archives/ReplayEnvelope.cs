using System.Buffers;
using System.Runtime.InteropServices;
using System.Text.Encodings.Web;
using System.Text.Json;
using Serverlesspresso.Events.Envelopes;

namespace Serverlesspresso.Engine.Archives;

/// <summary>The envelope of a replayed event: that of the event, with the name of the replay.</summary>
internal static class ReplayEnvelope
{
    /// <summary>The field that holds the name.</summary>
    public const string Field = "replay-name";

    /// <summary>The field that the name comes after, as on AWS.</summary>
    private const string FieldBefore = "region";

    private static readonly JsonWriterOptions WriterOptions = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        SkipValidation = true,
    };

    /// <summary>Writes the envelope of a replayed event.</summary>
    /// <param name="envelope">The event, as it was archived: no replayed one, and with all fields of an envelope.</param>
    /// <param name="replayName">The replay.</param>
    public static ReadOnlyMemory<byte> Make(ReadOnlyMemory<byte> envelope, string replayName)
    {
        using var document = JsonDocument.Parse(envelope, EventEnvelope.DocumentOptions);
        var buffer = new ArrayBufferWriter<byte>(envelope.Length + 128);
        using var json = new Utf8JsonWriter(buffer, WriterOptions);
        json.WriteStartObject();
        foreach (var field in document.RootElement.EnumerateObject())
        {
            json.WritePropertyName(field.Name);
            json.WriteRawValue(JsonMarshal.GetRawUtf8Value(field.Value), skipInputValidation: true);
            if (field.NameEquals(FieldBefore))
            {
                json.WriteString(Field, replayName);
            }
        }

        json.WriteEndObject();
        json.Flush();
        return buffer.WrittenMemory;
    }
}
