using Serverlesspresso.Events.Patterns;

namespace Serverlesspresso.Events.Matching;

/// <summary>Finds all ranges that hold a number among many.</summary>
/// <remarks>
/// The ranges are sorted by their least number and read as a balanced tree: the middle one is the root. Each knows the
/// greatest number of its whole subtree, so that subtrees below the number are skipped.
/// </remarks>
internal sealed class RangeIndex
{
    /// <summary>Beyond every bound that a pattern may set, and far from overflowing.</summary>
    private const long Beyond = long.MaxValue / 4;

    private readonly Entry[] _entries;
    private readonly long[] _greatestBelow;

    /// <summary>Prepares the index.</summary>
    /// <param name="ranges">The ranges, and where they lead to.</param>
    public RangeIndex(IEnumerable<(NumberRange Range, RuleNode Target)> ranges)
    {
        _entries = [.. ranges
            .Select(range => new Entry(LeastOf(range.Range), GreatestOf(range.Range), range.Target))
            .OrderBy(entry => entry.Least)];
        _greatestBelow = new long[_entries.Length];
        Summarize(0, _entries.Length);
    }

    /// <summary>Finds where a number leads to.</summary>
    /// <param name="number">The number.</param>
    /// <param name="targets">Takes the nodes.</param>
    public void Find(NumberValue number, List<RuleNode> targets)
    {
        // Twice the millionths leaves room between two of them for the numbers that have more digits.
        var place = (2 * Math.Clamp(number.Millionths, -Beyond / 2, Beyond / 2)) + (number.IsExact ? 0 : 1);
        Find(place, 0, _entries.Length, targets);
    }

    private void Find(long place, int start, int end, List<RuleNode> targets)
    {
        while (start < end)
        {
            var middle = (start + end) / 2;
            if (_greatestBelow[middle] < place)
            {
                return;
            }

            Find(place, start, middle, targets);
            var entry = _entries[middle];
            if (entry.Least > place)
            {
                return;
            }

            if (entry.Greatest >= place)
            {
                targets.Add(entry.Target);
            }

            start = middle + 1;
        }
    }

    private long Summarize(int start, int end)
    {
        if (start >= end)
        {
            return long.MinValue;
        }

        var middle = (start + end) / 2;
        var below = Math.Max(Summarize(start, middle), Summarize(middle + 1, end));
        return _greatestBelow[middle] = Math.Max(below, _entries[middle].Greatest);
    }

    private static long LeastOf(NumberRange range) =>
        range.Least is { } least ? (2 * least) + (range.IsLeastExcluded ? 1 : 0) : long.MinValue;

    private static long GreatestOf(NumberRange range) =>
        range.Greatest is { } greatest ? (2 * greatest) - (range.IsGreatestExcluded ? 1 : 0) : long.MaxValue;

    private readonly record struct Entry(long Least, long Greatest, RuleNode Target);
}
