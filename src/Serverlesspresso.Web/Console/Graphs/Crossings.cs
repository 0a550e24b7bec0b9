namespace Serverlesspresso.Web.Console.Graphs;

/// <summary>Orders what lies in each layer so that few ways cross.</summary>
internal static class Crossings
{
    private const int RoundsMax = 16;
    private const int SwapRoundsMax = 8;

    /// <summary>Orders the layers: by the middle of what each item is linked with, down and up, as long as it helps.</summary>
    /// <param name="layers">The layers.</param>
    public static void Reduce(List<List<LayerItem>> layers)
    {
        layers.ForEach(Number);
        var best = layers.ConvertAll(layer => layer.ToArray());
        var fewest = Count(layers);
        for (var round = 0; round < RoundsMax && fewest > 0; round++)
        {
            Sweep(layers, isDown: round % 2 == 0);
            Swap(layers);
            if (Count(layers) is var count && count < fewest)
            {
                fewest = count;
                best = layers.ConvertAll(layer => layer.ToArray());
            }
        }

        for (var index = 0; index < layers.Count; index++)
        {
            layers[index].Clear();
            layers[index].AddRange(best[index]);
            Number(layers[index]);
        }
    }

    /// <summary>How many ways cross.</summary>
    /// <param name="layers">The layers.</param>
    public static long Count(IReadOnlyList<List<LayerItem>> layers)
    {
        var count = 0L;
        foreach (var layer in layers)
        {
            var ends = layer.SelectMany(item => item.Down.Select(lower => lower.Order).Order()).ToList();
            for (var index = 1; index < ends.Count; index++)
            {
                for (var before = 0; before < index; before++)
                {
                    count += ends[before] > ends[index] ? 1 : 0;
                }
            }
        }

        return count;
    }

    private static void Number(List<LayerItem> layer)
    {
        for (var index = 0; index < layer.Count; index++)
        {
            layer[index].Order = index;
        }
    }

    private static void Sweep(List<List<LayerItem>> layers, bool isDown)
    {
        foreach (var layer in isDown ? layers : layers.AsEnumerable().Reverse())
        {
            var sorted = layer.OrderBy(item => MiddleOf(item, isDown ? item.Up : item.Down)).ToList();
            layer.Clear();
            layer.AddRange(sorted);
            Number(layer);
        }
    }

    // What is linked with nothing on this side stays about where it is.
    private static double MiddleOf(LayerItem item, List<LayerItem> linked) =>
        linked.Count == 0 ? item.Order : linked.Average(other => other.Order);

    /// <summary>Swaps neighbours as long as that removes a crossing.</summary>
    private static void Swap(List<List<LayerItem>> layers)
    {
        var hasChanged = true;
        for (var round = 0; round < SwapRoundsMax && hasChanged; round++)
        {
            hasChanged = false;
            foreach (var layer in layers)
            {
                for (var index = 1; index < layer.Count; index++)
                {
                    var (left, right) = (layer[index - 1], layer[index]);
                    if (CountBetween(left, right) > CountBetween(right, left))
                    {
                        (layer[index - 1], layer[index]) = (right, left);
                        (left.Order, right.Order) = (right.Order, left.Order);
                        hasChanged = true;
                    }
                }
            }
        }
    }

    /// <summary>How many ways of two neighbours cross if the one lies to the left of the other.</summary>
    private static int CountBetween(LayerItem left, LayerItem right) =>
        CountBetween(left.Up, right.Up) + CountBetween(left.Down, right.Down);

    private static int CountBetween(List<LayerItem> left, List<LayerItem> right) =>
        left.Sum(one => right.Count(other => one.Order > other.Order));
}
