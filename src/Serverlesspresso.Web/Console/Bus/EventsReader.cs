using Microsoft.AspNetCore.Http;
using Serverlesspresso.Engine.Buses;
using Serverlesspresso.Engine.Store;

namespace Serverlesspresso.Web.Console.Bus;

/// <summary>Reads events for pages: always a few, however many come.</summary>
/// <param name="store">The store.</param>
/// <param name="buses">The buses.</param>
internal sealed class EventsReader(IStore store, EventBuses buses)
{
    /// <summary>How many events a page shows.</summary>
    public const int EventsPerPage = 50;

    private const int RowsPerRead = 250;
    private const int RowsSeenMax = 5_000;
    private const int BusesMax = 100;

    /// <summary>Lists the names of the buses.</summary>
    public async Task<IReadOnlyList<string>> ListBusesAsync(CancellationToken cancellationToken) =>
        [.. (await buses.ListAsync(string.Empty, afterName: null, BusesMax, cancellationToken)).Select(bus => bus.Name)];

    /// <summary>Finds the bus that an address names; the one to begin with if it names none. Null if there is no such bus.</summary>
    public async Task<string?> FindBusAsync(IQueryCollection query, CancellationToken cancellationToken)
    {
        var asked = query["bus"].ToString();
        return asked.Length > 0
            ? await FindBusAsync(asked, cancellationToken)
            : await FindBusAsync(EventSearch.FirstBus, cancellationToken) ?? await FindBusAsync(nameOrArn: null, cancellationToken);
    }

    /// <summary>Finds a bus by name, without regard to case, or by ARN: its name as it is written, or null.</summary>
    public async Task<string?> FindBusAsync(string? nameOrArn, CancellationToken cancellationToken)
    {
        try
        {
            return (await buses.DescribeAsync(nameOrArn, cancellationToken)).Name;
        }
        catch (EventResourceNotFoundException)
        {
            return null;
        }
    }

    /// <summary>Reads an event, or null.</summary>
    public async Task<EventRow?> FindAsync(string bus, long sequence, CancellationToken cancellationToken)
    {
        var rows = await store.ReadAsync(
            reader => reader.ListEventsAsync(bus, sequence - 1, limit: 1), cancellationToken);
        return rows is [{ } row] && row.Sequence == sequence ? row : null;
    }

    /// <summary>Lists the latest events of a bus.</summary>
    public Task<IReadOnlyList<EventRow>> ListLatestAsync(string bus, int limit, CancellationToken cancellationToken) =>
        store.ReadAsync(reader => reader.ListLatestEventsAsync(bus, beforeSequence: null, limit), cancellationToken);

    /// <summary>Searches the events of a bus, the newest first, until a page is full or enough were looked at.</summary>
    public async Task<EventsModel> SearchAsync(EventSearch search, CancellationToken cancellationToken)
    {
        var model = new EventsModel { Search = search, Buses = await ListBusesAsync(cancellationToken) };
        try
        {
            var test = search.ToTest();
            return await store.ReadAsync(reader => FillAsync(reader, model, test), cancellationToken);
        }
        catch (InvalidEventPatternException refusal)
        {
            return model with { Problem = refusal.Message };
        }
    }

    private static async ValueTask<EventsModel> FillAsync(
        IStoreReader reader, EventsModel model, Func<EventRow, bool> test)
    {
        var events = new List<EventLine>();
        var seen = 0;
        var before = model.Search.Before;
        while (events.Count < EventsPerPage && seen < RowsSeenMax)
        {
            var rows = await reader.ListLatestEventsAsync(model.Search.Bus, before, RowsPerRead);
            if (rows.Count == 0)
            {
                before = null;
                break;
            }

            foreach (var row in rows)
            {
                seen++;
                before = row.Sequence;
                if (test(row))
                {
                    events.Add(EventLine.From(row));
                    if (events.Count == EventsPerPage)
                    {
                        break;
                    }
                }
            }
        }

        return model with { Events = events, SeenCount = seen, NextBefore = before };
    }
}
