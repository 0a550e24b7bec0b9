using System.Text.Json;
using Serverlesspresso.Engine.Store;

namespace Serverlesspresso.Engine.Buses;

/// <summary>A rule that an event matched, and where the event went from it.</summary>
/// <param name="Rule">The rule's name.</param>
/// <param name="Targets">The targets.</param>
public sealed record EventRoute(string Rule, IReadOnlyList<EventRouteTarget> Targets)
{
    /// <summary>Reads the routes that are stored with an event.</summary>
    /// <param name="row">The event.</param>
    /// <returns>The routes; none if no rule matched.</returns>
    public static IReadOnlyList<EventRoute> Of(EventRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return row.Routes is null
            ? []
            : JsonSerializer.Deserialize(row.Routes, BusJsonContext.Default.IReadOnlyListEventRoute) ?? [];
    }
}

/// <summary>A target that an event went to.</summary>
/// <param name="Id">The target's id.</param>
/// <param name="Arn">The target's ARN.</param>
public sealed record EventRouteTarget(string Id, string Arn);
