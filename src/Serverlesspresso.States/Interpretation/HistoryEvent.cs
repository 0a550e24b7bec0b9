using System.Text.Json;
using Serverlesspresso.States.History;

namespace Serverlesspresso.States.Interpretation;

/// <summary>One event of an execution's history.</summary>
/// <remarks>Source: AWS Step Functions API Reference, HistoryEvent.</remarks>
public sealed class HistoryEvent
{
    /// <summary>The event's number, from 1 without gaps.</summary>
    public required long Id { get; init; }

    /// <summary>The event that led to this one; 0 for the first.</summary>
    public required long PreviousEventId { get; init; }

    /// <summary>The type, for example <c>TaskStateEntered</c>.</summary>
    public required string Type { get; init; }

    /// <summary>When it happened.</summary>
    public required DateTimeOffset Timestamp { get; init; }

    /// <summary>What the event tells besides; null if nothing.</summary>
    internal EventDetails? Details { get; init; }

    /// <summary>Writes the event as GetExecutionHistory shows it: an object with its time in seconds.</summary>
    /// <param name="writer">Where to write.</param>
    public void WriteTo(Utf8JsonWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        const decimal millisecondsPerSecond = 1_000m;
        writer.WriteStartObject();
        writer.WriteNumber("timestamp", Timestamp.ToUnixTimeMilliseconds() / millisecondsPerSecond);
        writer.WriteString("type", Type);
        writer.WriteNumber("id", Id);
        writer.WriteNumber("previousEventId", PreviousEventId);
        Details?.Write(writer);
        writer.WriteEndObject();
    }
}
