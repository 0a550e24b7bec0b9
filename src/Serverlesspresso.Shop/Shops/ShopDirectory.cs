using Serverlesspresso.Engine.Store;
using Serverlesspresso.Engine.Tables;
using Serverlesspresso.Engine.Tables.Operations;
using Serverlesspresso.Items.Values;
using Serverlesspresso.Shop.Menus;

namespace Serverlesspresso.Shop.Shops;

/// <summary>The shops: found and listed.</summary>
/// <param name="store">Takes snapshots.</param>
/// <param name="tables">Reads the tables.</param>
public sealed class ShopDirectory(IStore store, ItemTables tables)
{
    private readonly ShopTables _tables = new(tables);

    /// <summary>Finds a shop, or null.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="TableNotFoundException">Somebody has deleted a table of the coffee bar.</exception>
    public Task<CoffeeShop?> FindAsync(ShopId id, CancellationToken cancellationToken) =>
        store.ReadAsync(reader => FindInTurnAsync(reader, id), cancellationToken);

    /// <summary>Finds a shop within a turn, or null. What is read is fenced.</summary>
    /// <param name="reader">The turn's transaction or a snapshot.</param>
    /// <param name="id">Its id.</param>
    /// <exception cref="TableNotFoundException">Somebody has deleted a table of the coffee bar.</exception>
    public async ValueTask<CoffeeShop?> FindInTurnAsync(IStoreReader reader, ShopId id) =>
        await _tables.FindAsync(reader, ShopTables.ConfigTable, id.ConfigKey) is { } settings
            ? await ReadAsync(reader, id, settings)
            : null;

    /// <summary>Lists all shops: the default shop first, the others in the order of their ids.</summary>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="TableNotFoundException">Somebody has deleted a table of the coffee bar.</exception>
    public Task<IReadOnlyList<CoffeeShop>> ListAsync(CancellationToken cancellationToken) =>
        store.ReadAsync(ListInTurnAsync, cancellationToken);

    private async ValueTask<IReadOnlyList<CoffeeShop>> ListInTurnAsync(IStoreReader reader)
    {
        var shops = new List<CoffeeShop>();
        Item? after = null;
        do
        {
            var page = await tables.ScanInTurnAsync(
                reader, new ScanRequest { TableName = ShopTables.ConfigTable, ExclusiveStartKey = after });
            foreach (var item in page.Items)
            {
                if (ShopId.FindByConfigKey(item.FindText("PK")) is { } id)
                {
                    shops.Add(await ReadAsync(reader, id, item));
                }
            }

            after = page.LastEvaluatedKey;
        }
        while (after is not null);

        return
        [
            .. shops
                .OrderByDescending(shop => shop.Id == ShopId.Default)
                .ThenBy(shop => shop.Id.Value, StringComparer.Ordinal),
        ];
    }

    private async ValueTask<CoffeeShop> ReadAsync(IStoreReader reader, ShopId id, Item settings)
    {
        var menu = await _tables.FindAsync(reader, ShopTables.ConfigTable, id.MenuKey);
        var places = await _tables.FindAsync(reader, ShopTables.CountingTable, id.PlacesKey);
        return new CoffeeShop
        {
            Id = id,
            Settings = ShopSettings.Read(settings),
            Menu = Menu.Read(menu),
            OpenOrders = places?.FindNumber("IDvalue") ?? 0,
            SettingsVersion = ItemVersion.Of(settings),
            MenuVersion = ItemVersion.Of(menu),
        };
    }
}
