using System.Collections.Concurrent;
using Serverlesspresso.Engine.Store;
using Serverlesspresso.Events.Matching;
using Serverlesspresso.Events.Patterns;

namespace Serverlesspresso.Engine.Buses;

/// <summary>The compiled rules of the buses, kept until a rule of the bus changes.</summary>
internal sealed class BusMatchers
{
    private readonly ConcurrentDictionary<string, Compiled> _byBus = new(StringComparer.Ordinal);

    /// <summary>The enabled rules of a bus.</summary>
    /// <param name="reader">The turn's transaction, in which the bus was read.</param>
    /// <param name="bus">The bus.</param>
    public async ValueTask<EventMatcher<RuleDocument>> GetAsync(IStoreReader reader, BusVersion bus)
    {
        var key = BusNames.KeyOf(bus.Document.Name);
        if (_byBus.TryGetValue(key, out var compiled)
            && compiled.Version == bus.Version && compiled.Incarnation == bus.Document.Incarnation)
        {
            return compiled.Matcher;
        }

        var rules = await EventRules.ListAllInTurnAsync(reader, key);
        var matcher = new EventMatcher<RuleDocument>(rules
            .Where(rule => rule.IsEnabled && rule.EventPattern is not null)
            .Select(rule => KeyValuePair.Create(rule, EventPattern.Parse(rule.EventPattern!)))); // The line above.
        _byBus[key] = new Compiled(bus.Document.Incarnation, bus.Version, matcher);
        return matcher;
    }

    private sealed record Compiled(string Incarnation, long Version, EventMatcher<RuleDocument> Matcher);
}
