using System.Text.Json;
using Serverlesspresso.Engine.Store;
using Serverlesspresso.Web.Console.Graphs;

namespace Serverlesspresso.Web.Console.Workflows;

/// <summary>An execution as its page shows it.</summary>
public sealed record ExecutionModel
{
    /// <summary>The name of its state machine.</summary>
    public required string Machine { get; init; }

    /// <summary>The execution.</summary>
    public required ExecutionRow Execution { get; init; }

    /// <summary>What of it is chosen.</summary>
    public required TraceSelection Selection { get; init; }

    /// <summary>The picture of its definition; null if that is no definition any more.</summary>
    public required Graph? Graph { get; init; }

    /// <summary>What it has done.</summary>
    public required TraceView Trace { get; init; }

    /// <summary>The state that is chosen; null if none is, or it was not reached.</summary>
    public required StateModel? State { get; init; }

    /// <summary>The events of the table.</summary>
    public required IReadOnlyList<EventLine> History { get; init; }

    /// <summary>The instant it is seen at.</summary>
    public required DateTimeOffset Now { get; init; }

    /// <summary>Whether somebody without script wants to stop it.</summary>
    public bool IsStopAsked { get; init; }

    /// <summary>Whether somebody without script wants to redrive it.</summary>
    public bool IsRedriveAsked { get; init; }

    /// <summary>Why it cannot be redriven; null if it can.</summary>
    public required string? RedriveObstacle { get; init; }

    /// <summary>What came of an act; null if nothing is to be said.</summary>
    public string? Said { get; init; }
}

/// <summary>A stay in a state, with all its payloads.</summary>
/// <param name="Visit">The stay.</param>
/// <param name="Input">Its input.</param>
/// <param name="Parameters">What its work was asked; null if it had none.</param>
/// <param name="Output">Its output; null if it has not ended well.</param>
/// <param name="Error">The name of its error; null if it had none.</param>
/// <param name="Cause">Its error in words.</param>
/// <param name="Events">Its first history events.</param>
/// <param name="EventCount">How many it has.</param>
/// <param name="MapRun">The Map Run that it started last; null if it is no distributed Map, or none was started.</param>
public sealed record StateModel(
    VisitLine Visit,
    string? Input,
    string? Parameters,
    string? Output,
    string? Error,
    string? Cause,
    IReadOnlyList<EventLine> Events,
    int EventCount,
    MapRunRow? MapRun);

/// <summary>A history event in a table.</summary>
/// <param name="Id">Its number.</param>
/// <param name="Type">Its type.</param>
/// <param name="At">When it happened.</param>
/// <param name="Step">The state it belongs to, with its iterations; null for none.</param>
/// <param name="Details">What it tells besides, as JSON; null if nothing.</param>
public sealed record EventLine(long Id, string Type, DateTimeOffset At, string? Step, string? Details)
{
    /// <summary>How many characters of details the table of all events shows: whoever wants more of one selects its state.</summary>
    public const int DetailsMax = 4_000;

    /// <summary>How many characters of details the events of one state show.</summary>
    public const int DetailsOfStateMax = 20_000;

    /// <summary>Makes the line of an event.</summary>
    /// <param name="historyEvent">The event in the shape of GetExecutionHistory.</param>
    /// <param name="step">The state it belongs to.</param>
    /// <param name="detailsMax">How many characters of its details are shown.</param>
    public static EventLine Of(JsonElement historyEvent, string? step, int detailsMax)
    {
        var details = historyEvent.EnumerateObject()
            .Where(member => member.Value.ValueKind == JsonValueKind.Object)
            .Select(member => EventDetails.Write(member.Value))
            .FirstOrDefault();
        return new EventLine(
            historyEvent.GetProperty("id").GetInt64(),
            historyEvent.GetProperty("type").GetString() ?? string.Empty,
            EventDetails.TimeOf(historyEvent),
            step,
            details?.Length > detailsMax ? $"{details[..detailsMax]}…" : details);
    }
}
