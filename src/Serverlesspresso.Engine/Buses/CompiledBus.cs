using Serverlesspresso.Events.Matching;
using Serverlesspresso.Events.Patterns;

namespace Serverlesspresso.Engine.Buses;

/// <summary>The rules of a bus, compiled. When some of them change, only these are compiled again.</summary>
internal sealed class CompiledBus
{
    private readonly Lock _lock = new();
    private readonly EventMatcherBuilder<RuleDocument> _builder = new();
    private readonly Dictionary<string, (RuleDocument Rule, int Place)> _rules = new(StringComparer.Ordinal);
    private volatile Built? _latest;

    /// <summary>The matcher of a version of the bus, if it is the one compiled last.</summary>
    /// <param name="bus">The bus.</param>
    public EventMatcher<RuleDocument>? Find(BusVersion bus) =>
        _latest is { } latest && latest.Version == bus.Version && latest.Incarnation == bus.Document.Incarnation
            ? latest.Matcher
            : null;

    /// <summary>Compiles what has changed.</summary>
    /// <param name="bus">The bus.</param>
    /// <param name="rules">All its rules as they are in this version.</param>
    public EventMatcher<RuleDocument> Update(BusVersion bus, IReadOnlyList<RuleDocument> rules)
    {
        lock (_lock)
        {
            if (Find(bus) is { } found)
            {
                return found;
            }

            var wanted = rules.Where(rule => rule is { IsEnabled: true, EventPattern: not null })
                .ToDictionary(rule => rule.Name, StringComparer.Ordinal);
            foreach (var name in _rules.Keys.Where(name => !wanted.ContainsKey(name)).ToList())
            {
                Remove(name);
            }

            foreach (var rule in wanted.Values)
            {
                Put(rule);
            }

            var matcher = _builder.Build();
            _latest = new Built(bus.Document.Incarnation, bus.Version, matcher);
            return matcher;
        }
    }

    private void Put(RuleDocument rule)
    {
        var isKnown = _rules.TryGetValue(rule.Name, out var known);
        if (isKnown && known.Rule.EventPattern == rule.EventPattern)
        {
            _builder.Replace(known.Place, rule);
            _rules[rule.Name] = (rule, known.Place);
            return;
        }

        if (isKnown)
        {
            Remove(rule.Name);
        }

        var pattern = EventPattern.Parse(rule.EventPattern!); // Rules without one are left out before.
        _rules[rule.Name] = (rule, _builder.Add(rule, pattern));
    }

    private void Remove(string name)
    {
        _builder.Remove(_rules[name].Place);
        _rules.Remove(name);
    }

    private sealed record Built(string Incarnation, long Version, EventMatcher<RuleDocument> Matcher);
}
