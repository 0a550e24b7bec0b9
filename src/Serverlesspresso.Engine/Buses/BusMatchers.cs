using System.Collections.Concurrent;
using Serverlesspresso.Engine.Store;
using Serverlesspresso.Events.Matching;

namespace Serverlesspresso.Engine.Buses;

/// <summary>The compiled rules of the buses, kept until a rule of the bus changes.</summary>
internal sealed class BusMatchers
{
    private readonly ConcurrentDictionary<string, CompiledBus> _buses = new(StringComparer.Ordinal);

    /// <summary>The enabled rules of a bus that have a pattern.</summary>
    /// <param name="reader">The turn's transaction, in which the bus was read.</param>
    /// <param name="bus">The bus.</param>
    public async ValueTask<EventMatcher<RuleDocument>> GetAsync(IStoreReader reader, BusVersion bus)
    {
        var key = BusNames.KeyOf(bus.Document.Name);
        var compiled = _buses.GetOrAdd(key, static _ => new CompiledBus());
        return compiled.Find(bus) ?? compiled.Update(bus, await EventRules.ListRowsInTurnAsync(reader, key));
    }
}
