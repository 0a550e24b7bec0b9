using System.Text;
using Serverlesspresso.Engine.Store;
using Serverlesspresso.Engine.Turns;
using Serverlesspresso.Items.Values;

namespace Serverlesspresso.Shop.Tests.Feed;

/// <summary>Committed items as the coffee bar's turns leave them.</summary>
internal static class FeedRows
{
    public static CommittedItem Order(
        string id,
        long version,
        string userId = "visitor",
        string shop = "default",
        params IEnumerable<(string Name, AttributeValue Value)> more)
    {
        var row = ItemValues.Of(
            ("PK", ItemValues.Text("orders")),
            ("SK", ItemValues.Text(id)),
            ("USERID", ItemValues.Text(userId)),
            ("EVENTID", ItemValues.Text(shop)),
            ("ORDERSTATE", ItemValues.Text("CREATED")),
            ("TS", ItemValues.Number(1))).With(more);
        return Item("serverlesspresso-order-table", "orders", row, version, id);
    }

    public static CommittedItem DeletedOrder(string id, long version) =>
        new(new ItemKey("serverlesspresso-order-table", Key("orders"), Key(id)), Item: null, version);

    public static CommittedItem Settings(params IEnumerable<(string Name, AttributeValue Value)> settings) => Item(
        "serverlesspresso-config-table", "config", ItemValues.Of([("PK", ItemValues.Text("config")), .. settings]));

    public static CommittedItem Code(long end, long drinksLeft, string code) => Item(
        "serverlesspresso-validator-table",
        $"default-{end}",
        ItemValues.Of(
            ("PK", ItemValues.Text($"default-{end}")),
            ("last_code", ItemValues.Text(code)),
            ("availableTokens", ItemValues.Number(drinksLeft)),
            ("end_ts", ItemValues.Number(end))));

    private static CommittedItem Item(string table, string key, Item row, long version = 1, string sortKey = "") =>
        new(new ItemKey(table, Key(key), Key(sortKey)), row.ToUtf8(), version);

    private static KeyBytes Key(string text) => new(Encoding.UTF8.GetBytes(text));
}
