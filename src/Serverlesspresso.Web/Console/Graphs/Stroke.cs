using System.Globalization;
using System.Text;

namespace Serverlesspresso.Web.Console.Graphs;

/// <summary>A part of a line: from where the one before it ended to a point.</summary>
/// <param name="Kind">How it gets there.</param>
/// <param name="X">The point.</param>
/// <param name="Y">The point, downwards.</param>
public readonly record struct Stroke(StrokeKind Kind, double X, double Y)
{
    /// <summary>The radius of the arcs.</summary>
    public const double Radius = 6;

    /// <summary>Writes a line as the <c>d</c> of an SVG path.</summary>
    /// <param name="strokes">The line.</param>
    public static string Write(IReadOnlyList<Stroke> strokes)
    {
        ArgumentNullException.ThrowIfNull(strokes);
        var path = new StringBuilder();
        var (x, y) = (0.0, 0.0);
        foreach (var stroke in strokes)
        {
            Append(path, stroke, x, y);
            (x, y) = (stroke.X, stroke.Y);
        }

        return path.ToString();
    }

    /// <summary>The same stroke elsewhere.</summary>
    /// <param name="x">How far to the right.</param>
    /// <param name="y">How far down.</param>
    internal Stroke Moved(double x, double y) => this with { X = X + x, Y = Y + y };

    private static void Append(StringBuilder path, Stroke stroke, double x, double y)
    {
        var middle = (y + stroke.Y) / 2;
        _ = stroke.Kind switch
        {
            StrokeKind.Start => path.Append(CultureInfo.InvariantCulture, $"M{stroke.X:0.#} {stroke.Y:0.#}"),
            StrokeKind.Straight => path.Append(CultureInfo.InvariantCulture, $"L{stroke.X:0.#} {stroke.Y:0.#}"),
            StrokeKind.Curve => path.Append(
                CultureInfo.InvariantCulture,
                $"C{x:0.#} {middle:0.#} {stroke.X:0.#} {middle:0.#} {stroke.X:0.#} {stroke.Y:0.#}"),
            StrokeKind.TurnLeft => path.Append(
                CultureInfo.InvariantCulture, $"A{Radius} {Radius} 0 0 0 {stroke.X:0.#} {stroke.Y:0.#}"),
            StrokeKind.TurnRight => path.Append(
                CultureInfo.InvariantCulture, $"A{Radius} {Radius} 0 0 1 {stroke.X:0.#} {stroke.Y:0.#}"),
        };
    }
}

/// <summary>How a stroke gets to its point.</summary>
public enum StrokeKind
{
    /// <summary>The line begins here.</summary>
    Start,

    /// <summary>Straight.</summary>
    Straight,

    /// <summary>In a curve that begins and ends upright.</summary>
    Curve,

    /// <summary>In half a circle, against the clock.</summary>
    TurnLeft,

    /// <summary>In half a circle, with the clock.</summary>
    TurnRight,
}
