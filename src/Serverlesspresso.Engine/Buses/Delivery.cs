using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Serverlesspresso.Engine.Store;
using Serverlesspresso.Events.Envelopes;

namespace Serverlesspresso.Engine.Buses;

/// <summary>What a piece of delivery work holds: the event, the way it takes, and what makes it happen once.</summary>
internal sealed record Delivery
{
    private const int Version = 1;

    private static readonly JsonWriterOptions WriterOptions = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        SkipValidation = true,
    };

    /// <summary>The event's id.</summary>
    public required string EventId { get; init; }

    /// <summary>The event.</summary>
    public required JsonElement Event { get; init; }

    /// <summary>The bus whose rule matched.</summary>
    public required string BusName { get; init; }

    /// <summary>The rule.</summary>
    public required string RuleName { get; init; }

    /// <summary>Tells the rule from others of its name; null if it was not told when the event matched.</summary>
    public string? RuleIncarnation { get; init; }

    /// <summary>The target's id.</summary>
    public required string TargetId { get; init; }

    /// <summary>Names this delivery: a repeated one carries the same.</summary>
    public required string DeliveryId { get; init; }

    /// <summary>When the bus took the event.</summary>
    public required DateTimeOffset PutAt { get; init; }

    /// <summary>Over how many other buses the event came.</summary>
    public required int Hops { get; init; }

    /// <summary>The trace the event belongs to.</summary>
    public string? TraceHeader { get; init; }

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
    public static Delivery Read(string eventId, string payload)
    {
        var json = JsonElement.Parse(payload, EventEnvelope.DocumentOptions);
        return new Delivery
        {
            EventId = eventId,
            Event = json.GetProperty("event"),
            BusName = Text(json, "bus"),
            RuleName = Text(json, "rule"),
            RuleIncarnation = json.TryGetProperty("incarnation", out var incarnation) ? incarnation.GetString() : null,
            TargetId = Text(json, "target"),
            DeliveryId = Text(json, "delivery"),
            PutAt = json.GetProperty("putAt").GetDateTimeOffset(),
            Hops = json.GetProperty("hops").GetInt32(),
            TraceHeader = json.TryGetProperty("trace", out var trace) ? trace.GetString() : null,
        };
    }

    /// <summary>Reads the rule that matched; null if it is gone, even if there is another one of its name by now.</summary>
    /// <param name="reader">The turn's transaction or a snapshot.</param>
    public async ValueTask<RuleDocument?> FindRuleAsync(IStoreReader reader)
    {
        var rule = await BusNames.FindRuleAsync(reader, BusName, RuleName);
        return RuleIncarnation is null || rule?.Incarnation == RuleIncarnation ? rule : null;
    }

    /// <summary>Names the target that a payload is for: all of the payload that stands before what is of one delivery.</summary>
    /// <param name="payload">The payload, as <see cref="Write"/> has written it.</param>
    public static string LaneOf(string payload) =>
        payload[..Math.Max(payload.IndexOf("\"delivery\":", StringComparison.Ordinal), 0)];

    /// <summary>Makes a delivery work of the kind that its target needs now.</summary>
    /// <param name="transaction">The turn that ends the work as it is.</param>
    /// <param name="work">The work.</param>
    /// <param name="targetArn">The target.</param>
    /// <param name="now">The time.</param>
    public static void HandOver(ITurnTransaction transaction, WorkRow work, string targetArn, DateTimeOffset now) =>
        transaction.AddWork(new NewWork(TargetKinds.WorkOf(TargetKinds.Of(targetArn)), work.Shard, now, work.Key, work.Payload));

    private static string Text(JsonElement json, string name) => json.GetProperty(name).GetString()
        ?? throw new InvalidDataException($"The stored delivery has no '{name}'.");
}
