namespace Serverlesspresso.Web.Console.Graphs;

/// <summary>One level of a definition as nodes and ways, each in its layer.</summary>
internal sealed class LevelGraph
{
    private const double LabelHeight = 20;
    private const double LabelPadding = 14;
    private const double LabelWidthMax = 190;
    private const double TurnWidth = 24;
    private const double TurnHeight = 10;
    private const double PassWidth = 10;

    // A way has a place in each layer that it passes: where everything leads to one, their number grows with the square.
    private const int PlacesMax = 10_000;

    private readonly LayerItem _start;
    private readonly LayerItem _end;

    private LevelGraph(IReadOnlyList<LayerItem> nodes, List<Strand> strands)
    {
        _start = nodes[0];
        _end = nodes[^1];
        Nodes = nodes;
        Strands = strands;
    }

    /// <summary>The size of the letters of words on ways.</summary>
    public static double LabelSize => 11.5;

    public IReadOnlyList<LayerItem> Nodes { get; }

    public IReadOnlyList<Strand> Strands { get; }

    /// <summary>What lies in each layer, from the top, and in each from the left.</summary>
    public List<List<LayerItem>> Layers { get; } = [];

    /// <summary>Links the nodes of a level and puts everything into layers.</summary>
    /// <param name="outline">The level.</param>
    /// <param name="nodes">Its beginning, its states in order, and its end.</param>
    /// <returns>The level; null if its ways pass too many layers to be drawn.</returns>
    public static LevelGraph? Make(Outline outline, IReadOnlyList<LayerItem> nodes)
    {
        var byName = nodes.Where(node => node.Node?.State is not null)
            .ToDictionary(node => node.Node!.State!.Name, StringComparer.Ordinal); // Filtered just before.
        var strands = new List<Strand>();
        if (outline.Start is { } first && byName.TryGetValue(first, out var start))
        {
            strands.Add(new Strand(nodes[0], start));
        }

        foreach (var node in byName.Values)
        {
            foreach (var exit in node.Node!.State!.Exits) // As above.
            {
                var target = exit.Target is null ? nodes[^1] : byName.GetValueOrDefault(exit.Target);
                if (target is not null)
                {
                    StrandBetween(strands, node, target).Exits.Add(exit);
                }
            }
        }

        var graph = new LevelGraph(nodes, strands);
        Cycles.MarkBackStrands(nodes, strands);
        Ranks.Assign(nodes, strands);
        if (strands.Sum(strand => Math.Abs(strand.To.Layer - strand.From.Layer)) > PlacesMax)
        {
            return null;
        }

        graph.AddPlaces();
        return graph;
    }

    public static bool IsPass(LayerItem item) => item.Node is null;

    private static Strand StrandBetween(List<Strand> strands, LayerItem from, LayerItem to)
    {
        if (strands.Find(strand => strand.From == from && strand.To == to) is { } found)
        {
            return found;
        }

        var strand = new Strand(from, to);
        strands.Add(strand);
        return strand;
    }

    private static LayerItem Label(string words, double spare, double widthMin) => new()
    {
        Width = words.Length == 0
            ? widthMin
            : Math.Ceiling(Math.Min(TextSize.WidthOf(words, LabelSize), LabelWidthMax)) + LabelPadding,
        Height = words.Length == 0 ? spare : LabelHeight + spare,
    };

    private void AddPlaces()
    {
        for (var layer = _start.Layer; layer <= _end.Layer; layer++)
        {
            Layers.Add([]);
        }

        foreach (var node in Nodes)
        {
            Layers[node.Layer].Add(node);
            foreach (var strand in Strands.Where(strand => strand.From == node))
            {
                AddPlaces(strand);
            }
        }
    }

    private void AddPlaces(Strand strand)
    {
        var words = strand.Words;
        var first = Label(words, strand.IsBack ? TurnHeight : 0, strand.IsBack ? TurnWidth : PassWidth);
        strand.LabelPlace = words.Length == 0 ? null : first;
        AddPlace(strand, first, strand.From.Layer + 1);
        LayerItem.Link(strand.From, first);
        if (strand.IsBack)
        {
            AddWayBack(strand, first);
            return;
        }

        var last = first;
        for (var layer = first.Layer + 1; layer < strand.To.Layer; layer++)
        {
            var place = AddPlace(strand, new LayerItem { Width = PassWidth }, layer);
            LayerItem.Link(last, place);
            last = place;
        }

        LayerItem.Link(last, strand.To);
    }

    /// <summary>Leads below its own node, up beside all that lies between, and over the node it comes back to.</summary>
    private void AddWayBack(Strand strand, LayerItem first)
    {
        var last = first;
        for (var layer = strand.From.Layer; layer >= strand.To.Layer; layer--)
        {
            var place = AddPlace(strand, new LayerItem { Width = PassWidth }, layer);
            LayerItem.Link(place, last);
            last = place;
        }

        var top = AddPlace(strand, new LayerItem { Width = TurnWidth, Height = TurnHeight }, strand.To.Layer - 1);
        LayerItem.Link(top, last);
        LayerItem.Link(top, strand.To);
    }

    private LayerItem AddPlace(Strand strand, LayerItem place, int layer)
    {
        place.Layer = layer;
        strand.Places.Add(place);
        Layers[layer].Add(place);
        return place;
    }
}
