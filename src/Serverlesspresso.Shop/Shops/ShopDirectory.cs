using Serverlesspresso.Engine.Buses;
using Serverlesspresso.Engine.Store;
using Serverlesspresso.Engine.Tables;
using Serverlesspresso.Engine.Tables.Operations;
using Serverlesspresso.Engine.Turns;
using Serverlesspresso.Items.Values;
using Serverlesspresso.Shop.CheckIn;
using Serverlesspresso.Shop.Menus;

namespace Serverlesspresso.Shop.Shops;

/// <summary>The shops: found, listed, made and changed. What is changed is told on the bus in the same turn.</summary>
/// <remarks>
/// Orders that are open go on as they were: a change holds for what happens after it. The code that displays show gives
/// as many more or fewer drinks as the setting says. Every method fails with a
/// <see cref="TableNotFoundException"/> if somebody has deleted a table of the coffee bar.
/// </remarks>
public sealed class ShopDirectory
{
    private readonly IStore _store;
    private readonly TurnRunner _turns;
    private readonly ItemTables _items;
    private readonly ShopTables _tables;
    private readonly ConfigItems _config;
    private readonly CodeBuckets _codes;
    private readonly TimeProvider _timeProvider;

    internal ShopDirectory(
        IStore store, TurnRunner turns, ItemTables items, BusEvents events, CodeBuckets codes, TimeProvider timeProvider)
    {
        _store = store;
        _turns = turns;
        _items = items;
        _tables = new ShopTables(items);
        _config = new ConfigItems(_tables, new ShopEvents(events));
        _codes = codes;
        _timeProvider = timeProvider;
    }

    /// <summary>Finds a shop, or null.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public Task<CoffeeShop?> FindAsync(ShopId id, CancellationToken cancellationToken) =>
        _store.ReadAsync(reader => FindInTurnAsync(reader, id), cancellationToken);

    /// <summary>Finds a shop within a turn, or null. What is read is fenced.</summary>
    /// <param name="reader">The turn's transaction or a snapshot.</param>
    /// <param name="id">Its id.</param>
    public async ValueTask<CoffeeShop?> FindInTurnAsync(IStoreReader reader, ShopId id) =>
        await FindSettingsAsync(reader, id) is { } settings ? await ReadAsync(reader, id, settings) : null;

    /// <summary>Lists all shops: the default shop first, the others in the order of their ids.</summary>
    /// <param name="cancellationToken">Stops the reading.</param>
    public Task<IReadOnlyList<CoffeeShop>> ListAsync(CancellationToken cancellationToken) =>
        _store.ReadAsync(ListInTurnAsync, cancellationToken);

    /// <summary>Makes a shop. Returns once it is on disk.</summary>
    /// <param name="id">Its id: 1 to 40 letters from A to Z, digits, <c>_</c> and <c>-</c>. It never changes.</param>
    /// <param name="settings">Its settings.</param>
    /// <param name="menu">What it offers; <see cref="Menu.Standard"/> to begin with.</param>
    /// <param name="cancellationToken">Stops the waiting, not a turn that has begun to commit.</param>
    /// <exception cref="CoffeeBarRefusedException">
    /// <c>invalid-shop</c> with all mistakes (those of the menu below <c>/menu</c>), or <c>shop-exists</c>.
    /// </exception>
    public Task<CoffeeShop> CreateAsync(
        ShopId id, ShopSettings settings, Menu menu, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(settings);
        ArgumentNullException.ThrowIfNull(menu);
        Refuse(
            RefusalReasons.InvalidShop,
            [
                .. ShopRules.CheckId(id),
                .. ShopRules.CheckSettings(settings),
                .. MenuChecks.FindMistakes(menu).Select(mistake => mistake with { Place = $"/menu{mistake.Place}" }),
            ]);
        return _turns.RunAsync(transaction => CreateInTurnAsync(transaction, id, settings, menu), cancellationToken);
    }

    /// <summary>Changes settings of a shop, whatever else has changed meanwhile. Returns once they are on disk.</summary>
    /// <inheritdoc cref="UpdateAsync(ShopId, Func{ShopSettings, ShopSettings}, string, CancellationToken)"/>
    public Task<CoffeeShop> UpdateAsync(
        ShopId id, Func<ShopSettings, ShopSettings> change, CancellationToken cancellationToken) =>
        UpdateAsync(id, change, seenVersion: null, cancellationToken);

    /// <summary>Changes settings of a shop. Returns once they are on disk.</summary>
    /// <param name="id">The shop.</param>
    /// <param name="change">From the settings as they are to what they are to be. It may be called more than once.</param>
    /// <param name="seenVersion">
    /// The <see cref="CoffeeShop.SettingsVersion"/> that the editor saw; null to change them whatever they are.
    /// </param>
    /// <param name="cancellationToken">Stops the waiting, not a turn that has begun to commit.</param>
    /// <exception cref="CoffeeBarRefusedException">
    /// <c>shop-not-found</c>, <c>changed-meanwhile</c>, or <c>invalid-shop</c> with all mistakes of the change.
    /// </exception>
    public Task<CoffeeShop> UpdateAsync(
        ShopId id, Func<ShopSettings, ShopSettings> change, string? seenVersion, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(change);
        return _turns.RunAsync(
            transaction => UpdateInTurnAsync(transaction, id, change, seenVersion), cancellationToken);
    }

    /// <summary>Gives a shop another menu, whatever it has meanwhile. Returns once it is on disk.</summary>
    /// <inheritdoc cref="ReplaceMenuAsync(ShopId, Menu, string, CancellationToken)"/>
    public Task<CoffeeShop> ReplaceMenuAsync(ShopId id, Menu menu, CancellationToken cancellationToken) =>
        ReplaceMenuAsync(id, menu, seenVersion: null, cancellationToken);

