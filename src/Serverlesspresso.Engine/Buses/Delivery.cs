using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Serverlesspresso.Engine.Store;
using Serverlesspresso.Events.Envelopes;

namespace Serverlesspresso.Engine.Buses;

/// <summary>What a piece of delivery work holds: the event, the way it takes, and what makes it happen once.</summary>
internal sealed record Delivery : DeliveryHead
{
    private const int Version = 1;

    private static readonly JsonWriterOptions WriterOptions = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        SkipValidation = true,
    };

    private Delivery(string eventId, JsonElement json)
        : base(json)
    {
        EventId = eventId;
        Event = json.GetProperty("event");
        DeliveryId = Text(json, "delivery");
        PutAt = json.GetProperty("putAt").GetDateTimeOffset();
        Hops = json.GetProperty("hops").GetInt32();
        TraceHeader = json.TryGetProperty("trace", out var trace) ? trace.GetString() : null;
    }

    /// <summary>The event's id.</summary>
    public string EventId { get; }

    /// <summary>The event.</summary>
    public JsonElement Event { get; }

    /// <summary>Names this delivery: a repeated one carries the same.</summary>
    public string DeliveryId { get; }

    /// <summary>When the bus took the event.</summary>
    public DateTimeOffset PutAt { get; }

    /// <summary>Over how many other buses the event came.</summary>
    public int Hops { get; }

    /// <summary>The trace the event belongs to.</summary>
    public string? TraceHeader { get; }

    /// <summary>The name of the execution that it starts.</summary>
    public string ExecutionName => $"{EventId}_{DeliveryId}";

    /// <summary>Writes the payload of a delivery.</summary>
    /// <param name="event">The event.</param>
    /// <param name="rule">The rule.</param>
    /// <param name="targetId">The target's id.</param>
    /// <param name="deliveryId">Names the delivery.</param>
    public static string Write(BusEvent @event, RuleDocument rule, string targetId, Guid deliveryId)
    {
        var buffer = new ArrayBufferWriter<byte>(@event.Envelope.Length + 256);
        using var json = new Utf8JsonWriter(buffer, WriterOptions);
        json.WriteStartObject();
        json.WriteNumber("v", Version);
        json.WriteString("bus", rule.BusName);
        json.WriteString("rule", rule.Name);
        if (rule.Incarnation is { } incarnation)
        {
            json.WriteString("incarnation", incarnation);
        }

        json.WriteString("target", targetId);
        json.WriteString("delivery", deliveryId);
        json.WriteString("putAt", @event.PutAt);
        json.WriteNumber("hops", @event.Hops);
        if (@event.TraceHeader is { } trace)
        {
            json.WriteString("trace", trace);
        }

        json.WritePropertyName("event");
        json.WriteRawValue(@event.Envelope.Span, skipInputValidation: true);
        json.WriteEndObject();
        json.Flush();
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    /// <summary>Reads the payload of a delivery.</summary>
    /// <param name="eventId">The event's id, which is the work's key.</param>
    /// <param name="payload">The payload.</param>
    public static Delivery Read(string eventId, string payload) =>
        new(eventId, JsonElement.Parse(payload, EventEnvelope.DocumentOptions));

    /// <summary>Makes a delivery work of the kind that its target needs now.</summary>
    /// <param name="transaction">The turn that ends the work as it is.</param>
    /// <param name="work">The work.</param>
    /// <param name="targetArn">The target.</param>
    /// <param name="now">The time.</param>
    public static void HandOver(ITurnTransaction transaction, WorkRow work, string targetArn, DateTimeOffset now) =>
        transaction.AddWork(new NewWork(TargetKinds.WorkOf(TargetKinds.Of(targetArn)), work.Shard, now, work.Key, work.Payload));
}
