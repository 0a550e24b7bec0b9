using Serverlesspresso.Events.Patterns;

namespace Serverlesspresso.Events.Matching;

/// <summary>Finds the wildcards that a value matches among many, in one pass over the value.</summary>
/// <remarks>
/// The longest literal part of each wildcard goes into an automaton that finds all of them at once (Aho and Corasick,
/// 1975); only wildcards whose part occurs are then tried whole.
/// </remarks>
internal sealed class WildcardIndex
{
    private readonly byte[] _classOf = new byte[256];
    private readonly int _classCount;
    private readonly List<State> _states = [];

    /// <summary>Prepares the index.</summary>
    /// <param name="wildcards">The wildcards, and where they lead to.</param>
    public WildcardIndex(IReadOnlyCollection<(WildcardText Wildcard, RuleNode Target)> wildcards)
    {
        _classCount = Classify(wildcards.SelectMany(wildcard => LongestPart(wildcard.Wildcard)));
        AddState();
        foreach (var wildcard in wildcards)
        {
            var state = LongestPart(wildcard.Wildcard).Aggregate(0, Follow);
            _states[state].Wildcards.Add(wildcard);
        }

        LinkStates();
    }

    /// <summary>Finds where a string leads to.</summary>
    /// <param name="utf8">The string.</param>
    /// <param name="targets">Takes the nodes, perhaps one more than once.</param>
    public void Find(ReadOnlySpan<byte> utf8, List<RuleNode> targets)
    {
        // What has no literal part is found before the first character.
        AddMatching(_states[0], utf8, targets);
        var state = _states[0];
        foreach (var character in utf8)
        {
            state = _states[state.Next[_classOf[character]]];
            for (var found = state; found.Place > 0; found = _states[found.EndsWith])
            {
                AddMatching(found, utf8, targets);
            }
        }
    }

    private static void AddMatching(State state, ReadOnlySpan<byte> utf8, List<RuleNode> targets)
    {
        foreach (var (wildcard, target) in state.Wildcards)
        {
            if (wildcard.Matches(utf8))
            {
                targets.Add(target);
            }
        }
    }

    private static byte[] LongestPart(WildcardText wildcard) => wildcard.Literals.MaxBy(literal => literal.Length) ?? [];

    /// <summary>
    /// Gives each byte that occurs a class of its own, and all others the class 0. The 256th byte shares one, which
    /// does no harm: what is found is tried whole.
    /// </summary>
    private int Classify(IEnumerable<byte> characters)
    {
        var count = 0;
        foreach (var character in characters.Distinct())
        {
            count = Math.Min(count + 1, byte.MaxValue);
            _classOf[character] = (byte)count;
        }

        return count + 1;
    }

    private int Follow(int state, byte character)
    {
        var characterClass = _classOf[character];
        var next = _states[state].Next[characterClass];
        if (next == 0)
        {
            next = AddState();
            _states[state].Next[characterClass] = next;
        }

        return next;
    }

    private int AddState()
    {
        _states.Add(new State(_states.Count, new int[_classCount]));
        return _states.Count - 1;
    }

    /// <summary>Where no literal goes on, the longest end of what was read that begins another literal goes on.</summary>
    private void LinkStates()
    {
        var failures = new int[_states.Count];
        var pending = new Queue<int>(_states[0].Next.Where(next => next > 0));
        while (pending.TryDequeue(out var place))
        {
            var state = _states[place];
            var failure = _states[failures[place]];
            state.EndsWith = failure.Wildcards.Count > 0 ? failure.Place : failure.EndsWith;
            for (var character = 0; character < _classCount; character++)
            {
                var next = state.Next[character];
                if (next == 0)
                {
                    state.Next[character] = failure.Next[character];
                }
                else
                {
                    failures[next] = failure.Next[character];
                    pending.Enqueue(next);
                }
            }
        }
    }

    /// <summary>What was read of the literals.</summary>
    /// <param name="place">The state's place; 0 is the start.</param>
    /// <param name="next">The next state for each class of bytes.</param>
    private sealed class State(int place, int[] next)
    {
        public int Place { get; } = place;

        public int[] Next { get; } = next;

        /// <summary>The wildcards whose literal was read to its end.</summary>
        public List<(WildcardText Wildcard, RuleNode Target)> Wildcards { get; } = [];

        /// <summary>The next shorter state that has wildcards; 0 if there is none.</summary>
        public int EndsWith { get; set; }
    }
}
