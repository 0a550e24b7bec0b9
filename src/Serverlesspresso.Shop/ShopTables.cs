using System.Text;
using Serverlesspresso.Engine.Store;
using Serverlesspresso.Engine.Tables;
using Serverlesspresso.Engine.Tables.Operations;
using Serverlesspresso.Items;
using Serverlesspresso.Items.Values;
using Serverlesspresso.Shop.Orders;

namespace Serverlesspresso.Shop;

/// <summary>The tables of the coffee bar, as its functions use them: within the turn of their call.</summary>
/// <param name="tables">The tables of the engine.</param>
internal sealed class ShopTables(ItemTables tables)
{
    /// <summary>The orders, one row each: <c>PK</c> is always <c>orders</c>, <c>SK</c> the order's id.</summary>
    public const string OrderTable = "serverlesspresso-order-table";

    /// <summary>The settings and menus of the shops.</summary>
    public const string ConfigTable = "serverlesspresso-config-table";

    /// <summary>The order numbers and the counts of open orders.</summary>
    public const string CountingTable = "serverlesspresso-counting-table";

    /// <summary>The codes of the shops, one for each span of time.</summary>
    public const string ValidatorTable = "serverlesspresso-validator-table";

    /// <summary>What each shop knows of each visitor: the latest order, and how many there were on its day.</summary>
    public const string VisitorTable = "serverlesspresso-visitor-table";

    /// <summary>How often something was refused, by shop, day and reason.</summary>
    public const string StatisticsTable = "serverlesspresso-statistics-table";

    /// <summary>The orders by shop and time, an index of the order table.</summary>
    public const string OrdersByShop = "GSI-shop";

    /// <summary>The index of the order table by state: it has the open orders together.</summary>
    public const string OrdersByState = "GSI-status";

    /// <summary>The partition key of all orders.</summary>
    public const string OrderPartition = "orders";

    /// <summary>Reads an item of a table that has only a partition key, or null.</summary>
    /// <param name="reader">The turn's transaction or a snapshot.</param>
    /// <param name="tableName">The table.</param>
    /// <param name="partitionKey">The key.</param>
    /// <remarks>Keys have ids of shops in them, which come with an address: a key that is too long is no item's.</remarks>
    public ValueTask<Item?> FindAsync(IStoreReader reader, string tableName, string partitionKey) =>
        Encoding.UTF8.GetByteCount(partitionKey) <= ItemLimits.PartitionKeyBytesMax
            ? FindAsync(reader, tableName, ItemValues.Of(("PK", ItemValues.Text(partitionKey))))
            : ValueTask.FromResult<Item?>(null);

    /// <summary>Reads the row of an order, or null.</summary>
    /// <param name="reader">The turn's transaction or a snapshot.</param>
    /// <param name="orderId">The order.</param>
    public ValueTask<Item?> FindOrderRowAsync(IStoreReader reader, string orderId) => FindAsync(
        reader,
        OrderTable,
        ItemValues.Of(("PK", ItemValues.Text(OrderPartition)), ("SK", ItemValues.Text(orderId))));

    /// <summary>Reads an order, or null.</summary>
    /// <param name="reader">The turn's transaction or a snapshot.</param>
    /// <param name="orderId">The order.</param>
    public async ValueTask<Order?> FindOrderAsync(IStoreReader reader, string orderId) =>
        await FindOrderRowAsync(reader, orderId) is { } row ? Order.Read(row) : null;

    /// <summary>Writes an item.</summary>
    /// <param name="transaction">The turn's transaction.</param>
    /// <param name="tableName">The table.</param>
    /// <param name="item">The item.</param>
    public async ValueTask PutAsync(ITurnTransaction transaction, string tableName, Item item) =>
        await tables.WriteItemInTurnAsync(transaction, new PutItemRequest { TableName = tableName, Item = item });

    /// <summary>Adds to a count.</summary>
    /// <param name="transaction">The turn's transaction.</param>
    /// <param name="partitionKey">The count's key in the counting table.</param>
    /// <param name="change">What to add.</param>
    public async ValueTask AddToCountAsync(ITurnTransaction transaction, string partitionKey, long change) =>
        await tables.WriteItemInTurnAsync(
            transaction,
            new UpdateItemRequest
            {
                TableName = CountingTable,
                Key = ItemValues.Of(("PK", ItemValues.Text(partitionKey))),
                UpdateExpression = "ADD IDvalue :change",
                ExpressionAttributeValues = new Dictionary<string, AttributeValue>
                {
                    [":change"] = ItemValues.Number(change),
                },
            });

    private async ValueTask<Item?> FindAsync(IStoreReader reader, string tableName, Item key)
    {
        var request = new GetItemRequest { TableName = tableName, Key = key, ConsistentRead = true };
        return (await tables.GetItemInTurnAsync(reader, request)).Item;
    }
}
