namespace Serverlesspresso.Web.Console.Workflows;

/// <summary>What of an execution is chosen.</summary>
/// <param name="State">The state; null for none.</param>
/// <param name="EnteredId">The event with which the chosen stay begins; null for the latest.</param>
/// <param name="Iterations">The iterations, by the name of their Map.</param>
/// <param name="History">The events of the table.</param>
public sealed record TraceSelection(
    string? State, long? EnteredId, IReadOnlyDictionary<string, int> Iterations, HistoryQuery History)
{
    /// <summary>Nothing is chosen.</summary>
    public static TraceSelection None { get; } = new(
        State: null, EnteredId: null, new Dictionary<string, int>(), new HistoryQuery(Type: null, From: null, IsNewestFirst: false));

    /// <summary>Shows another iteration. The chosen stay is of the one that was shown, and goes with it.</summary>
    /// <param name="map">The Map.</param>
    /// <param name="index">The iteration.</param>
    public TraceSelection WithIteration(string map, int index) => this with
    {
        EnteredId = null,
        Iterations = new Dictionary<string, int>(Iterations, StringComparer.Ordinal) { [map] = index },
    };
}

/// <summary>Which events of a history a table shows.</summary>
/// <param name="Type">Their type; null for all.</param>
/// <param name="From">The event to begin with; null for the first in this order.</param>
/// <param name="IsNewestFirst">Whether the newest comes first.</param>
public sealed record HistoryQuery(string? Type, long? From, bool IsNewestFirst);
