namespace Serverlesspresso.Web.Console.Bus;

/// <summary>What the page of an event shows.</summary>
public sealed record EventModel
{
    /// <summary>The event.</summary>
    public required EventLine Event { get; init; }

    /// <summary>Its envelope: a JSON text.</summary>
    public required string Envelope { get; init; }

    /// <summary>The execution that put it; null if it came from outside.</summary>
    public required string? EmitterArn { get; init; }

    /// <summary>Where it went.</summary>
    public required IReadOnlyList<EventWay> Ways { get; init; }
}
