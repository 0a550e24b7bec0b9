using Serverlesspresso.Engine.Store;
using Serverlesspresso.Events.Matching;
using Serverlesspresso.Events.Patterns;

namespace Serverlesspresso.Engine.Buses;

/// <summary>The rules of a bus, compiled. When some of them change, only these are read and compiled again.</summary>
internal sealed class CompiledBus
{
    private readonly Lock _lock = new();
    private readonly EventMatcherBuilder<RuleDocument> _builder = new();
    private readonly Dictionary<string, CompiledRule> _rules = new(StringComparer.Ordinal);
    private volatile Built? _latest;

    /// <summary>The matcher of a version of the bus, if it is the one compiled last.</summary>
    /// <param name="bus">The bus.</param>
    public EventMatcher<RuleDocument>? Find(BusVersion bus) =>
        _latest is { } latest && latest.Version == bus.Version && latest.Incarnation == bus.Document.Incarnation
            ? latest.Matcher
            : null;

    /// <summary>Compiles what has changed.</summary>
    /// <param name="bus">The bus.</param>
    /// <param name="rows">All its rules as they are in this version.</param>
    public EventMatcher<RuleDocument> Update(BusVersion bus, IReadOnlyList<DefinitionRow> rows)
    {
        lock (_lock)
        {
            if (Find(bus) is { } found)
            {
                return found;
            }

            var names = rows.Select(row => row.Name).ToHashSet(StringComparer.Ordinal);
            foreach (var name in _rules.Keys.Where(name => !names.Contains(name)).ToList())
            {
                Remove(name);
            }

            foreach (var row in rows)
            {
                if (!_rules.TryGetValue(row.Name, out var known) || known.Document != row.Document)
                {
                    Put(row, known);
                }
            }

            var matcher = _builder.Build();
            _latest = new Built(bus.Document.Incarnation, bus.Version, matcher);
            return matcher;
        }
    }

    private void Put(DefinitionRow row, CompiledRule? known)
    {
        var rule = BusJsonContext.ReadRule(row);
        var pattern = rule.IsEnabled ? rule.EventPattern : null;
        if (known is { Place: { } place } && known.Pattern == pattern)
        {
            _builder.Replace(place, rule);
            _rules[row.Name] = known with { Document = row.Document };
            return;
        }

        Remove(row.Name);
        _rules[row.Name] = new CompiledRule(
            row.Document, pattern, pattern is null ? null : _builder.Add(rule, EventPattern.Parse(pattern)));
    }

    private void Remove(string name)
    {
        if (_rules.Remove(name, out var known) && known.Place is { } place)
        {
            _builder.Remove(place);
        }
    }

    /// <summary>A rule as it was compiled.</summary>
    /// <param name="Document">What is stored of it.</param>
    /// <param name="Pattern">Its pattern; null if it matches no events.</param>
    /// <param name="Place">Its place among the compiled ones; null if it matches no events.</param>
    private sealed record CompiledRule(string Document, string? Pattern, int? Place);

    private sealed record Built(string Incarnation, long Version, EventMatcher<RuleDocument> Matcher);
}
