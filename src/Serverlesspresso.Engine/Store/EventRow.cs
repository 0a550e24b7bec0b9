namespace Serverlesspresso.Engine.Store;

/// <summary>An event on a bus.</summary>
public sealed record EventRow
{
    /// <summary>The place in the order of commits, from 1, with gaps. Given by the store.</summary>
    public long Sequence { get; init; }

    /// <summary>The event's id.</summary>
    public required string Id { get; init; }

    /// <summary>The bus.</summary>
    public required string BusName { get; init; }

    /// <summary>When it was put.</summary>
    public required DateTimeOffset PutAt { get; init; }

    /// <summary>The whole envelope as targets get it: a JSON object in UTF-8.</summary>
    public required ReadOnlyMemory<byte> Envelope { get; init; }

    /// <summary>The rules that matched and the targets it went to: a JSON text; null if none did.</summary>
    public string? Routes { get; init; }
}
