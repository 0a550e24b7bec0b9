using Serverlesspresso.Web.Console.Graphs;

namespace Serverlesspresso.Web.Console.Workflows;

/// <summary>A trace as a page shows it: of each Map one iteration. It holds copies, and stays as it is.</summary>
public sealed record TraceView
{
    /// <summary>How many stays the chart shows at most.</summary>
    public const int BarsMax = 60;

    /// <summary>What the picture shows.</summary>
    public required GraphOverlay Overlay { get; init; }

    /// <summary>The iterations one can choose between.</summary>
    public required IReadOnlyList<IterationPicker> Pickers { get; init; }

    /// <summary>The stays, in order: the latest of them.</summary>
    public required IReadOnlyList<VisitLine> Visits { get; init; }

    /// <summary>How many stays came before those.</summary>
    public required int EarlierVisits { get; init; }

    /// <summary>The stay that is selected; null if none is.</summary>
    public required VisitLine? Selected { get; init; }

    /// <summary>The events of the stay that is selected.</summary>
    public required IReadOnlyList<long> SelectedEvents { get; init; }

    /// <summary>The types of the events, with how many there are of each.</summary>
    public required IReadOnlyList<(string Type, int Count)> Types { get; init; }

    /// <summary>The events of a page of the table.</summary>
    public required HistoryPlan History { get; init; }

    /// <summary>Makes the view.</summary>
    /// <param name="trace">The trace.</param>
    /// <param name="selection">What is chosen.</param>
    internal static TraceView Of(ExecutionTrace trace, TraceSelection selection)
    {
        var shown = new ShownThreads(trace.Root, selection.Iterations);
        var visits = shown.Threads.SelectMany(thread => thread.Visits).OrderBy(visit => visit.EnteredId).ToList();
        var selected = visits.LastOrDefault(visit => visit.Name == selection.State
            && (selection.EnteredId is null || visit.EnteredId == selection.EnteredId));
        return new TraceView
        {
            Overlay = TraceOverlay.Of(trace, shown.Threads),
            Pickers = shown.Pickers,
            Visits = [.. visits.TakeLast(BarsMax).Select(visit => VisitLine.Of(visit, []))],
            EarlierVisits = Math.Max(visits.Count - BarsMax, 0),
            Selected = selected is null ? null : VisitLine.Of(selected, visits),
            SelectedEvents = selected is null ? [] : EventsOf(trace, selected),
            Types =
            [
                .. trace.Events.CountBy(traced => traced.Type)
                    .Select(count => (count.Key, count.Value))
                    .OrderBy(count => count.Key, StringComparer.Ordinal),
            ],
            History = HistoryPlan.Of(trace, selection.History),
        };
    }

    private static List<long> EventsOf(ExecutionTrace trace, Visit visit)
    {
        var ids = new List<long>();
        for (var id = visit.EnteredId; id <= (visit.ExitedId ?? trace.LastEventId); id++)
        {
            if (trace.Events[(int)id - 1].Visit == visit)
            {
                ids.Add(id);
            }
        }

        return ids;
    }
}