    /// <summary>Gives a shop another menu. Returns once it is on disk.</summary>
    /// <param name="id">The shop.</param>
    /// <param name="menu">What it offers from now on.</param>
    /// <param name="seenVersion">
    /// The <see cref="CoffeeShop.MenuVersion"/> that the editor saw; null to replace the menu whatever it is.
    /// </param>
    /// <param name="cancellationToken">Stops the waiting, not a turn that has begun to commit.</param>
    /// <exception cref="CoffeeBarRefusedException">
    /// <c>shop-not-found</c>, <c>changed-meanwhile</c>, or <c>invalid-menu</c> with all mistakes.
    /// </exception>
    public Task<CoffeeShop> ReplaceMenuAsync(
        ShopId id, Menu menu, string? seenVersion, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(menu);
        Refuse(RefusalReasons.InvalidMenu, MenuChecks.FindMistakes(menu));
        return ChangeMenuAsync(id, before => menu.Write(id, before), seenVersion, cancellationToken);
    }

    /// <summary>Marks a drink as sold out, or as available again. Returns once it is on disk.</summary>
    /// <param name="id">The shop.</param>
    /// <param name="drink">The drink's name.</param>
    /// <param name="isAvailable">Whether it can be ordered.</param>
    /// <param name="cancellationToken">Stops the waiting, not a turn that has begun to commit.</param>
    /// <exception cref="CoffeeBarRefusedException"><c>shop-not-found</c> or <c>not-on-menu</c>.</exception>
    public Task<CoffeeShop> SetAvailableAsync(
        ShopId id, string drink, bool isAvailable, CancellationToken cancellationToken) =>
        ChangeMenuAsync(
            id, before => MenuEntries.SetAvailable(before, drink, isAvailable), seenVersion: null, cancellationToken);

    private static void Refuse(string reason, IReadOnlyList<Mistake> mistakes)
    {
        if (mistakes.Count > 0)
        {
            throw new CoffeeBarRefusedException(reason, mistakes);
        }
    }

    private static void CheckVersion(string what, Item? item, string? seenVersion)
    {
        if (seenVersion is not null && seenVersion != ItemVersion.Of(item))
        {
            throw new CoffeeBarRefusedException(
                RefusalReasons.ChangedMeanwhile,
                $"Somebody else has changed {what} meanwhile. Look at how it is now, then make your change again.");
        }
    }

    private async ValueTask<CoffeeShop> CreateInTurnAsync(
        ITurnTransaction transaction, ShopId id, ShopSettings settings, Menu menu)
    {
        if (await FindSettingsAsync(transaction, id) is not null)
        {
            throw new CoffeeBarRefusedException(
                RefusalReasons.ShopExists, $"There is a shop '{id.Value}' already: choose another id.");
        }

        var menuBefore = await FindMenuAsync(transaction, id);
        var item = settings.Write(id, before: null);
        await _config.WriteAsync(transaction, id, before: null, item, "There is a new shop.");
        await _config.WriteAsync(
            transaction, id, menuBefore, menu.Write(id, menuBefore), "The new shop has its menu.");
        return await ReadAsync(transaction, id, item);
    }

    private async ValueTask<CoffeeShop> UpdateInTurnAsync(
        ITurnTransaction transaction, ShopId id, Func<ShopSettings, ShopSettings> change, string? seenVersion)
    {
        var item = await GetSettingsAsync(transaction, id);
        CheckVersion("the settings of the shop", item, seenVersion);
        var before = ShopSettings.Read(item);
        var after = change(before);

        // What an operator has written into the table by hand stands in nobody's way who changes something else.
        Refuse(
            RefusalReasons.InvalidShop,
            [.. ShopRules.CheckSettings(after).Except(ShopRules.CheckSettings(before))]);
        var written = before == after ? item : after.Write(id, item);
        await _config.WriteAsync(transaction, id, item, written, "The settings of the shop have changed.");
        await _codes.AddDrinksAsync(
            transaction, id, after.DrinksPerCode - before.DrinksPerCode, _timeProvider.GetUtcNow());
        return await ReadAsync(transaction, id, written);
    }

    private Task<CoffeeShop> ChangeMenuAsync(
        ShopId id, Func<Item?, Item> change, string? seenVersion, CancellationToken cancellationToken) =>
        _turns.RunAsync(
            async transaction =>
            {
                var settings = await GetSettingsAsync(transaction, id);
                var menu = await FindMenuAsync(transaction, id);
                CheckVersion("the menu", menu, seenVersion);
                await _config.WriteAsync(transaction, id, menu, change(menu), "The menu of the shop has changed.");
                return await ReadAsync(transaction, id, settings);
            },
            cancellationToken);

    private async ValueTask<IReadOnlyList<CoffeeShop>> ListInTurnAsync(IStoreReader reader)
    {
        var shops = new List<CoffeeShop>();
        Item? after = null;
        do
        {
            var page = await _items.ScanInTurnAsync(
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
        var menu = await FindMenuAsync(reader, id);
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

    private async ValueTask<Item> GetSettingsAsync(IStoreReader reader, ShopId id) =>
        await FindSettingsAsync(reader, id) ?? throw new CoffeeBarRefusedException(
            RefusalReasons.ShopNotFound, $"There is no shop '{id.Value}'.");

    private ValueTask<Item?> FindSettingsAsync(IStoreReader reader, ShopId id) =>
        _tables.FindAsync(reader, ShopTables.ConfigTable, id.ConfigKey);

    private ValueTask<Item?> FindMenuAsync(IStoreReader reader, ShopId id) =>
        _tables.FindAsync(reader, ShopTables.ConfigTable, id.MenuKey);
}
