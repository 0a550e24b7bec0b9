namespace Serverlesspresso.Web.Console.Graphs;

/// <summary>
/// Draws the ways: upright through each layer and sideways only between layers, so that none runs over a node or over words.
/// </summary>
/// <param name="rows">How far down the layers lie.</param>
/// <param name="ports">Where the ways begin and end.</param>
internal sealed class Routes(Rows rows, Ports ports)
{
    private const double Alike = 0.5;

    /// <summary>Draws a way.</summary>
    /// <param name="strand">The way.</param>
    /// <param name="level">Its level.</param>
    public GraphEdge Draw(Strand strand, string level)
    {
        var line = new List<Stroke> { new(StrokeKind.Start, ports.BeginOf(strand), BottomOf(strand.From)) };
        GoTo(line, ports.BeginOf(strand), rows.BottomOf(strand.From.Layer));
        if (strand.IsBack)
        {
            GoBack(line, strand);
        }
        else
        {
            foreach (var place in strand.Places)
            {
                GoTo(line, place.X, rows.TopOf(place.Layer));
                GoTo(line, place.X, rows.BottomOf(place.Layer));
            }
        }

        GoTo(line, ports.EndOf(strand), rows.TopOf(strand.To.Layer));
        return new GraphEdge
        {
            Level = level,
            From = strand.From.Node?.State?.Name,
            To = strand.To.Node?.State?.Name,
            IsCatch = strand.IsCatch,
            IsBack = strand.IsBack,
            Strokes = line,
            Label = LabelOf(strand),
        };
    }

    private static void GoTo(List<Stroke> line, double x, double y)
    {
        var last = line[^1];
        if (Math.Abs(last.X - x) < Alike && Math.Abs(last.Y - y) < Alike)
        {
            return;
        }

        line.Add(new Stroke(Math.Abs(last.X - x) < Alike ? StrokeKind.Straight : StrokeKind.Curve, x, y));
    }

    private double BottomOf(LayerItem node) => rows.TopOf(node.Layer) + node.Height;

    /// <summary>Turns below its own node, goes up beside all that lies between, and turns above the node it comes back to.</summary>
    private void GoBack(List<Stroke> line, Strand strand)
    {
        var places = strand.Places;
        // It goes up right above and below its places; the turns lie on the side of the nodes.
        var below = rows.TopOf(places[0].Layer);
        var side = places[1].X >= strand.From.X ? 1 : -1;
        Turn(line, places[0].X - (side * 2 * Stroke.Radius), places[0].X, below, isUpwards: false);
        foreach (var place in places.Skip(1).SkipLast(1))
        {
            GoTo(line, place.X, rows.BottomOf(place.Layer));
            GoTo(line, place.X, rows.TopOf(place.Layer));
        }

        var top = places[^1];
        side = places[^2].X >= strand.To.X ? 1 : -1;
        Turn(line, top.X, top.X - (side * 2 * Stroke.Radius), rows.BottomOf(top.Layer), isUpwards: true);
    }

    /// <summary>Turns round: goes to one point of an edge, and in half a circle to another one beside it.</summary>
    private static void Turn(List<Stroke> line, double from, double to, double y, bool isUpwards)
    {
        GoTo(line, from, y);
        line.Add(new Stroke(from > to == isUpwards ? StrokeKind.TurnLeft : StrokeKind.TurnRight, to, y));
    }

    private GraphLabel? LabelOf(Strand strand)
    {
        if (strand.LabelPlace is not { } place)
        {
            return null;
        }

        // Below the turn of a way back; else in the middle of the layer, over the line.
        const double height = 20;
        var y = strand.IsBack
            ? rows.TopOf(place.Layer) + place.Height - height
            : rows.TopOf(place.Layer) + ((rows.BottomOf(place.Layer) - rows.TopOf(place.Layer) - height) / 2);
        var words = strand.Words;
        return new GraphLabel(
            TextSize.Fit(words, LevelGraph.LabelSize, place.Width - 8), words, new Box(place.Left, y, place.Width, height));
    }
}
