using Serverlesspresso.Engine.Store;
using Serverlesspresso.Engine.Tables;
using Serverlesspresso.Engine.Tables.Operations;
using Serverlesspresso.Items.Values;
using Serverlesspresso.Shop.Shops;

namespace Serverlesspresso.Shop.Orders;

/// <summary>What is going on in the default shop, for screens.</summary>
/// <param name="Settings">The shop's settings.</param>
/// <param name="OpenOrders">How many of its places are taken.</param>
/// <param name="Orders">The latest orders of all shops, the newest first.</param>
public sealed record ShopView(ShopSettings Settings, long OpenOrders, IReadOnlyList<Order> Orders);

/// <summary>Reads orders for screens.</summary>
/// <param name="store">Takes the snapshot.</param>
/// <param name="tables">Reads the tables.</param>
public sealed class OrderBoard(IStore store, ItemTables tables)
{
    /// <summary>Reads the default shop and the latest orders, all in one snapshot.</summary>
    /// <param name="limit">How many orders at most.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public Task<ShopView> ReadAsync(int limit, CancellationToken cancellationToken) => store.ReadAsync(
        async reader =>
        {
            var shopTables = new ShopTables(tables);
            var settings = await shopTables.FindAsync(reader, ShopTables.ConfigTable, ShopId.Default.ConfigKey);
            var places = await shopTables.FindAsync(reader, ShopTables.CountingTable, ShopId.Default.PlacesKey);
            return new ShopView(
                settings is null ? new ShopSettings() : ShopSettings.Read(settings),
                places?.FindNumber("IDvalue") ?? 0,
                await ListLatestAsync(reader, limit));
        },
        cancellationToken);

    private async ValueTask<IReadOnlyList<Order>> ListLatestAsync(IStoreReader reader, int limit)
    {
        var response = await tables.QueryInTurnAsync(
            reader,
            new QueryRequest
            {
                TableName = ShopTables.OrderTable,
                IndexName = "LSI-timestamp",
                KeyConditionExpression = "PK = :orders",
                ExpressionAttributeValues = new Dictionary<string, AttributeValue>
                {
                    [":orders"] = ItemValues.Text(ShopTables.OrderPartition),
                },
                ScanIndexForward = false,
                Limit = limit,
            });
        return [.. response.Items.Select(Order.Read)];
    }
}
