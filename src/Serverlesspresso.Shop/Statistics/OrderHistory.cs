using Serverlesspresso.Engine.Store;
using Serverlesspresso.Engine.Tables;
using Serverlesspresso.Engine.Tables.Operations;
using Serverlesspresso.Items.Values;
using Serverlesspresso.Shop.Orders;
using Serverlesspresso.Shop.Shops;

namespace Serverlesspresso.Shop.Statistics;

/// <summary>Reads the orders of a shop by time, page by page.</summary>
/// <param name="tables">Reads the tables.</param>
internal sealed class OrderHistory(ItemTables tables)
{
    // The index has the time of an order's last step, which lies after its arrival by both deadlines at most.
    private static readonly TimeSpan LastStepDelayMax = TimeSpan.FromHours(6);

    /// <summary>Reads a page of the orders that arrived in a period, in the order of their last steps.</summary>
    /// <param name="reader">The turn's transaction or a snapshot.</param>
    /// <param name="shop">The shop.</param>
    /// <param name="period">The period.</param>
    /// <param name="after">Where the page before ended; null for the first.</param>
    /// <returns>The orders, and where the next page begins; null after the last.</returns>
    public async ValueTask<(IReadOnlyList<Order> Orders, Item? After)> ReadPageAsync(
        IStoreReader reader, ShopId shop, Period period, Item? after)
    {
        var page = await tables.QueryInTurnAsync(
            reader,
            QueryOf(shop, period.From, period.To + LastStepDelayMax) with { ExclusiveStartKey = after });
        return (
            [.. page.Items.Select(Order.Read).Where(order => period.Contains(order.ArrivedAt()))],
            page.LastEvaluatedKey);
    }

    /// <summary>Reads the orders of a shop whose drink was ready in a period.</summary>
    /// <param name="reader">The turn's transaction or a snapshot.</param>
    /// <param name="shop">The shop.</param>
    /// <param name="from">The period's begin.</param>
    /// <param name="to">The period's end.</param>
    /// <param name="makeMax">How long after its number a drink is ready at the latest.</param>
    public async ValueTask<IReadOnlyList<Order>> ListMadeAsync(
        IStoreReader reader, ShopId shop, DateTimeOffset from, DateTimeOffset to, TimeSpan makeMax)
    {
        var made = new List<Order>();
        var query = QueryOf(shop, from - makeMax, to);
        Item? after = null;
        do
        {
            var page = await tables.QueryInTurnAsync(reader, query with { ExclusiveStartKey = after });
            made.AddRange(page.Items.Select(Order.Read).Where(order => order.IsMade() && order.FinishedAt >= from));
            after = page.LastEvaluatedKey;
        }
        while (after is not null);
        return made;
    }

    /// <summary>Reads orders of a shop that were made lately, the newest last step first.</summary>
    /// <param name="reader">The turn's transaction or a snapshot.</param>
    /// <param name="shop">The shop.</param>
    /// <param name="since">Only orders whose last step came after this.</param>
    /// <param name="now">The instant.</param>
    /// <param name="limit">How many orders to look at.</param>
    public async ValueTask<IReadOnlyList<Order>> ListLatestAsync(
        IStoreReader reader, ShopId shop, DateTimeOffset since, DateTimeOffset now, int limit)
    {
        var page = await tables.QueryInTurnAsync(
            reader, QueryOf(shop, since, now) with { ScanIndexForward = false, Limit = limit });
        return [.. page.Items.Select(Order.Read)];
    }

    private static QueryRequest QueryOf(ShopId shop, DateTimeOffset from, DateTimeOffset to) => new()
    {
        TableName = ShopTables.OrderTable,
        IndexName = ShopTables.OrdersByShop,
        KeyConditionExpression = "EVENTID = :shop AND TS BETWEEN :from AND :to",
        ExpressionAttributeValues = new Dictionary<string, AttributeValue>
        {
            [":shop"] = ItemValues.Text(shop.Value),
            [":from"] = ItemValues.Milliseconds(from),
            [":to"] = ItemValues.Milliseconds(to),
        },
    };
}
