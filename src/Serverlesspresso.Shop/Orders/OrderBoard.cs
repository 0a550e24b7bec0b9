using Serverlesspresso.Engine.Store;
using Serverlesspresso.Engine.Tables;
using Serverlesspresso.Engine.Tables.Operations;
using Serverlesspresso.Items.Values;
using Serverlesspresso.Shop.Shops;

namespace Serverlesspresso.Shop.Orders;

/// <summary>Reads shops and orders for screens, within a turn or snapshot.</summary>
/// <param name="tables">Reads the tables.</param>
public sealed class OrderBoard(ItemTables tables)
{
    private const int OpenMax = 200;
    private const int LatestMax = 50;

    private readonly ShopTables _tables = new(tables);

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
        var open = await QueryAsync(reader, "GSI-status", "ORDERSTATE", OrderState.Created, OpenMax);
        var latest = await QueryAsync(reader, "LSI-timestamp", "PK", ShopTables.OrderPartition, LatestMax);
        return
        [
            .. open.Concat(latest)
                .DistinctBy(order => order.Id)
                .OrderByDescending(order => order.At)
                .ThenByDescending(order => order.Id, StringComparer.Ordinal),
        ];
    }

    private async ValueTask<IEnumerable<Order>> QueryAsync(
        IStoreReader reader, string indexName, string partitionKey, string value, int limit)
    {
        var response = await tables.QueryInTurnAsync(
            reader,
            new QueryRequest
            {
                TableName = ShopTables.OrderTable,
                IndexName = indexName,
                KeyConditionExpression = $"{partitionKey} = :value",
                ExpressionAttributeValues = new Dictionary<string, AttributeValue>
                {
                    [":value"] = ItemValues.Text(value),
                },
                ScanIndexForward = false,
                Limit = limit,
            });
        return response.Items.Select(Order.Read);
    }
}
