namespace Serverlesspresso.Web.Console.Graphs;

/// <summary>Says how far down each layer lies. Between two layers is room for the ways to move sideways.</summary>
internal sealed class Rows
{
    private const double GapMin = 16;
    private const double GapMax = 44;
    private const double GapPerWidth = 0.08;

    private readonly double[] _tops;
    private readonly double[] _heights;

    /// <summary>Measures the layers, whose columns are known.</summary>
    /// <param name="layers">The layers.</param>
    public Rows(List<List<LayerItem>> layers)
    {
        _tops = new double[layers.Count];
        _heights = [.. layers.Select(layer => layer.Select(item => item.Height).DefaultIfEmpty().Max())];
        for (var index = 1; index < layers.Count; index++)
        {
            _tops[index] = Math.Round(BottomOf(index - 1) + GapBelow(layers[index - 1]));
        }
    }

    /// <summary>How high all of it is.</summary>
    public double Height => BottomOf(_tops.Length - 1);

    /// <summary>The upper edge of a layer.</summary>
    public double TopOf(int layer) => _tops[layer];

    /// <summary>The lower edge of a layer.</summary>
    public double BottomOf(int layer) => _tops[layer] + _heights[layer];

    // What moves far sideways needs more height, else its line is nearly level and runs into others.
    private static double GapBelow(List<LayerItem> layer)
    {
        var width = layer.SelectMany(item => item.Down.Select(lower => Math.Abs(lower.X - item.X))).DefaultIfEmpty().Max();
        return Math.Clamp(GapMin + (GapPerWidth * width), GapMin, GapMax);
    }
}
