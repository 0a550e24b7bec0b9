using Serverlesspresso.Web.Console.Graphs;

namespace Serverlesspresso.Web.Tests.Console.Graphs;

/// <summary>Points along the line of a way, near enough to each other that nothing lies between them.</summary>
internal static class EdgePoints
{
    private const int PointsOfAStroke = 24;

    // A line touches the edges of what it comes from and leads to.
    private const double Touch = 0.6;

    public static IEnumerable<(double X, double Y)> Of(GraphEdge edge)
    {
        var last = edge.Strokes[0];
        foreach (var stroke in edge.Strokes.Skip(1))
        {
            for (var step = 0; step <= PointsOfAStroke; step++)
            {
                yield return PointOf(last, stroke, step / (double)PointsOfAStroke);
            }

            last = stroke;
        }
    }

    public static bool IsInside(Box box, (double X, double Y) point) =>
        point.X > box.X + Touch && point.X < box.Right - Touch && point.Y > box.Y + Touch && point.Y < box.Bottom - Touch;

    private static (double X, double Y) PointOf(Stroke from, Stroke to, double part) => to.Kind switch
    {
        StrokeKind.Curve => (
            Bezier(from.X, from.X, to.X, to.X, part),
            Bezier(from.Y, (from.Y + to.Y) / 2, (from.Y + to.Y) / 2, to.Y, part)),
        _ => (from.X + ((to.X - from.X) * part), from.Y + ((to.Y - from.Y) * part)),
    };

    private static double Bezier(double a, double b, double c, double d, double part)
    {
        var rest = 1 - part;
        return (rest * rest * rest * a) + (3 * rest * rest * part * b) + (3 * rest * part * part * c) + (part * part * part * d);
    }
}
