using Serverlesspresso.Engine.Buses;
using Serverlesspresso.Shop.Access.Accounts;
using Serverlesspresso.Shop.Orders;
using Serverlesspresso.Shop.Shops;
using Serverlesspresso.Web.Journey;

namespace Serverlesspresso.Web.Console.Stories;

/// <summary>Reads the story of an order.</summary>
/// <param name="orders">Reads its row.</param>
/// <param name="shops">Reads its shop.</param>
/// <param name="events">Finds its events.</param>
/// <param name="actions">Finds what people wanted of it.</param>
/// <param name="runs">Finds its executions.</param>
/// <param name="journal">Says where events went.</param>
/// <param name="accounts">Names the staff.</param>
/// <param name="timeProvider">The clock.</param>
internal sealed class StoryReader(
    OrderReader orders,
    ShopDirectory shops,
    StoryEvents events,
    StoryActions actions,
    StoryRuns runs,
    DeliveryJournal journal,
    StaffAccounts accounts,
    TimeProvider timeProvider)
{
    /// <summary>Reads it; null if nothing is known of such an order.</summary>
    /// <param name="orderId">The order.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public async Task<StoryModel?> FindAsync(string orderId, CancellationToken cancellationToken)
    {
        var row = await orders.FindRowAsync(orderId, cancellationToken);
        var order = row is null ? null : Order.Read(row);
        var found = await FindEventsAsync(orderId, order, cancellationToken);
        if (order is null && found.Rows.Count == 0)
        {
            return null;
        }

        var shop = order is null ? null : await shops.FindAsync(new ShopId(order.ShopId), cancellationToken);
        var acted = await actions.FindAsync(
            orderId,
            order?.OpenedAt ?? order?.At ?? found.Rows[0].PutAt,
            (order is null ? null : EndOf(order)) ?? timeProvider.GetUtcNow(),
            cancellationToken);
        var ran = await runs.FindAsync(orderId, order, found.Rows, acted.Arns, cancellationToken);
        var facts = new StoryFacts
        {
            OrderId = orderId,
            Order = order,
            Row = row,
            Shop = shop,
            Events = found.Rows,
            HasMoreEvents = !found.IsWhole,
            Attempts = put => journal.ListOf(put.Id),
            Runs = ran,
            Names = await ReadNamesAsync(StoryPeople.ListIds(order, ran), cancellationToken),
        };
        var replay = RowReplay.Of(InferredWrites.ListOf(facts).Concat(ran.SelectMany(run => RowWrites.ListOf(orderId, run))));
        return new StoryModel
        {
            OrderId = orderId,
            Order = order,
            Journey = order is null ? null : JourneyModel.From(order, shop),
            Entries = StoryTimeLine.Of(facts, replay.Changes),
            Unexplained = row is null ? [] : replay.FindUnexplained(row),
            Runs = ran,
            HasMoreEvents = facts.HasMoreEvents,
            HasMoreActions = !acted.IsWhole || ran.Count == StoryRuns.RunsMax,
        };
    }

    // A row says when its order lived. Without one, an order was refused, or its row was deleted: somebody looks at it soon.
    private Task<FoundEvents> FindEventsAsync(string orderId, Order? order, CancellationToken cancellationToken) =>
        (order?.OpenedAt ?? order?.At) is { } from
            ? events.FindAsync(orderId, from, EndOf(order!) ?? timeProvider.GetUtcNow(), cancellationToken)
            : events.FindLatelyAsync(orderId, cancellationToken);

    private static DateTimeOffset? EndOf(Order order) => order.Phase switch
    {
        OrderPhase.Collected => order.CollectedAt,
        OrderPhase.Cancelled or OrderPhase.TimedOut => order.FinishedAt,
        _ => null,
    };

    private async Task<IReadOnlyDictionary<string, string>> ReadNamesAsync(
        IEnumerable<string> ids, CancellationToken cancellationToken)
    {
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var id in ids)
        {
            if (await accounts.FindAsync(id, cancellationToken) is { } account)
            {
                names[id] = account.Name;
            }
        }

        return names;
    }
}
