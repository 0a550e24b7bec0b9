namespace Serverlesspresso.Web.Console.Workflows;

/// <summary>Which events a page of a table shows. Only these are read.</summary>
/// <param name="Events">The events: their numbers, and the step each belongs to, with its iterations; null for none.</param>
/// <param name="Next">The event with which the next page begins; null if this is the last.</param>
public sealed record HistoryPlan(IReadOnlyList<(long Id, string? Step)> Events, long? Next)
{
    /// <summary>How many events a page has.</summary>
    public const int PageSize = 50;

    /// <summary>Finds them.</summary>
    /// <param name="trace">The trace.</param>
    /// <param name="query">Which.</param>
    internal static HistoryPlan Of(ExecutionTrace trace, HistoryQuery query)
    {
        var last = trace.LastEventId;
        var (id, step) = query.IsNewestFirst
            ? (Math.Min(query.From ?? last, last), -1)
            : (Math.Max(query.From ?? 1, 1), 1);
        var found = new List<(long Id, string? Step)>();
        for (; id >= 1 && id <= last; id += step)
        {
            var traced = trace.Events[(int)id - 1];
            if (query.Type is null || traced.Type == query.Type)
            {
                if (found.Count == PageSize)
                {
                    return new HistoryPlan(found, id);
                }

                found.Add((id, NameOf(traced)));
            }
        }

        return new HistoryPlan(found, Next: null);
    }

    private static string? NameOf(TraceEvent traced)
    {
        if (traced.Visit is not { } visit)
        {
            return null;
        }

        var iterations = string.Empty;
        for (var thread = traced.Thread; thread?.Fork is { } fork; thread = thread.Parent)
        {
            iterations = fork.Kind == "Map" ? $" #{thread.Index}{iterations}" : iterations;
        }

        return visit.Name + iterations;
    }
}
