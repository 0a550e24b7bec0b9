namespace Serverlesspresso.Web.Console.Graphs;

/// <summary>Lays out the picture of a definition: from the top to the bottom, what holds others around them.</summary>
/// <remarks>The same outline always gives the same picture.</remarks>
public static class GraphLayout
{
    /// <summary>The size of the letters of names.</summary>
    public const double NameSize = 14;

    /// <summary>The size of the letters of what a state does.</summary>
    public const double WordsSize = 11.5;

    /// <summary>The room before the words of a state, for its picture.</summary>
    public const double PictureWidth = 40;

    /// <summary>The room behind the words of a state, for how it stands.</summary>
    public const double MarkWidth = 26;

    /// <summary>The height of a state, or of its head if it holds others.</summary>
    public const double StateHeight = 54;

    /// <summary>How many states a picture has at most.</summary>
    public const int StatesMax = 500;

    /// <summary>How many ways a picture has at most.</summary>
    public const int ExitsMax = 2_000;

    private const double Margin = 16;
    private const double StateWidthMin = 130;
    private const double StateWidthMax = 340;
    private const double LevelPadding = 14;
    private const double LevelGap = 14;
    private const double DotSize = 12;

    /// <summary>Lays out a definition.</summary>
    /// <param name="outline">Its outline.</param>
    /// <returns>The picture; <see cref="Graph.TooLarge"/> if nobody could make it out, and drawing it would take too long.</returns>
    public static Graph LayOut(Outline outline)
    {
        ArgumentNullException.ThrowIfNull(outline);
        var states = outline.All.Take(StatesMax + 1).ToList();
        if (states.Count > StatesMax
            || states.Sum(state => state.Exits.Count) > ExitsMax
            || LayOutLevel(outline, level: string.Empty) is not { } graph)
        {
            return Graph.TooLarge;
        }

        return graph.Moved(Margin, Margin) with
        {
            Width = graph.Width + (2 * Margin),
            Height = graph.Height + (2 * Margin),
        };
    }

    private static Graph? LayOutLevel(Outline outline, string level)
    {
        var inner = new Dictionary<string, Graph>(StringComparer.Ordinal);
        var nodes = new List<LayerItem> { MakeEnd(GraphNodeKind.Start, level) };
        foreach (var state in outline.States)
        {
            if (state.Levels.Count > 0)
            {
                if (LayOutInside(state) is not { } inside)
                {
                    return null;
                }

                inner[state.Name] = inside;
            }

            nodes.Add(MakeNode(state, level, inner.GetValueOrDefault(state.Name)));
        }

        nodes.Add(MakeEnd(GraphNodeKind.End, level));
        if (LevelGraph.Make(outline, nodes) is not { } levelGraph)
        {
            return null;
        }

        Crossings.Reduce(levelGraph.Layers);
        Columns.Assign(levelGraph.Layers);
        return Draw(levelGraph, level, inner);
    }

    private static Graph Draw(LevelGraph levelGraph, string level, Dictionary<string, Graph> inner)
    {
        var items = levelGraph.Layers.SelectMany(layer => layer).ToList();
        var left = items.Min(item => item.Left);
        foreach (var item in items)
        {
            item.X -= left;
        }

        var rows = new Rows(levelGraph.Layers);
        var routes = new Routes(rows, new Ports(levelGraph.Strands));
        var nodes = levelGraph.Nodes.Select(item => item.Node! with // Every item of this list has its node.
        {
            Box = new Box(item.Left, rows.TopOf(item.Layer), item.Width, item.Height),
        }).ToList();
        var within = nodes
            .Where(node => node.State is not null && inner.ContainsKey(node.State.Name))
            .Select(node => Inside(node, inner[node.State!.Name])) // Filtered just before.
            .ToList();
        return new Graph(
            items.Max(item => item.X + (item.Width / 2)),
            rows.Height,
            [.. nodes, .. within.SelectMany(graph => graph.Nodes)],
            [.. within.SelectMany(graph => graph.Levels)],
            [.. levelGraph.Strands.Select(strand => routes.Draw(strand, level)), .. within.SelectMany(graph => graph.Edges)]);
    }

    private static Graph Inside(GraphNode node, Graph graph) =>
        graph.Moved(node.Box.X + ((node.Box.Width - graph.Width) / 2), node.Box.Y + StateHeight);

    /// <summary>Lays out the levels of a state side by side, below its head.</summary>
    private static Graph? LayOutInside(OutlineState state)
    {
        var x = LevelPadding;
        var height = 0.0;
        var all = new List<Graph>();
        var frames = new List<GraphLevel>();
        for (var index = 0; index < state.Levels.Count; index++)
        {
            var id = GraphLevel.IdOf(state.Name, index);
            if (LayOutLevel(state.Levels[index], id) is not { } graph)
            {
                return null;
            }

            var frame = new Box(x, 0, graph.Width + (2 * LevelPadding), graph.Height + (2 * LevelPadding));
            all.Add(graph.Moved(frame.X + LevelPadding, frame.Y + LevelPadding));
            frames.Add(new GraphLevel(id, frame));
            x = frame.Right + LevelGap;
            height = Math.Max(height, frame.Height);
        }

        return new Graph(
            x - LevelGap + LevelPadding,
            height + LevelPadding,
            [.. all.SelectMany(graph => graph.Nodes)],
            [.. frames.Select(frame => frame with { Box = frame.Box with { Height = height } }), .. all.SelectMany(graph => graph.Levels)],
            [.. all.SelectMany(graph => graph.Edges)]);
    }

    private static LayerItem MakeNode(OutlineState state, string level, Graph? inside)
    {
        var words = Math.Max(TextSize.WidthOf(state.Name, NameSize), TextSize.WidthOf(state.Does, WordsSize));
        var width = Math.Clamp(Math.Ceiling(words) + PictureWidth + MarkWidth, StateWidthMin, StateWidthMax);
        return new LayerItem
        {
            Node = new GraphNode(GraphNodeKind.State, level, state, default),
            Width = Math.Max(width, inside?.Width ?? 0),
            Height = StateHeight + (inside?.Height ?? 0),
        };
    }

    // The beginning and end of the whole have words; those within are dots.
    private static LayerItem MakeEnd(GraphNodeKind kind, string level) => new()
    {
        Node = new GraphNode(kind, level, State: null, default),
        Width = level.Length == 0 ? 68 : DotSize,
        Height = level.Length == 0 ? 30 : DotSize,
    };
}
