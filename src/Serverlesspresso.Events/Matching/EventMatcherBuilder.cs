using Serverlesspresso.Events.Patterns;

namespace Serverlesspresso.Events.Matching;

/// <summary>
/// Keeps rules that come, change and go, and compiles them: a matcher that is built after a change shares with the one
/// before it whatever the change did not touch. Used by one thread at a time; its matchers by many.
/// </summary>
/// <typeparam name="TRule">What a rule is to the caller.</typeparam>
public sealed class EventMatcherBuilder<TRule>
{
    /// <summary>How many rules may have been removed before the fields that only they mentioned are forgotten.</summary>
    private const int RemovedMax = 1_000;

    private readonly List<Entry> _entries = [];
    private readonly Stack<int> _free = [];
    private RuleTreeBuilder _tree = new();
    private int _removed;

    /// <summary>How many rules there are.</summary>
    public int Count => _entries.Count - _free.Count;

    /// <summary>Adds a rule.</summary>
    /// <param name="rule">The rule.</param>
    /// <param name="pattern">Its pattern.</param>
    /// <returns>Its place, which it keeps until it is removed; a later one may take it then.</returns>
    public int Add(TRule rule, EventPattern pattern)
    {
        ArgumentNullException.ThrowIfNull(pattern);
        if (!_free.TryPop(out var place))
        {
            place = _entries.Count;
            _entries.Add(default);
        }

        _entries[place] = new Entry(rule, pattern);
        _tree.Add(place, pattern);
        return place;
    }

    /// <summary>Has another rule of the same pattern stand in the place of one.</summary>
    /// <param name="place">The place.</param>
    /// <param name="rule">The rule.</param>
    public void Replace(int place, TRule rule) => _entries[place] = new Entry(rule, PatternAt(place));

    /// <summary>Removes a rule.</summary>
    /// <param name="place">Its place.</param>
    public void Remove(int place)
    {
        _tree.Remove(place, PatternAt(place));
        _entries[place] = default;
        _free.Push(place);
        _removed++;
    }

    /// <summary>Compiles the rules as they are now.</summary>
    public EventMatcher<TRule> Build()
    {
        if (_removed > Math.Max(RemovedMax, Count))
        {
            StartAgain();
        }

        return new EventMatcher<TRule>(
            [.. _entries.Select(entry => entry.Rule)], _tree.Build(_entries.Count), Count);
    }

    private EventPattern PatternAt(int place) =>
        _entries[place].Pattern ?? throw new ArgumentException("No rule has this place.", nameof(place));

    private void StartAgain()
    {
        _tree = new RuleTreeBuilder();
        _removed = 0;
        foreach (var (place, entry) in _entries.Index())
        {
            if (entry.Pattern is { } pattern)
            {
                _tree.Add(place, pattern);
            }
        }
    }

    /// <param name="Rule">The rule.</param>
    /// <param name="Pattern">Its pattern; null if the place is free.</param>
    private readonly record struct Entry(TRule Rule, EventPattern? Pattern);
}
