namespace Serverlesspresso.Engine.Buses;

/// <summary>An event to put on a bus.</summary>
/// <remarks>Source: EventBridge API reference, PutEventsRequestEntry.</remarks>
public sealed record EventEntry
{
    /// <summary>Where it comes from.</summary>
    public string? Source { get; init; }

    /// <summary>What kind of event it is.</summary>
    public string? DetailType { get; init; }

    /// <summary>What happened: the text of a JSON object.</summary>
    public string? Detail { get; init; }

    /// <summary>The bus, by name or ARN; null for the default bus.</summary>
    public string? BusName { get; init; }

    /// <summary>When it happened; null for now.</summary>
    public DateTimeOffset? Time { get; init; }

    /// <summary>The ARNs it is about.</summary>
    public IReadOnlyList<string> Resources { get; init; } = [];

    /// <summary>The trace it belongs to.</summary>
    public string? TraceHeader { get; init; }
}

/// <summary>What became of an event that was put: an id, or an error.</summary>
/// <param name="EventId">The event's id.</param>
/// <param name="ErrorCode">AWS's error code.</param>
/// <param name="ErrorMessage">What is wrong.</param>
public sealed record EventEntryResult(string? EventId, string? ErrorCode = null, string? ErrorMessage = null);
