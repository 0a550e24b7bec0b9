namespace Serverlesspresso.Events.Matching;

/// <summary>Finds all prefixes, or suffixes, of a value among many: one lookup for each length that occurs.</summary>
internal sealed class AffixIndex
{
    private readonly bool _isAtEnd;
    private readonly int[] _lengths;
    private readonly Dictionary<byte[], RuleNode[]>.AlternateLookup<ReadOnlySpan<byte>> _lookup;

    /// <summary>Prepares the index.</summary>
    /// <param name="affixes">The texts, and where they lead to.</param>
    /// <param name="isAtEnd">Whether they are suffixes.</param>
    public AffixIndex(IEnumerable<(byte[] Utf8, RuleNode Target)> affixes, bool isAtEnd)
    {
        _isAtEnd = isAtEnd;
        var targets = affixes
            .GroupBy(affix => affix.Utf8, affix => affix.Target, Utf8Comparer.Instance)
            .ToDictionary(group => group.Key, group => group.ToArray(), Utf8Comparer.Instance);
        _lengths = [.. targets.Keys.Select(utf8 => utf8.Length).Distinct().Order()];
        _lookup = targets.GetAlternateLookup<ReadOnlySpan<byte>>();
    }

    /// <summary>Finds where a string leads to.</summary>
    /// <param name="utf8">The string.</param>
    /// <param name="targets">Takes the nodes.</param>
    public void Find(ReadOnlySpan<byte> utf8, List<RuleNode> targets)
    {
        foreach (var length in _lengths)
        {
            if (length > utf8.Length)
            {
                return;
            }

            if (_lookup.TryGetValue(_isAtEnd ? utf8[^length..] : utf8[..length], out var nodes))
            {
                targets.AddRange(nodes);
            }
        }
    }
}
