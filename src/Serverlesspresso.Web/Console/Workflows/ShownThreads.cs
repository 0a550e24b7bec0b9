using Serverlesspresso.Web.Console.Graphs;

namespace Serverlesspresso.Web.Console.Workflows;

/// <summary>The threads that a page shows: of a state that was entered often its latest stay, of a Map one iteration.</summary>
internal sealed class ShownThreads
{
    private readonly IReadOnlyDictionary<string, int> _chosen;
    private readonly List<TraceThread> _threads = [];
    private readonly List<IterationPicker> _pickers = [];

    /// <summary>Chooses them.</summary>
    /// <param name="root">The whole.</param>
    /// <param name="chosen">The iterations that are asked for, by the name of their Map.</param>
    public ShownThreads(TraceThread root, IReadOnlyDictionary<string, int> chosen)
    {
        _chosen = chosen;
        Add(root);
    }

    public IReadOnlyList<TraceThread> Threads => _threads;

    public IReadOnlyList<IterationPicker> Pickers => _pickers;

    private void Add(TraceThread thread)
    {
        _threads.Add(thread);
        var latest = thread.Visits.Where(visit => visit.Threads.Count > 0).GroupBy(visit => visit.Name).Select(visits => visits.Last());
        foreach (var fork in latest)
        {
            if (fork.Kind == "Map")
            {
                Add(Choose(fork));
            }
            else
            {
                fork.Threads.ForEach(Add);
            }
        }
    }

    // Without a wish: what failed, or else what is at work, or else the first.
    private TraceThread Choose(Visit map)
    {
        var threads = map.Threads.OrderBy(thread => thread.Index).ToList();
        var chosen = _chosen.TryGetValue(map.Name, out var index) ? threads.Find(thread => thread.Index == index) : null;
        chosen ??= threads.Find(thread => thread.HasFailed) ?? threads.Find(thread => thread.IsOpen) ?? threads[0];
        _pickers.Add(new IterationPicker(
            map.Name, [.. threads.Select(thread => new Iteration(thread.Index, LookOf(thread)))], chosen.Index));
        return chosen;
    }

    private static StateLook LookOf(TraceThread thread) =>
        thread.HasFailed ? StateLook.Failed : thread.Current?.Look ?? StateLook.Current;
}
