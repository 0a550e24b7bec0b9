namespace Serverlesspresso.Web.Console.Graphs;

/// <summary>The picture of a definition: where everything lies.</summary>
/// <param name="Width">How wide it is.</param>
/// <param name="Height">How high it is.</param>
/// <param name="Nodes">The states, beginnings and ends; what holds others comes before them.</param>
/// <param name="Levels">The frames of the branches and iterations.</param>
/// <param name="Edges">The ways between them.</param>
public sealed record Graph(
    double Width,
    double Height,
    IReadOnlyList<GraphNode> Nodes,
    IReadOnlyList<GraphLevel> Levels,
    IReadOnlyList<GraphEdge> Edges)
{
    /// <summary>Stands for the picture of a definition that is too large to draw.</summary>
    public static Graph TooLarge { get; } = new(0, 0, [], [], []);

    /// <summary>The same picture elsewhere.</summary>
    /// <param name="x">How far to the right.</param>
    /// <param name="y">How far down.</param>
    internal Graph Moved(double x, double y) => this with
    {
        Nodes = [.. Nodes.Select(node => node with { Box = node.Box.Moved(x, y) })],
        Levels = [.. Levels.Select(level => level with { Box = level.Box.Moved(x, y) })],
        Edges = [.. Edges.Select(edge => edge.Moved(x, y))],
    };
}

/// <summary>A state, or the beginning or end of a level.</summary>
/// <param name="Kind">Which of them.</param>
/// <param name="Level">The level it belongs to: empty for the outermost, else its state and number.</param>
/// <param name="State">The state; null for a beginning or end.</param>
/// <param name="Box">Where it lies.</param>
public sealed record GraphNode(GraphNodeKind Kind, string Level, OutlineState? State, Box Box);

/// <summary>What a node of a picture is.</summary>
public enum GraphNodeKind
{
    /// <summary>Where a level begins.</summary>
    Start,

    /// <summary>Where a level ends.</summary>
    End,

    /// <summary>A state.</summary>
    State,
}

/// <summary>The frame of a level within a state.</summary>
/// <param name="Id">Its state and number.</param>
/// <param name="Box">Where it lies.</param>
public sealed record GraphLevel(string Id, Box Box)
{
    /// <summary>The id of a level within a state.</summary>
    /// <param name="state">The state's name.</param>
    /// <param name="index">Which level of the state, from 0.</param>
    public static string IdOf(string state, int index) =>
        string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{state}/{index}");
}

/// <summary>A way from one node to another of the same level.</summary>
public sealed record GraphEdge
{
    /// <summary>The level.</summary>
    public required string Level { get; init; }

    /// <summary>The state it comes from; null for the level's beginning.</summary>
    public required string? From { get; init; }

    /// <summary>The state it leads to; null for the level's end.</summary>
    public required string? To { get; init; }

    /// <summary>Whether only errors lead this way.</summary>
    public required bool IsCatch { get; init; }

    /// <summary>Whether it leads back to where the execution has been.</summary>
    public required bool IsBack { get; init; }

    /// <summary>Its line, from the lower edge of the one node to the upper edge of the other.</summary>
    public required IReadOnlyList<Stroke> Strokes { get; init; }

    /// <summary>What stands on it; null if nothing does.</summary>
    public GraphLabel? Label { get; init; }

    /// <summary>The same way elsewhere.</summary>
    /// <param name="x">How far to the right.</param>
    /// <param name="y">How far down.</param>
    internal GraphEdge Moved(double x, double y) => this with
    {
        Strokes = [.. Strokes.Select(stroke => stroke.Moved(x, y))],
        Label = Label is null ? null : Label with { Box = Label.Box.Moved(x, y) },
    };
}

/// <summary>Words on a way.</summary>
/// <param name="Text">The words, shortened to fit.</param>
/// <param name="Title">All of them.</param>
/// <param name="Box">Where they lie.</param>
public sealed record GraphLabel(string Text, string Title, Box Box);
