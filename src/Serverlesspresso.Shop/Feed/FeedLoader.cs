using Serverlesspresso.Engine.Store;
using Serverlesspresso.Engine.Tables;
using Serverlesspresso.Engine.Tables.Operations;
using Serverlesspresso.Items.Values;
using Serverlesspresso.Shop.Orders;

namespace Serverlesspresso.Shop.Feed;

/// <summary>Reads what the feed must know when it starts.</summary>
/// <param name="store">Takes a snapshot.</param>
/// <param name="tables">Reads the tables.</param>
/// <param name="timeProvider">The clock.</param>
internal sealed class FeedLoader(IStore store, ItemTables tables, TimeProvider timeProvider)
{
    /// <summary>An order that is opened, made and collected is not older than this.</summary>
    private static readonly TimeSpan OrderAgeMax = TimeSpan.FromDays(1);

    /// <summary>The current code of a shop has begun since.</summary>
    private static readonly TimeSpan CodeAgeMax = TimeSpan.FromHours(1);

    /// <summary>Reads the shops and their live orders into a model.</summary>
    /// <param name="model">The model, which knows nothing yet.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public Task LoadAsync(FeedModel model, CancellationToken cancellationToken) => store.ReadAsync(
        async reader =>
        {
            var items = new FeedItems(model);
            foreach (var table in (string[])[ShopTables.ConfigTable, ShopTables.CountingTable])
            {
                await foreach (var item in ScanAsync(reader, new ScanRequest { TableName = table }))
                {
                    _ = items.Take(table, item.FindText("PK") ?? string.Empty, item);
                }
            }

            await LoadCodesAsync(reader, items);
            await LoadOrdersAsync(reader, model);
            return true;
        },
        cancellationToken);

    private async Task LoadCodesAsync(IStoreReader reader, FeedItems items)
    {
        var since = timeProvider.GetUtcNow() - CodeAgeMax;
        var recent = new ScanRequest
        {
            TableName = ShopTables.ValidatorTable,
            FilterExpression = "end_ts >= :since",
            ExpressionAttributeValues = new Dictionary<string, AttributeValue>
            {
                [":since"] = ItemValues.Milliseconds(since),
            },
        };
        await foreach (var code in ScanAsync(reader, recent))
        {
            _ = items.Take(ShopTables.ValidatorTable, key: string.Empty, code);
        }
    }

    private async Task LoadOrdersAsync(IStoreReader reader, FeedModel model)
    {
        var open = QueryAsync(reader, ShopTables.OrdersByState, "ORDERSTATE = :value", ItemValues.Text(OrderState.Created));
        await foreach (var row in open)
        {
            _ = model.ChangeOrder(FeedOrder.Read(row, rowVersion: 0));
        }

        var since = timeProvider.GetUtcNow() - OrderAgeMax;
        var recent = QueryAsync(
            reader,
            "LSI-timestamp",
            "PK = :value AND TS >= :since",
            ItemValues.Text(ShopTables.OrderPartition),
            (":since", ItemValues.Milliseconds(since)));
        await foreach (var row in recent)
        {
            var order = FeedOrder.Read(row, rowVersion: 0);
            if (model.IsLive(order.Order))
            {
                _ = model.ChangeOrder(order);
            }
        }
    }

    private IAsyncEnumerable<Item> QueryAsync(
        IStoreReader reader,
        string indexName,
        string condition,
        AttributeValue value,
        params (string Name, AttributeValue Value)[] others)
    {
        var values = others.ToDictionary(other => other.Name, other => other.Value);
        values[":value"] = value;
        return PagesAsync(after => tables.QueryInTurnAsync(
            reader,
            new QueryRequest
            {
                TableName = ShopTables.OrderTable,
                IndexName = indexName,
                KeyConditionExpression = condition,
                ExpressionAttributeValues = values,
                ExclusiveStartKey = after,
            }));
    }

    private IAsyncEnumerable<Item> ScanAsync(IStoreReader reader, ScanRequest request) =>
        PagesAsync(after => tables.ScanInTurnAsync(reader, request with { ExclusiveStartKey = after }));

    private static async IAsyncEnumerable<Item> PagesAsync(Func<Item?, ValueTask<ListResponse>> readPage)
    {
        Item? after = null;
        do
        {
            ListResponse page;
            try
            {
                page = await readPage(after);
            }
            catch (TableNotFoundException)
            {
                yield break; // Somebody has deleted a table of the coffee bar: there is nothing to tell of it.
            }

            foreach (var item in page.Items)
            {
                yield return item;
            }

            after = page.LastEvaluatedKey;
        }
        while (after is not null);
    }
}
