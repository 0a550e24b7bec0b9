using Serverlesspresso.Engine.Store;
using Serverlesspresso.Engine.Tables;
using Serverlesspresso.Engine.Tables.Operations;
using Serverlesspresso.Items.Values;
using Serverlesspresso.Shop.Shops;

namespace Serverlesspresso.Shop.Orders;

/// <summary>Reads orders for screens.</summary>
/// <param name="store">Takes snapshots.</param>
/// <param name="tables">Reads the tables.</param>
/// <param name="timeProvider">The clock.</param>
public sealed class OrderReader(IStore store, ItemTables tables, TimeProvider timeProvider)
{
    /// <summary>The table that orders are in.</summary>
    public const string TableName = ShopTables.OrderTable;

    /// <summary>How long an order that has ended stays on live screens.</summary>
    public static readonly TimeSpan LiveAfterItsEnd = TimeSpan.FromMinutes(10);

    /// <summary>How long a drink that nobody collects stays on live screens, counted from its order number.</summary>
    public static readonly TimeSpan LiveAtTheCounter = TimeSpan.FromHours(3);

    private const int OpenMax = 200;
    private const int LatestMax = 50;
    private const int VisitorMax = 200;

    private static readonly QueryRequest Open = KeyIs(ShopTables.OrdersByState, "ORDERSTATE", OrderState.Created);

    private readonly ShopTables _tables = new(tables);

    /// <summary>Finds an order, or null.</summary>
    /// <param name="orderId">Its id.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="TableNotFoundException">Somebody has deleted the table of the orders.</exception>
    public Task<Order?> FindAsync(string orderId, CancellationToken cancellationToken) =>
        orderId.Length is > 0 and <= Order.IdLengthMax
            ? store.ReadAsync(reader => _tables.FindOrderAsync(reader, orderId), cancellationToken)
            : Task.FromResult<Order?>(null);

    /// <summary>Finds the row of an order as it is in the table, or null.</summary>
    /// <param name="orderId">Its id.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="TableNotFoundException">Somebody has deleted the table of the orders.</exception>
    public Task<Item?> FindRowAsync(string orderId, CancellationToken cancellationToken) =>
        orderId.Length is > 0 and <= Order.IdLengthMax
            ? store.ReadAsync(reader => _tables.FindOrderRowAsync(reader, orderId), cancellationToken)
            : Task.FromResult<Item?>(null);

    /// <summary>
    /// Lists the orders that screens of a shop show: those that are open, those that have ended within ten minutes, and
    /// those whose drink waits at the counter. The oldest first.
    /// </summary>
    /// <param name="shop">The shop.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="TableNotFoundException">Somebody has deleted the table of the orders.</exception>
    public Task<IReadOnlyList<Order>> ListLiveAsync(ShopId shop, CancellationToken cancellationToken) =>
        store.ReadAsync(reader => ListLiveInTurnAsync(reader, shop), cancellationToken);

    /// <summary>Counts the drinks that wait for a barista, by shop. Shops without any are not named.</summary>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="TableNotFoundException">Somebody has deleted the table of the orders.</exception>
    public Task<IReadOnlyDictionary<string, int>> CountQueuesAsync(CancellationToken cancellationToken) =>
        store.ReadAsync(CountQueuesInTurnAsync, cancellationToken);

    /// <summary>Lists the orders of a visitor, the newest first.</summary>
    /// <param name="userId">The visitor.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <returns>At most 200.</returns>
    /// <exception cref="TableNotFoundException">Somebody has deleted the table of the orders.</exception>
    public Task<IReadOnlyList<Order>> ListOfVisitorAsync(string userId, CancellationToken cancellationToken) =>
        store.ReadAsync(reader => ListOfVisitorInTurnAsync(reader, userId), cancellationToken);

    /// <summary>Lists a page of a shop's orders, the newest first.</summary>
    /// <param name="query">Which.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="CoffeeBarRefusedException">The page goes on from no place.</exception>
    /// <exception cref="TableNotFoundException">Somebody has deleted the table of the orders.</exception>
    public Task<OrderPage> ListAsync(OrderQuery query, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(query);
        return store.ReadAsync(reader => ListInTurnAsync(reader, query), cancellationToken);
    }

    /// <summary>Reads how a shop stands.</summary>
    /// <param name="reader">The turn's transaction or a snapshot.</param>
    /// <param name="shop">The shop.</param>
    /// <returns>Null if there is no such shop.</returns>
    /// <exception cref="TableNotFoundException">Somebody has deleted a table of the coffee bar.</exception>
    public async ValueTask<ShopStatus?> FindShopInTurnAsync(IStoreReader reader, ShopId shop)
    {
        var settings = await _tables.FindAsync(reader, ShopTables.ConfigTable, shop.ConfigKey);
        var places = await _tables.FindAsync(reader, ShopTables.CountingTable, shop.PlacesKey);
        return settings is null
            ? null
            : new ShopStatus(ShopSettings.Read(settings), places?.FindNumber("IDvalue") ?? 0);
    }

    /// <summary>Lists the open orders of all shops, and the latest of all orders: the newest first.</summary>
    /// <param name="reader">The turn's transaction or a snapshot.</param>
    /// <returns>At most 200 open orders and the 50 latest.</returns>
    /// <exception cref="TableNotFoundException">Somebody has deleted the table of the orders.</exception>
    public async ValueTask<IReadOnlyList<Order>> ListInTurnAsync(IStoreReader reader)
    {
        var open = await QueryAsync(reader, Open with { Limit = OpenMax });
        var latest = await QueryAsync(
            reader, KeyIs("LSI-timestamp", "PK", ShopTables.OrderPartition) with { Limit = LatestMax });
        return
        [
            .. open.Concat(latest)
                .DistinctBy(order => order.Id)
                .OrderByDescending(order => order.At)
                .ThenByDescending(order => order.Id, StringComparer.Ordinal),
        ];
    }

