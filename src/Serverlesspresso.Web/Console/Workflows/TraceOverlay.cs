using Serverlesspresso.Web.Console.Graphs;

namespace Serverlesspresso.Web.Console.Workflows;

/// <summary>Says what a picture shows of the threads of an execution.</summary>
internal static class TraceOverlay
{
    /// <summary>Marks the states and ways of some threads.</summary>
    /// <param name="trace">The trace.</param>
    /// <param name="threads">The threads that are shown.</param>
    public static GraphOverlay Of(ExecutionTrace trace, IReadOnlyList<TraceThread> threads)
    {
        var taken = new HashSet<(string Level, string? From, string? To)>();
        foreach (var thread in threads)
        {
            string? before = null;
            foreach (var visit in thread.Visits)
            {
                taken.Add((thread.Level, before, visit.Name));
                before = visit.Name;
            }

            if (thread.Current is { IsOpen: false } last && HasEnded(last) && trace.Outline.CanEnd(last.Name))
            {
                taken.Add((thread.Level, last.Name, null));
            }
        }

        return new GraphOverlay
        {
            IsOfExecution = true,
            Taken = taken,
            States = threads.SelectMany(thread => thread.Visits)
                .GroupBy(visit => visit.Name, StringComparer.Ordinal)
                .ToDictionary(
                    visits => visits.Key,
                    visits => new StateMark(visits.Last().Look, visits.Count(), visits.Last().Retries),
                    StringComparer.Ordinal),
        };
    }

    private static bool HasEnded(Visit visit) =>
        visit.Look == StateLook.Succeeded || (visit.Look == StateLook.Failed && visit.Kind == "Fail");
}
