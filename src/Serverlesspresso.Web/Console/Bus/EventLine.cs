using Serverlesspresso.Engine.Buses;
using Serverlesspresso.Engine.Store;
using Serverlesspresso.Web.Console.Frame;

namespace Serverlesspresso.Web.Console.Bus;

/// <summary>An event in a list.</summary>
public sealed record EventLine
{
    /// <summary>Its place in the order of commits.</summary>
    public required long Sequence { get; init; }

    /// <summary>Its bus.</summary>
    public required string Bus { get; init; }

    /// <summary>Its id.</summary>
    public required string Id { get; init; }

    /// <summary>When it was put.</summary>
    public required DateTimeOffset PutAt { get; init; }

    /// <summary>Where it comes from.</summary>
    public required string Source { get; init; }

    /// <summary>What kind of event it is.</summary>
    public required string DetailType { get; init; }

    /// <summary>The rules that matched, and the targets it went to.</summary>
    public required IReadOnlyList<EventRoute> Routes { get; init; }

    /// <summary>Its address.</summary>
    public string Address => BusAddresses.Event(Bus, Sequence);

    /// <summary>Reads an event.</summary>
    /// <param name="row">The event.</param>
    public static EventLine From(EventRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        using var envelope = ConsoleJson.Parse(row.Envelope);
        return new EventLine
        {
            Sequence = row.Sequence,
            Bus = row.BusName,
            Id = row.Id,
            PutAt = row.PutAt,
            Source = envelope.RootElement.GetProperty("source").GetString() ?? string.Empty,
            DetailType = envelope.RootElement.GetProperty("detail-type").GetString() ?? string.Empty,
            Routes = EventRoute.Of(row),
        };
    }
}
