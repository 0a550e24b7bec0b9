namespace Serverlesspresso.Web.Console.Graphs;

/// <summary>Finds the ways that lead back, so that without them everything leads down.</summary>
internal static class Cycles
{
    /// <summary>Marks them: the ways to a node through which one has come.</summary>
    /// <param name="nodes">The nodes; the search begins with the first.</param>
    /// <param name="strands">The ways, in the order in which the definition prefers them.</param>
    public static void MarkBackStrands(IReadOnlyList<LayerItem> nodes, IReadOnlyList<Strand> strands)
    {
        var ways = strands.ToLookup(strand => strand.From);
        var seen = new HashSet<LayerItem>();
        foreach (var node in nodes.Where(node => !seen.Contains(node)))
        {
            Walk(node, ways, seen);
        }
    }

    // With a stack of its own: a definition of a thousand states in a row is no reason to end the process.
    private static void Walk(LayerItem root, ILookup<LayerItem, Strand> ways, HashSet<LayerItem> seen)
    {
        var path = new Stack<(LayerItem Node, IEnumerator<Strand> Ways)>();
        var onPath = new HashSet<LayerItem>();
        Enter(root);
        while (path.TryPeek(out var top))
        {
            if (!top.Ways.MoveNext())
            {
                onPath.Remove(path.Pop().Node);
                continue;
            }

            var strand = top.Ways.Current;
            if (onPath.Contains(strand.To))
            {
                strand.IsBack = true;
            }
            else if (!seen.Contains(strand.To))
            {
                Enter(strand.To);
            }
        }

        void Enter(LayerItem node)
        {
            seen.Add(node);
            onPath.Add(node);
            path.Push((node, ways[node].GetEnumerator()));
        }
    }
}
