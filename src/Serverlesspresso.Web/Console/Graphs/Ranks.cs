namespace Serverlesspresso.Web.Console.Graphs;

/// <summary>Says how far down each node lies: one row below the lowest that leads to it.</summary>
internal static class Ranks
{
    /// <summary>Gives each node its layer. Ways that lead back do not count.</summary>
    /// <param name="nodes">The beginning, the states and the end.</param>
    /// <param name="strands">The ways.</param>
    public static void Assign(IReadOnlyList<LayerItem> nodes, IReadOnlyList<Strand> strands)
    {
        var forward = strands.Where(strand => !strand.IsBack).ToList();
        var waysIn = forward.ToLookup(strand => strand.To);
        var waysOut = forward.ToLookup(strand => strand.From);
        var order = Sort(nodes, waysIn, waysOut);
        var ranks = new Dictionary<LayerItem, int>();
        foreach (var node in order)
        {
            // What nothing leads to lies at the top, beside what the definition begins with.
            var above = waysIn[node].Select(strand => ranks[strand.From]).DefaultIfEmpty(0).Max();
            ranks[node] = node == nodes[0] ? 0 : above + 1;
        }

        ranks[nodes[^1]] = nodes.SkipLast(1).Max(node => ranks[node]) + 1;
        Lower(order, ranks, waysIn, waysOut);
        foreach (var (node, rank) in ranks)
        {
            node.Layer = 2 * rank;
        }
    }

    /// <summary>Lets nodes sink that have more ways out than in: that shortens more ways than it lengthens.</summary>
    private static void Lower(
        List<LayerItem> order,
        Dictionary<LayerItem, int> ranks,
        ILookup<LayerItem, Strand> waysIn,
        ILookup<LayerItem, Strand> waysOut)
    {
        foreach (var node in order.AsEnumerable().Reverse())
        {
            if (waysIn[node].Any() && waysOut[node].Count() > waysIn[node].Count())
            {
                ranks[node] = Math.Max(ranks[node], waysOut[node].Min(strand => ranks[strand.To]) - 1);
            }
        }
    }

    private static List<LayerItem> Sort(
        IReadOnlyList<LayerItem> nodes, ILookup<LayerItem, Strand> waysIn, ILookup<LayerItem, Strand> waysOut)
    {
        var open = nodes.ToDictionary(node => node, node => waysIn[node].Count());
        var ready = new Queue<LayerItem>(nodes.Where(node => open[node] == 0));
        var sorted = new List<LayerItem>();
        while (ready.TryDequeue(out var node))
        {
            sorted.Add(node);
            foreach (var strand in waysOut[node])
            {
                if (--open[strand.To] == 0)
                {
                    ready.Enqueue(strand.To);
                }
            }
        }

        return sorted;
    }
}
