using Serverlesspresso.Engine.Buses;
using Serverlesspresso.Engine.Store;
using Serverlesspresso.Engine.Tables;
using Serverlesspresso.Engine.Turns;
using Serverlesspresso.Shop.Shops;

namespace Serverlesspresso.Shop.Robots;

/// <summary>The robots of the shops: how they are to work. <see cref="RobotCrew"/> does what it says.</summary>
public sealed class RobotDirectory
{
    private readonly IStore _store;
    private readonly TurnRunner _turns;
    private readonly ShopTables _tables;
    private readonly ConfigItems _config;

    /// <summary>Opens the directory.</summary>
    /// <param name="store">Takes snapshots.</param>
    /// <param name="turns">Runs turns.</param>
    /// <param name="items">The tables.</param>
    /// <param name="events">The buses.</param>
    public RobotDirectory(IStore store, TurnRunner turns, ItemTables items, BusEvents events)
    {
        _store = store;
        _turns = turns;
        _tables = new ShopTables(items);
        _config = new ConfigItems(_tables, new ShopEvents(events));
    }

    /// <summary>Reads how the robots of a shop work. Those that nobody has set up are off.</summary>
    /// <param name="shop">The shop.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public Task<RobotSettings> ReadAsync(ShopId shop, CancellationToken cancellationToken) => _store.ReadAsync(
        async reader => RobotSettings.Read(
            await _tables.FindAsync(reader, ShopTables.ConfigTable, shop.RobotsKey)),
        cancellationToken);

    /// <summary>Says how the robots of a shop are to work. Returns once it is on disk; they hear of it at once.</summary>
    /// <param name="shop">The shop.</param>
    /// <param name="settings">How they are to work.</param>
    /// <param name="cancellationToken">Stops the waiting, not a turn that has begun to commit.</param>
    /// <exception cref="CoffeeBarRefusedException">
    /// <c>shop-not-found</c>, or <c>invalid-robots</c> with all mistakes.
    /// </exception>
    public Task SetAsync(ShopId shop, RobotSettings settings, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(settings);
        var mistakes = settings.FindMistakes();
        return mistakes.Count == 0
            ? _turns.RunAsync(transaction => SetInTurnAsync(transaction, shop, settings), cancellationToken)
            : throw new CoffeeBarRefusedException(RefusalReasons.InvalidRobots, mistakes);
    }

    private async ValueTask<bool> SetInTurnAsync(ITurnTransaction transaction, ShopId shop, RobotSettings settings)
    {
        if (await _tables.FindAsync(transaction, ShopTables.ConfigTable, shop.ConfigKey) is null)
        {
            throw new CoffeeBarRefusedException(RefusalReasons.ShopNotFound, $"There is no shop '{shop.Value}'.");
        }

        var before = await _tables.FindAsync(transaction, ShopTables.ConfigTable, shop.RobotsKey);
        await _config.WriteAsync(
            transaction, shop, before, settings.Write(shop, before), "The robots of the shop work differently now.");
        return true;
    }
}
