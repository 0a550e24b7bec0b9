using Serverlesspresso.Web.Console.Graphs;

namespace Serverlesspresso.Web.Console.Workflows;

/// <summary>What a trace needs to know of the definition.</summary>
internal sealed class TraceOutline
{
    private readonly Dictionary<string, (OutlineState State, string Level)> _states = new(StringComparer.Ordinal);

    /// <summary>Reads an outline.</summary>
    /// <param name="outline">The outline.</param>
    public TraceOutline(Outline outline)
    {
        Whole = outline;
        Add(outline, level: string.Empty);
    }

    /// <summary>The outline.</summary>
    public Outline Whole { get; }

    /// <summary>The level that a state belongs to, as a picture names it.</summary>
    public string LevelOf(string state) => _states.TryGetValue(state, out var found) ? found.Level : string.Empty;

    /// <summary>Finds a state.</summary>
    public OutlineState? Find(string state) => _states.TryGetValue(state, out var found) ? found.State : null;

    /// <summary>Whether only an error leads from one state to another.</summary>
    public bool IsCatch(string from, string to) =>
        Find(from)?.Exits.Where(exit => exit.Target == to).ToList() is { Count: > 0 } exits
        && exits.TrueForAll(exit => exit.Kind == ExitKind.Catch);

    /// <summary>Whether a state can end its level.</summary>
    public bool CanEnd(string state) => Find(state)?.Exits.Any(exit => exit.Target is null) ?? false;

    private void Add(Outline outline, string level)
    {
        foreach (var state in outline.States)
        {
            _states.TryAdd(state.Name, (state, level));
            for (var index = 0; index < state.Levels.Count; index++)
            {
                Add(state.Levels[index], GraphLevel.IdOf(state.Name, index));
            }
        }
    }
}
