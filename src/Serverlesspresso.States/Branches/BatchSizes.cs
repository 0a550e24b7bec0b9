namespace Serverlesspresso.States.Branches;

/// <summary>How many items each batch of a Map Run has, in order.</summary>
/// <remarks>
/// It is made once and kept: what ItemSelector gives may be of another length when it is evaluated again, and a batch
/// that was cut elsewhere would lose items or have them twice.
/// </remarks>
/// <param name="Runs">A size and how many batches after each other have it, again and again.</param>
internal sealed record BatchSizes(IReadOnlyList<int> Runs)
{
    /// <summary>The sizes of batches, of which the first items are known.</summary>
    public static BatchSizes Of(int[] firstItems, int itemCount)
    {
        var runs = new List<int>();
        for (var batch = 0; batch < firstItems.Length; batch++)
        {
            var end = batch + 1 < firstItems.Length ? firstItems[batch + 1] : itemCount;
            var size = end - firstItems[batch];
            if (runs.Count > 0 && runs[^2] == size)
            {
                runs[^1]++;
            }
            else
            {
                runs.AddRange([size, 1]);
            }
        }

        return new BatchSizes(runs);
    }

    /// <summary>The first item of each batch.</summary>
    /// <param name="itemCount">How many items the batches have together.</param>
    public int[] ToFirstItems(out int itemCount)
    {
        var firstItems = new List<int>();
        itemCount = 0;
        for (var run = 0; run < Runs.Count; run += 2)
        {
            for (var batch = 0; batch < Runs[run + 1]; batch++)
            {
                firstItems.Add(itemCount);
                itemCount += Runs[run];
            }
        }

        return [.. firstItems];
    }
}
