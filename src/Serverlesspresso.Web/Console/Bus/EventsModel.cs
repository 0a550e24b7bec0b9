namespace Serverlesspresso.Web.Console.Bus;

/// <summary>What the page of a bus's events shows.</summary>
public sealed record EventsModel
{
    /// <summary>Which events.</summary>
    public required EventSearch Search { get; init; }

    /// <summary>All buses.</summary>
    public required IReadOnlyList<string> Buses { get; init; }

    /// <summary>The events, the newest first.</summary>
    public IReadOnlyList<EventLine> Events { get; init; } = [];

    /// <summary>How many events were looked at for these.</summary>
    public int SeenCount { get; init; }

    /// <summary>Before which place the next page goes on; null if there is no more.</summary>
    public long? NextBefore { get; init; }

    /// <summary>Why the search cannot be carried out; null if it can.</summary>
    public string? Problem { get; init; }
}
