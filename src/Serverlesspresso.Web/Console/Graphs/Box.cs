namespace Serverlesspresso.Web.Console.Graphs;

/// <summary>A rectangle of a picture.</summary>
/// <param name="X">Its left edge.</param>
/// <param name="Y">Its upper edge.</param>
/// <param name="Width">How wide it is.</param>
/// <param name="Height">How high it is.</param>
public readonly record struct Box(double X, double Y, double Width, double Height)
{
    /// <summary>Its right edge.</summary>
    public double Right => X + Width;

    /// <summary>Its lower edge.</summary>
    public double Bottom => Y + Height;

    /// <summary>The middle between its left and right edge.</summary>
    public double CenterX => X + (Width / 2);

    /// <summary>The same rectangle elsewhere.</summary>
    /// <param name="x">How far to the right.</param>
    /// <param name="y">How far down.</param>
    public Box Moved(double x, double y) => this with { X = X + x, Y = Y + y };

    /// <summary>Whether another one lies within this one.</summary>
    /// <param name="other">The other one.</param>
    public bool Holds(Box other) =>
        other.X >= X && other.Y >= Y && other.Right <= Right && other.Bottom <= Bottom;

    /// <summary>Whether the two have a part in common.</summary>
    /// <param name="other">The other one.</param>
    public bool Meets(Box other) =>
        other.X < Right && X < other.Right && other.Y < Bottom && Y < other.Bottom;
}
