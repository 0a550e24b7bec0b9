using Serverlesspresso.Events.Patterns;

namespace Serverlesspresso.Events.Matching;

/// <summary>A leaf of the event that is being matched.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="IsUnescaped">Whether its text is in the scratch, not in the event.</param>
/// <param name="Start">Where its text begins.</param>
/// <param name="Length">How long its text is.</param>
/// <param name="Membership">The array elements that it lies in; -1 for none.</param>
/// <param name="Next">The next leaf of the same path; -1 for none.</param>
internal readonly record struct EventLeaf(
    EventValueKind Kind, bool IsUnescaped, int Start, int Length, int Membership, int Next);

/// <summary>That a leaf lies in an element of an array, and in which elements further out.</summary>
/// <param name="Array">The number of the array.</param>
/// <param name="Index">The element.</param>
/// <param name="Outer">The element further out; -1 for none.</param>
internal readonly record struct Membership(int Array, int Index, int Outer);

/// <summary>What the matching of one event needs, kept by each thread for the next one.</summary>
internal sealed class EventScratch
{
    private const int UnescapedKept = 1 << 16;

    [ThreadStatic]
    private static EventScratch? _kept;

    private int[] _firstLeaves = [];
    private int[] _lastLeaves = [];
    private ulong[] _matched = [];

    /// <summary>The leaves that rules may ask for.</summary>
    public List<EventLeaf> Leaves { get; } = [];

    /// <summary>The paths that have leaves.</summary>
    public List<int> Paths { get; } = [];

    /// <summary>The array elements met, in the event and on the way through the rules.</summary>
    public List<Membership> Memberships { get; } = [];

    /// <summary>The nodes to visit next.</summary>
    public List<RuleNode> Targets { get; } = [];

    /// <summary>The nodes visited by one of several leaves.</summary>
    public MembershipProjection Visited { get; } = new();

    /// <summary>The rules that matched, unordered.</summary>
    public List<int> Rules { get; } = [];

    /// <summary>The strings that had escapes, without them.</summary>
    public byte[] Unescaped { get; set; } = [];

    /// <summary>How much of <see cref="Unescaped"/> is used.</summary>
    public int UnescapedLength { get; set; }

    /// <summary>Takes the thread's scratch, or a new one.</summary>
    /// <param name="pathCount">How many paths the rules mention.</param>
    /// <param name="ruleCount">How many rules there are.</param>
    public static EventScratch Take(int pathCount, int ruleCount)
    {
        var scratch = _kept ?? new EventScratch();
        _kept = null;
        if (scratch._firstLeaves.Length < pathCount)
        {
            scratch._firstLeaves = new int[pathCount];
            scratch._lastLeaves = new int[pathCount];
            Array.Fill(scratch._firstLeaves, -1);
        }

        if (scratch._matched.Length * 64 < ruleCount)
        {
            scratch._matched = new ulong[(ruleCount + 63) / 64];
        }

        return scratch;
    }

    /// <summary>Empties the scratch and keeps it. One that saw an exception is not kept.</summary>
    public void Return()
    {
        foreach (var path in Paths)
        {
            _firstLeaves[path] = -1;
        }

        foreach (var rule in Rules)
        {
            _matched[rule >> 6] = 0;
        }

        Leaves.Clear();
        Paths.Clear();
        Memberships.Clear();
        Targets.Clear();
        Visited.Clear();
        Rules.Clear();
        UnescapedLength = 0;
        Unescaped = Unescaped.Length > UnescapedKept ? [] : Unescaped;
        _kept = this;
    }

    /// <summary>The first leaf of a path; -1 if the event has none.</summary>
    /// <param name="path">The path.</param>
    public int FirstLeaf(int path) => _firstLeaves[path];

    /// <summary>Adds a leaf behind the others of its path.</summary>
    /// <param name="path">The path.</param>
    /// <param name="leaf">The leaf.</param>
    public void Add(int path, EventLeaf leaf)
    {
        var place = Leaves.Count;
        Leaves.Add(leaf);
        if (_firstLeaves[path] < 0)
        {
            _firstLeaves[path] = place;
            Paths.Add(path);
        }
        else
        {
            var last = _lastLeaves[path];
            Leaves[last] = Leaves[last] with { Next = place };
        }

        _lastLeaves[path] = place;
    }

    /// <summary>Adds a rule to those that matched, once.</summary>
    /// <param name="rule">The rule.</param>
    public void AddRule(int rule)
    {
        var bit = 1UL << (rule & 63);
        if ((_matched[rule >> 6] & bit) == 0)
        {
            _matched[rule >> 6] |= bit;
            Rules.Add(rule);
        }
    }
}
