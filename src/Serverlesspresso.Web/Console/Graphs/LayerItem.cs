namespace Serverlesspresso.Web.Console.Graphs;

/// <summary>Something that lies in a layer: a node, or a place where a way passes.</summary>
internal sealed class LayerItem
{
    /// <summary>The node; null for a place where a way passes.</summary>
    public GraphNode? Node { get; init; }

    /// <summary>Which layer: nodes lie in even ones, and the words of ways in the odd ones between.</summary>
    public int Layer { get; set; }

    /// <summary>How wide it is.</summary>
    public double Width { get; init; }

    /// <summary>How high it is.</summary>
    public double Height { get; init; }

    /// <summary>Its middle.</summary>
    public double X { get; set; }

    /// <summary>Its place in its layer, from the left.</summary>
    public int Order { get; set; }

    /// <summary>What it is linked with in the layer above.</summary>
    public List<LayerItem> Up { get; } = [];

    /// <summary>What it is linked with in the layer below.</summary>
    public List<LayerItem> Down { get; } = [];

    /// <summary>Its left edge.</summary>
    public double Left => X - (Width / 2);

    /// <summary>Links an item with one of the layer below.</summary>
    public static void Link(LayerItem upper, LayerItem lower)
    {
        upper.Down.Add(lower);
        lower.Up.Add(upper);
    }
}
