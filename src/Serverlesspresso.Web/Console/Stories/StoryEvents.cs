using System.Globalization;
using System.Text.Json;
using Serverlesspresso.Engine.Store;
using Serverlesspresso.Events.Patterns;
using Serverlesspresso.Web.Console.Bus;

namespace Serverlesspresso.Web.Console.Stories;

/// <summary>Finds the events about an order among all of its bus.</summary>
/// <param name="store">Where they are.</param>
internal sealed class StoryEvents(IStore store)
{
    /// <summary>How many events of the bus are looked at for one order.</summary>
    public const int EventsSeenMax = 5_000;

    private const int RowsPerRead = 500;

    // Events are committed in about the order in which they were put.
    private static readonly TimeSpan Margin = TimeSpan.FromSeconds(5);

    /// <summary>Finds those that were put while the order lived, the oldest first.</summary>
    /// <param name="orderId">The order.</param>
    /// <param name="from">When it began.</param>
    /// <param name="to">When it ended, or now.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public Task<FoundEvents> FindAsync(
        string orderId, DateTimeOffset from, DateTimeOffset to, CancellationToken cancellationToken) => store.ReadAsync(
        async reader =>
        {
            var pattern = PatternOf(orderId);
            var found = new List<EventRow>();
            var seen = 0;
            var after = await FindPlaceAsync(reader, from - Margin);
            IReadOnlyList<EventRow> rows;
            do
            {
                rows = await reader.ListEventsAsync(EventSearch.FirstBus, after, RowsPerRead);
                var lived = rows.TakeWhile(row => row.PutAt <= to + Margin).ToList();
                found.AddRange(lived.Where(row => pattern.Matches(row.Envelope.Span)));
                seen += lived.Count;
                after = rows.Count == 0 ? after : rows[^1].Sequence;
                if (lived.Count < rows.Count)
                {
                    return new FoundEvents(found, IsWhole: true);
                }
            }
            while (rows.Count == RowsPerRead && seen < EventsSeenMax);
            return new FoundEvents(found, IsWhole: rows.Count < RowsPerRead);
        },
        cancellationToken);

    /// <summary>Finds those among the latest events of the bus, the oldest first.</summary>
    /// <param name="orderId">The order.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public Task<FoundEvents> FindLatelyAsync(string orderId, CancellationToken cancellationToken) => store.ReadAsync(
        async reader =>
        {
            var pattern = PatternOf(orderId);
            var rows = await reader.ListLatestEventsAsync(EventSearch.FirstBus, beforeSequence: null, EventsSeenMax);
            return new FoundEvents(
                [.. rows.Where(row => pattern.Matches(row.Envelope.Span)).Reverse()], IsWhole: rows.Count < EventsSeenMax);
        },
        cancellationToken);

    // The workshop's events write ids as texts; somebody's own may write numbers.
    private static EventPattern PatternOf(string orderId)
    {
        var id = JsonSerializer.Serialize(orderId);
        var values = long.TryParse(orderId, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? string.Create(CultureInfo.InvariantCulture, $"{id},{number}")
            : id;
        return EventPattern.Parse($$$"""{"detail":{"orderId":[{{{values}}}]}}""");
    }

    /// <summary>Finds the place after which all events were put at an instant or later, by halving.</summary>
    private static async ValueTask<long> FindPlaceAsync(IStoreReader reader, DateTimeOffset instant)
    {
        var latest = await reader.ListLatestEventsAsync(EventSearch.FirstBus, beforeSequence: null, limit: 1);
        var (low, high) = (0L, latest.Count == 0 ? 0 : latest[0].Sequence);
        while (low < high)
        {
            var middle = low + ((high - low) / 2);
            var rows = await reader.ListEventsAsync(EventSearch.FirstBus, middle, limit: 1);
            if (rows is [{ } row] && row.PutAt < instant)
            {
                low = row.Sequence;
            }
            else
            {
                high = middle;
            }
        }

        return low;
    }
}

/// <summary>The events about an order.</summary>
/// <param name="Rows">The events, the oldest first.</param>
/// <param name="IsWhole">Whether every event was looked at that can be one.</param>
internal sealed record FoundEvents(IReadOnlyList<EventRow> Rows, bool IsWhole);
