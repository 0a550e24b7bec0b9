using System.Text;
using Serverlesspresso.Engine.Store;
using Serverlesspresso.Engine.Turns;
using Serverlesspresso.Items.Values;
using Serverlesspresso.Shop.Shops;

namespace Serverlesspresso.Shop.Feed;

/// <summary>Carries items of the coffee bar's tables over to the model of the feed.</summary>
/// <param name="model">The model.</param>
internal sealed class FeedItems(FeedModel model)
{
    private const string ConfigPrefix = "config";
    private const string MenuPrefix = "menu";
    private const string PlacesPrefix = "openOrders";

    /// <summary>The tables that the feed looks at.</summary>
    public static IReadOnlyList<string> Tables { get; } =
        [ShopTables.OrderTable, ShopTables.ConfigTable, ShopTables.CountingTable, ShopTables.ValidatorTable];

    /// <summary>Takes an item that a turn has changed.</summary>
    /// <param name="committed">The item.</param>
    /// <returns>What the groups are to be told.</returns>
    public IEnumerable<KeyValuePair<FeedGroup, FeedMessage>> Take(CommittedItem committed)
    {
        var item = committed.Item is { } bytes ? Item.Parse(bytes.Span) : null;
        if (committed.Key.TableName != ShopTables.OrderTable)
        {
            return Take(committed.Key.TableName, TextOf(committed.Key.PartitionKey), item);
        }

        return item is null
            ? model.RemoveOrder(TextOf(committed.Key.SortKey))
            : model.ChangeOrder(FeedOrder.Read(item, committed.Version));
    }

    /// <summary>Takes an item of a table that is not that of the orders.</summary>
    /// <param name="table">The table.</param>
    /// <param name="key">The item's key.</param>
    /// <param name="item">The item; null if it was deleted.</param>
    /// <returns>What the groups are to be told.</returns>
    public IEnumerable<KeyValuePair<FeedGroup, FeedMessage>> Take(string table, string key, Item? item) => table switch
    {
        ShopTables.ConfigTable when FindShop(key, ConfigPrefix) is { } id =>
            model.ChangeShop(id, shop => shop.ReadSettings(item)),
        ShopTables.ConfigTable when FindShop(key, MenuPrefix) is { } id =>
            model.ChangeShop(id, shop => shop.ReadMenu(item)),
        ShopTables.CountingTable when FindShop(key, PlacesPrefix) is { } id =>
            model.ChangeShop(id, shop => shop.OpenOrders = item?.FindNumber("IDvalue") ?? 0),
        ShopTables.ValidatorTable when item is not null =>
            model.ChangeShop(ShopId.Read(item.FindText("eventId")), shop => shop.ReadCode(item)),
        _ => [],
    };

    // All keys of these tables are texts, which are stored in UTF-8.
    private static string TextOf(KeyBytes key) => Encoding.UTF8.GetString(key.Bytes.Span);

    /// <summary>Finds the shop that a key of the kind <c>config</c> or <c>config-ABC</c> belongs to.</summary>
    private static ShopId? FindShop(string key, string prefix)
    {
        if (key == prefix)
        {
            return ShopId.Default;
        }

        return key.Length > prefix.Length + 1 && key.StartsWith($"{prefix}-", StringComparison.Ordinal)
            ? new ShopId(key[(prefix.Length + 1)..])
            : null;
    }
}
