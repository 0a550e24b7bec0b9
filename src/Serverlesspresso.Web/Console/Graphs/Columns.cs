namespace Serverlesspresso.Web.Console.Graphs;

/// <summary>
/// Says how far to the right everything lies: as near as may be to what it is linked with, in the order of its layer and
/// without touching its neighbours.
/// </summary>
internal static class Columns
{
    private const double NodeGap = 36;
    private const double PassGap = 16;
    private const int Rounds = 40;

    // Two places of one way belong together more than a way and its node, and these more than two nodes.
    private const double PassPull = 8;
    private const double EndPull = 2;

    /// <summary>Gives each item its column.</summary>
    /// <param name="layers">The layers, in order.</param>
    public static void Assign(List<List<LayerItem>> layers)
    {
        foreach (var layer in layers)
        {
            Settle(layer, _ => (0, 1));
        }

        for (var round = 0; round < Rounds; round++)
        {
            foreach (var layer in round % 2 == 0 ? layers : layers.AsEnumerable().Reverse())
            {
                Settle(layer, Wish);
            }
        }

        new StraightColumns(layers).Settle();
    }

    /// <summary>How far the middles of two neighbours of a layer lie from each other at least.</summary>
    /// <param name="left">The left one.</param>
    /// <param name="right">The right one.</param>
    public static double DistanceBetween(LayerItem left, LayerItem right) => Math.Ceiling(
        ((left.Width + right.Width) / 2) + Math.Min(GapOf(left), GapOf(right)));

    /// <summary>How much two linked items want to lie below each other.</summary>
    /// <param name="one">The one.</param>
    /// <param name="other">The other.</param>
    public static double PullBetween(LayerItem one, LayerItem other) =>
        (LevelGraph.IsPass(one), LevelGraph.IsPass(other)) switch
        {
            (true, true) => PassPull,
            (false, false) => 1,
            _ => EndPull,
        };

    private static double GapOf(LayerItem item) => LevelGraph.IsPass(item) ? PassGap : NodeGap;

    /// <summary>Puts the items of a layer where they wish to be, or as near as the others let them.</summary>
    private static void Settle(List<LayerItem> layer, Func<LayerItem, (double At, double Pull)> wish)
    {
        var places = Spread.Over(layer.ConvertAll(item =>
        {
            var (at, pull) = wish(item);
            return new SpreadItem(at, pull, item.Width, GapOf(item));
        }));
        for (var index = 0; index < layer.Count; index++)
        {
            layer[index].X = places[index];
        }
    }

    private static (double At, double Pull) Wish(LayerItem item)
    {
        var (sum, pulls) = (0.0, 0.0);
        foreach (var other in item.Up.Concat(item.Down))
        {
            var pull = PullBetween(item, other);
            sum += pull * other.X;
            pulls += pull;
        }

        return pulls == 0 ? (item.X, 1) : (sum / pulls, pulls);
    }
}
