namespace Serverlesspresso.Web.Console.Graphs;

/// <summary>
/// Says where on the edges of the nodes the ways begin and end: straight above or below where they go on, if the node is
/// there, and side by side.
/// </summary>
internal sealed class Ports
{
    private const double Gap = 12;
    private const double Margin = 14;
    private const double StraightPull = 20;

    private readonly Dictionary<Strand, double> _begins = [];
    private readonly Dictionary<Strand, double> _ends = [];

    /// <summary>Finds the places, once the columns are known.</summary>
    /// <param name="strands">The ways.</param>
    public Ports(IReadOnlyList<Strand> strands)
    {
        foreach (var ways in strands.GroupBy(strand => strand.From))
        {
            Place(ways.Key, [.. ways.OrderBy(strand => strand.Places[0].X)], strand => strand.Places[0].X, _begins);
        }

        foreach (var ways in strands.GroupBy(strand => strand.To))
        {
            Place(ways.Key, [.. ways.OrderBy(strand => strand.Places[^1].X)], strand => strand.Places[^1].X, _ends);
        }
    }

    /// <summary>Where a way begins, on the lower edge of its node.</summary>
    public double BeginOf(Strand strand) => _begins[strand];

    /// <summary>Where a way ends, on the upper edge of its node.</summary>
    public double EndOf(Strand strand) => _ends[strand];

    private static void Place(
        LayerItem node, List<Strand> strands, Func<Strand, double> wish, Dictionary<Strand, double> places)
    {
        var half = Math.Max((node.Width / 2) - Margin, 0);
        var gap = Math.Min(Gap, 2 * half / Math.Max(strands.Count - 1, 1));
        var (left, right) = (node.X - half, node.X + half);
        // A way that can go straight is moved less than one that must bend anyway.
        var spread = Spread.Over(strands.ConvertAll(strand => wish(strand) is var at && at >= left && at <= right
            ? new SpreadItem(at, StraightPull, Width: 0, gap)
            : new SpreadItem(Math.Clamp(at, left, right), Pull: 1, Width: 0, gap)));
        // Spreading may have pushed the outermost beyond the edge; all then move back together.
        var shift = Math.Max(left - spread[0], 0) - Math.Max(spread[^1] - right, 0);
        for (var index = 0; index < strands.Count; index++)
        {
            places[strands[index]] = Math.Clamp(spread[index] + shift, left, right);
        }
    }
}
