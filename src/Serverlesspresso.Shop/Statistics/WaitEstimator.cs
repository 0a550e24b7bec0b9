using System.Collections.Concurrent;
using Serverlesspresso.Engine.Store;
using Serverlesspresso.Engine.Tables;
using Serverlesspresso.Engine.Tables.Operations;
using Serverlesspresso.Engine.Turns;
using Serverlesspresso.Items.Values;
using Serverlesspresso.Shop.Orders;
using Serverlesspresso.Shop.Shops;

namespace Serverlesspresso.Shop.Statistics;

/// <summary>Estimates how long customers wait, from their place in the queue and the pace of the last drinks.</summary>
/// <remarks>
/// Everybody who waits asks whenever an order changes. So a shop's queue is read once for all who ask, and kept until an
/// order changes.
/// </remarks>
public sealed class WaitEstimator : IDisposable
{
    private const int LatestMax = 100;
    private const int OpenMax = 1_000;

    // What was made before says little about now.
    private static readonly TimeSpan Recent = TimeSpan.FromHours(1);

    private readonly IStore _store;
    private readonly ItemTables _tables;
    private readonly OrderHistory _history;
    private readonly TimeProvider _timeProvider;
    private readonly IDisposable _listening;
    private readonly ConcurrentDictionary<string, Reading> _readings = new(StringComparer.Ordinal);
    private long _changes;

    /// <summary>Makes an estimator.</summary>
    /// <param name="store">Takes snapshots.</param>
    /// <param name="tables">Reads the tables.</param>
    /// <param name="committed">Tells when an order has changed.</param>
    /// <param name="timeProvider">The clock.</param>
    public WaitEstimator(IStore store, ItemTables tables, CommittedItems committed, TimeProvider timeProvider)
    {
        ArgumentNullException.ThrowIfNull(committed);
        _store = store;
        _tables = tables;
        _history = new OrderHistory(tables);
        _timeProvider = timeProvider;
        _listening = committed.Listen([ShopTables.OrderTable], _ => Interlocked.Increment(ref _changes));
    }

    /// <summary>Estimates how long an order waits from now on.</summary>
    /// <param name="shop">The order's shop.</param>
    /// <param name="orderId">The order.</param>
    /// <param name="cancellationToken">Stops the waiting.</param>
    /// <returns>Null if the order neither waits for a barista nor is being made.</returns>
    /// <exception cref="TableNotFoundException">Somebody has deleted the table of the orders.</exception>
    public async Task<WaitEstimate?> EstimateAsync(ShopId shop, string orderId, CancellationToken cancellationToken)
    {
        var changes = Interlocked.Read(ref _changes);
        var reading = _readings.AddOrUpdate(
            shop.Value,
            _ => Begin(shop, changes),
            (_, known) => known.Changes >= changes && !known.Queue.IsFaulted ? known : Begin(shop, changes));
        var queue = await reading.Queue.WaitAsync(cancellationToken);
        return queue.Estimate(orderId, _timeProvider.GetUtcNow());
    }

    /// <inheritdoc/>
    public void Dispose() => _listening.Dispose();

    private Reading Begin(ShopId shop, long changes) =>
        new(changes, _store.ReadAsync(reader => ReadAsync(reader, shop), CancellationToken.None));

    private async ValueTask<ShopQueue> ReadAsync(IStoreReader reader, ShopId shop)
    {
        var now = _timeProvider.GetUtcNow();
        var open = await ListOpenAsync(reader, shop);
        var latest = await _history.ListLatestAsync(reader, shop, now - Recent, now, LatestMax);
        return new ShopQueue([.. open, .. latest]);
    }

    private async ValueTask<IEnumerable<Order>> ListOpenAsync(IStoreReader reader, ShopId shop)
    {
        var page = await _tables.QueryInTurnAsync(
            reader,
            new QueryRequest
            {
                TableName = ShopTables.OrderTable,
                IndexName = ShopTables.OrdersByState,
                KeyConditionExpression = "ORDERSTATE = :open",
                FilterExpression = "EVENTID = :shop",
                ExpressionAttributeValues = new Dictionary<string, AttributeValue>
                {
                    [":open"] = ItemValues.Text(OrderState.Created),
                    [":shop"] = ItemValues.Text(shop.Value),
                },
                Limit = OpenMax,
            });
        return page.Items.Select(Order.Read);
    }

    /// <summary>A queue as it was read.</summary>
    /// <param name="Changes">How many changes of orders it has seen at least.</param>
    /// <param name="Queue">The queue.</param>
    private sealed record Reading(long Changes, Task<ShopQueue> Queue);
}
