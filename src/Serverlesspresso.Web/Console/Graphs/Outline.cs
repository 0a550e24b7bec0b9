namespace Serverlesspresso.Web.Console.Graphs;

/// <summary>The states of one level of a definition, as much as a picture needs: the whole machine, a branch or an iteration.</summary>
/// <param name="Start">The name of the state it begins with; null if it names none.</param>
/// <param name="States">The states, in the order of the text.</param>
public sealed record Outline(string? Start, IReadOnlyList<OutlineState> States)
{
    /// <summary>A level without states.</summary>
    public static Outline Empty { get; } = new(Start: null, []);

    /// <summary>All states of this level and of those within.</summary>
    public IEnumerable<OutlineState> All =>
        States.SelectMany(state => state.Levels.SelectMany(level => level.All).Prepend(state));
}

/// <summary>A state, as much as a picture needs.</summary>
public sealed record OutlineState
{
    /// <summary>Its name, unique in the whole definition.</summary>
    public required string Name { get; init; }

    /// <summary>Its type, for example <c>Task</c>; empty if it names none.</summary>
    public required string Type { get; init; }

    /// <summary>What it does in a few words, for example <c>DynamoDB: UpdateItem</c>.</summary>
    public required string Does { get; init; }

    /// <summary>What its author says of it; null if nothing.</summary>
    public string? Comment { get; init; }

    /// <summary>Where it can lead.</summary>
    public IReadOnlyList<OutlineExit> Exits { get; init; } = [];

    /// <summary>The levels within: the branches of a Parallel, the one processor of a Map.</summary>
    public IReadOnlyList<Outline> Levels { get; init; } = [];
}

/// <summary>A way out of a state.</summary>
/// <param name="Target">The state it leads to; null for the end of the level.</param>
/// <param name="Kind">How it comes to be taken.</param>
/// <param name="Words">The condition or errors for which it is taken; null if it needs none.</param>
public sealed record OutlineExit(string? Target, ExitKind Kind, string? Words);

/// <summary>How a way out of a state comes to be taken.</summary>
public enum ExitKind
{
    /// <summary>It is simply what comes next.</summary>
    Next,

    /// <summary>The rule of a Choice holds.</summary>
    Choice,

    /// <summary>No rule of a Choice holds.</summary>
    Default,

    /// <summary>An error is caught.</summary>
    Catch,
}
