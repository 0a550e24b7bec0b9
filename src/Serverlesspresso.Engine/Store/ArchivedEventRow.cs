namespace Serverlesspresso.Engine.Store;

/// <summary>An event that an archive keeps.</summary>
public sealed record ArchivedEventRow
{
    /// <summary>The place in the order of commits, from 1, with gaps. Given by the store.</summary>
    public long Id { get; init; }

    /// <summary>The archive, by a name that no other archive has ever had.</summary>
    public required string Archive { get; init; }

    /// <summary>When it happened: the time in the event.</summary>
    public required DateTimeOffset Time { get; init; }

    /// <summary>When it was archived.</summary>
    public required DateTimeOffset ArchivedAt { get; init; }

    /// <summary>The event's id.</summary>
    public required string EventId { get; init; }

    /// <summary>The trace it belongs to.</summary>
    public string? TraceHeader { get; init; }

    /// <summary>Over how many other buses it came.</summary>
    public int Hops { get; init; }

    /// <summary>The whole envelope: a JSON object in UTF-8.</summary>
    public required ReadOnlyMemory<byte> Envelope { get; init; }
}