    internal async ValueTask<IReadOnlyList<Order>> ListOfVisitorInTurnAsync(IStoreReader reader, string userId)
    {
        if (userId.Length is 0 or > Order.IdLengthMax)
        {
            return [];
        }

        var orders = await QueryAsync(reader, KeyIs("GSI-userId", "USERID", userId) with { Limit = VisitorMax });
        return
        [
            .. orders
                .OrderByDescending(order => order.OpenedAt ?? order.At)
                .ThenByDescending(order => order.Id, StringComparer.Ordinal),
        ];
    }

    private async ValueTask<IReadOnlyDictionary<string, int>> CountQueuesInTurnAsync(IStoreReader reader)
    {
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        await foreach (var row in ReadAllAsync(reader, Open))
        {
            var order = Order.Read(row);
            if (order.Phase == OrderPhase.Queued)
            {
                counts[order.ShopId] = counts.GetValueOrDefault(order.ShopId) + 1;
            }
        }

        return counts;
    }

    // An open order is found by its state, however old it is; the others by the time of their number.
    private async ValueTask<IReadOnlyList<Order>> ListLiveInTurnAsync(IStoreReader reader, ShopId shop)
    {
        var now = timeProvider.GetUtcNow();
        var orders = new List<Order>();
        await foreach (var row in ReadAllAsync(reader, Open))
        {
            orders.Add(Order.Read(row));
        }

        var recent = OfShop(new OrderQuery { Shop = shop, From = now - LiveAtTheCounter });
        await foreach (var row in ReadAllAsync(reader, recent))
        {
            orders.Add(Order.Read(row));
        }

        return
        [
            .. orders
                .Where(order => order.ShopId == shop.Value && IsLive(order, now))
                .DistinctBy(order => order.Id)
                .OrderBy(order => order.At)
                .ThenBy(order => order.Id, StringComparer.Ordinal),
        ];
    }

    /// <summary>Whether live screens show an order.</summary>
    /// <param name="order">The order.</param>
    /// <param name="now">The instant.</param>
    internal static bool IsLive(Order order, DateTimeOffset now) =>
        order.IsOpen
        || (order.Phase == OrderPhase.Ready && now - order.At <= LiveAtTheCounter)
        || now - (order.CollectedAt ?? order.FinishedAt ?? order.At) <= LiveAfterItsEnd;

    private async ValueTask<OrderPage> ListInTurnAsync(IStoreReader reader, OrderQuery query)
    {
        var limit = Math.Clamp(query.Limit, 1, OrderQuery.LimitMax);
        var after = query.After is { } place ? OrderPlace.Read(query.Shop, place) : null;
        var state = query.State is null ? null : OrderState.Read(query.State);
        var found = state == OrderState.Created
            ? await ListOpenInTurnAsync(reader, query, after)
            : ReadAllAsync(reader, OfShop(query) with { ExclusiveStartKey = after });
        var rows = new List<Item>();
        await foreach (var row in found)
        {
            if (state is null || Order.Read(row).State == state)
            {
                rows.Add(row);
            }

            if (rows.Count > limit)
            {
                rows.RemoveAt(limit);
                return new OrderPage([.. rows.Select(Order.Read)], OrderPlace.Write(rows[^1]));
            }
        }

        return new OrderPage([.. rows.Select(Order.Read)], Next: null);
    }

    // Open orders are few, and lie among all that ever were: the index by state has them together. It is sorted by their ids,
    // so the order of the index by shop is made here.
    private async ValueTask<IAsyncEnumerable<Item>> ListOpenInTurnAsync(
        IStoreReader reader, OrderQuery query, Item? after)
    {
        var rows = new List<Item>();
        await foreach (var row in ReadAllAsync(reader, Open))
        {
            if (query.Covers(row) && (after is null || OrderPlace.Compare(row, after) < 0))
            {
                rows.Add(row);
            }
        }

        return rows.OrderDescending(Comparer<Item>.Create(OrderPlace.Compare)).ToAsyncEnumerable();
    }

    private async IAsyncEnumerable<Item> ReadAllAsync(IStoreReader reader, QueryRequest request)
    {
        while (true)
        {
            var page = await tables.QueryInTurnAsync(reader, request);
            foreach (var row in page.Items)
            {
                yield return row;
            }

            if (page.LastEvaluatedKey is null)
            {
                yield break;
            }

            request = request with { ExclusiveStartKey = page.LastEvaluatedKey };
        }
    }

    private async ValueTask<IEnumerable<Order>> QueryAsync(IStoreReader reader, QueryRequest request) =>
        (await tables.QueryInTurnAsync(reader, request)).Items.Select(Order.Read);

    private static QueryRequest KeyIs(string indexName, string partitionKey, string value) => new()
    {
        TableName = ShopTables.OrderTable,
        IndexName = indexName,
        KeyConditionExpression = $"{partitionKey} = :value",
        ExpressionAttributeValues = new Dictionary<string, AttributeValue> { [":value"] = ItemValues.Text(value) },
        ScanIndexForward = false,
    };

    private static QueryRequest OfShop(OrderQuery query) => new()
    {
        TableName = ShopTables.OrderTable,
        IndexName = ShopTables.OrdersByShop,
        KeyConditionExpression = "EVENTID = :shop AND TS BETWEEN :from AND :to",
        ExpressionAttributeValues = new Dictionary<string, AttributeValue>
        {
            [":shop"] = ItemValues.Text(query.Shop.Value),
            [":from"] = ItemValues.Number(query.MillisecondsMin),
            [":to"] = ItemValues.Number(query.MillisecondsMax),
        },
        ScanIndexForward = false,
    };
}
