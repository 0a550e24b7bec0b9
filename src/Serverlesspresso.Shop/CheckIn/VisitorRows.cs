using System.Globalization;
using Serverlesspresso.Engine.Store;
using Serverlesspresso.Engine.Tables;
using Serverlesspresso.Engine.Tables.Operations;
using Serverlesspresso.Items.Values;
using Serverlesspresso.Shop.Shops;

namespace Serverlesspresso.Shop.CheckIn;

/// <summary>
/// What a shop knows of a visitor: the latest order, and how many there were on its day. One row for each visitor and
/// shop, read and written in the turn that checks the visitor in: so of two check-ins at once the second sees the first.
/// </summary>
/// <param name="tables">The tables.</param>
internal sealed class VisitorRows(ItemTables tables)
{
    /// <summary>Reads what a shop knows of a visitor.</summary>
    /// <param name="reader">The turn's transaction or a snapshot.</param>
    /// <param name="shop">The shop.</param>
    /// <param name="visitorId">The visitor.</param>
    public async ValueTask<VisitorRow> ReadAsync(IStoreReader reader, ShopId shop, string visitorId)
    {
        var request = new GetItemRequest { TableName = ShopTables.VisitorTable, Key = KeyOf(shop, visitorId) };
        var item = (await tables.GetItemInTurnAsync(reader, request)).Item;
        return new VisitorRow(
            item?.FindText("orderId"), item?.FindText("day"), item?.FindNumber("ordersOnDay") ?? 0);
    }

    /// <summary>Writes what a shop knows of a visitor.</summary>
    /// <param name="transaction">The turn's transaction.</param>
    /// <param name="shop">The shop.</param>
    /// <param name="visitorId">The visitor.</param>
    /// <param name="row">What it knows.</param>
    public async ValueTask PutAsync(ITurnTransaction transaction, ShopId shop, string visitorId, VisitorRow row) =>
        await tables.WriteItemInTurnAsync(
            transaction,
            new PutItemRequest
            {
                TableName = ShopTables.VisitorTable,
                Item = KeyOf(shop, visitorId).With(
                    ("orderId", ItemValues.Text(row.OrderId ?? string.Empty)),
                    ("day", ItemValues.Text(row.Day ?? string.Empty)),
                    ("ordersOnDay", ItemValues.Number(row.OrdersOnDay))),
            });

    /// <summary>Deletes what all shops know of a visitor.</summary>
    /// <param name="transaction">The turn's transaction.</param>
    /// <param name="visitorId">The visitor.</param>
    public async ValueTask DeleteAllAsync(ITurnTransaction transaction, string visitorId)
    {
        var request = new QueryRequest
        {
            TableName = ShopTables.VisitorTable,
            KeyConditionExpression = "PK = :visitor",
            ExpressionAttributeValues = new Dictionary<string, AttributeValue>
            {
                [":visitor"] = ItemValues.Text(visitorId),
            },
        };
        foreach (var item in (await tables.QueryInTurnAsync(transaction, request)).Items)
        {
            var shop = new ShopId(item.FindText("SK") ?? string.Empty);
            await tables.WriteItemInTurnAsync(
                transaction,
                new DeleteItemRequest { TableName = ShopTables.VisitorTable, Key = KeyOf(shop, visitorId) });
        }
    }

    private static Item KeyOf(ShopId shop, string visitorId) =>
        ItemValues.Of(("PK", ItemValues.Text(visitorId)), ("SK", ItemValues.Text(shop.Value)));
}

/// <summary>What a shop knows of a visitor.</summary>
/// <param name="OrderId">The latest order; null if there was none.</param>
/// <param name="Day">The day of the latest order in the shop's time zone, such as <c>2030-01-01</c>.</param>
/// <param name="OrdersOnDay">How many orders there were on that day.</param>
internal sealed record VisitorRow(string? OrderId, string? Day, long OrdersOnDay)
{
    /// <summary>How many orders there were on a day.</summary>
    public long OrdersOn(DateTimeOffset local) => Day == NameOf(local) ? OrdersOnDay : 0;

    /// <summary>The row after one order more.</summary>
    public VisitorRow After(string orderId, DateTimeOffset local) => new(orderId, NameOf(local), OrdersOn(local) + 1);

    private static string NameOf(DateTimeOffset local) => local.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
