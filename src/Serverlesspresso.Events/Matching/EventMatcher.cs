using Serverlesspresso.Events.Patterns;

namespace Serverlesspresso.Events.Matching;

/// <summary>Matches an event against many rules at once. Never changes; safe to use from many threads.</summary>
/// <typeparam name="TRule">What a rule is to the caller.</typeparam>
public sealed class EventMatcher<TRule>
{
    private readonly TRule[] _rules;
    private readonly RuleTree _tree;

    /// <summary>Compiles rules.</summary>
    /// <param name="rules">The rules with their patterns.</param>
    public EventMatcher(IEnumerable<KeyValuePair<TRule, EventPattern>> rules)
    {
        ArgumentNullException.ThrowIfNull(rules);
        var builder = new RuleTreeBuilder();
        var all = new List<TRule>();
        foreach (var (rule, pattern) in rules)
        {
            builder.Add(all.Count, pattern);
            all.Add(rule);
        }

        _rules = [.. all];
        _tree = builder.Build(_rules.Length);
        Count = _rules.Length;
    }

    /// <summary>Takes rules that are compiled.</summary>
    /// <param name="rules">The rules by their places.</param>
    /// <param name="tree">The tree of their places.</param>
    /// <param name="count">How many places are taken.</param>
    internal EventMatcher(TRule[] rules, RuleTree tree, int count)
    {
        _rules = rules;
        _tree = tree;
        Count = count;
    }

    /// <summary>How many rules there are.</summary>
    public int Count { get; }

    /// <summary>Finds the rules that an event matches, by their places: in the order in which they were given.</summary>
    /// <param name="eventUtf8">The event: a JSON object in UTF-8.</param>
    /// <exception cref="System.Text.Json.JsonException">The event is no JSON object.</exception>
    public IReadOnlyList<TRule> Match(ReadOnlySpan<byte> eventUtf8)
    {
        var scratch = _tree.Match(eventUtf8);
        if (scratch.Rules.Count == 0)
        {
            scratch.Return();
            return [];
        }

        scratch.Rules.Sort();
        var matched = new TRule[scratch.Rules.Count];
        for (var i = 0; i < matched.Length; i++)
        {
            matched[i] = _rules[scratch.Rules[i]];
        }

        scratch.Return();
        return matched;
    }
}
