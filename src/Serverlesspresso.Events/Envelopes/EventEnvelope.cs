using System.Buffers;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Serverlesspresso.Events.Envelopes;

/// <summary>An event as targets get it.</summary>
/// <remarks>Source: Amazon EventBridge User Guide, "Event structure reference".</remarks>
public sealed record EventEnvelope
{
    /// <summary>How many levels an event's detail nests at most. Source: EventBridge API reference, PutEvents.</summary>
    public const int DetailDepthMax = 1_100;

    private const int LevelsAroundDetailMax = 100;

    private static readonly JsonWriterOptions WriterOptions = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>How a JSON text is read that is an event, holds one or is made of one.</summary>
    public static JsonDocumentOptions DocumentOptions => new() { MaxDepth = DetailDepthMax + LevelsAroundDetailMax };

    /// <summary>The event's id.</summary>
    public required string Id { get; init; }

    /// <summary>What kind of event it is.</summary>
    public required string DetailType { get; init; }

    /// <summary>Where it comes from.</summary>
    public required string Source { get; init; }

    /// <summary>The account: twelve digits.</summary>
    public required string Account { get; init; }

    /// <summary>When it happened. Written in whole seconds of UTC.</summary>
    public required DateTimeOffset Time { get; init; }

    /// <summary>The region.</summary>
    public required string Region { get; init; }

    /// <summary>The ARNs it is about.</summary>
    public IReadOnlyList<string> Resources { get; init; } = [];

    /// <summary>What happened: a valid JSON text, which is kept as it is.</summary>
    public required string Detail { get; init; }

    /// <summary>Writes the envelope: a JSON object in UTF-8, the fields in the service's order.</summary>
    public ReadOnlyMemory<byte> ToUtf8()
    {
        var buffer = new ArrayBufferWriter<byte>();
        using var json = new Utf8JsonWriter(buffer, WriterOptions);
        json.WriteStartObject();
        json.WriteString("version", "0");
        json.WriteString("id", Id);
        json.WriteString("detail-type", DetailType);
        json.WriteString("source", Source);
        json.WriteString("account", Account);
        json.WriteString("time", FormatTime(Time));
        json.WriteString("region", Region);
        json.WriteStartArray("resources");
        foreach (var resource in Resources)
        {
            json.WriteStringValue(resource);
        }

        json.WriteEndArray();
        json.WritePropertyName("detail");
        json.WriteRawValue(Detail, skipInputValidation: true);
        json.WriteEndObject();
        json.Flush();
        return buffer.WrittenMemory;
    }

    /// <summary>Writes an instant as events carry it, for example <c>2026-04-30T09:00:00Z</c>.</summary>
    /// <param name="time">The instant.</param>
    internal static string FormatTime(DateTimeOffset time) =>
        time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
