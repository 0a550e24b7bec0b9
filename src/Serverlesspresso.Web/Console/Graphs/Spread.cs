namespace Serverlesspresso.Web.Console.Graphs;

/// <summary>Something that wishes to be at a place of a line.</summary>
/// <param name="At">The wish, for its middle.</param>
/// <param name="Pull">How much it wishes it.</param>
/// <param name="Width">How wide it is.</param>
/// <param name="Gap">How much room it wants beside itself.</param>
internal readonly record struct SpreadItem(double At, double Pull, double Width, double Gap);

/// <summary>Spreads things over a line, in order and without touching, as near to their wishes as that allows.</summary>
/// <remarks>
/// The least sum of squares, found by pooling adjacent violators: neighbours whose wishes are too near become one block that
/// lies where all of them together wish it.
/// </remarks>
internal static class Spread
{
    /// <summary>Finds the places.</summary>
    /// <param name="items">The things, from the left.</param>
    /// <returns>The middle of each.</returns>
    public static IReadOnlyList<double> Over(IReadOnlyList<SpreadItem> items)
    {
        // Where each would be if all touched: by this much each wish is moved, so that order alone remains.
        var offsets = new double[items.Count];
        for (var index = 1; index < items.Count; index++)
        {
            var (left, right) = (items[index - 1], items[index]);
            offsets[index] = offsets[index - 1] + ((left.Width + right.Width) / 2) + Math.Min(left.Gap, right.Gap);
        }

        var blocks = new List<(double Sum, double Pull, int Count)>();
        for (var index = 0; index < items.Count; index++)
        {
            var item = items[index];
            var block = (Sum: item.Pull * (item.At - offsets[index]), item.Pull, Count: 1);
            while (blocks.Count > 0 && blocks[^1].Sum / blocks[^1].Pull > block.Sum / block.Pull)
            {
                var before = blocks[^1];
                block = (before.Sum + block.Sum, before.Pull + block.Pull, before.Count + block.Count);
                blocks.RemoveAt(blocks.Count - 1);
            }

            blocks.Add(block);
        }

        return
        [
            .. blocks.SelectMany(block => Enumerable.Repeat(block.Sum / block.Pull, block.Count))
                .Zip(offsets, static (place, offset) => place + offset),
        ];
    }
}
