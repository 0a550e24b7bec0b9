using Serverlesspresso.Engine.Store;
using Serverlesspresso.Engine.Tables;
using Serverlesspresso.Items.Values;
using Serverlesspresso.Shop.Shops;

namespace Serverlesspresso.Shop.Statistics;

/// <summary>Tells how a shop did.</summary>
/// <param name="store">Takes snapshots.</param>
/// <param name="tables">Reads the tables.</param>
/// <param name="directory">Finds the shops.</param>
/// <param name="refusals">Knows what was refused.</param>
public sealed class ShopStatistics(
    IStore store, ItemTables tables, ShopDirectory directory, RefusalCounter refusals)
{
    /// <summary>What screens call lately: the time that the typical wait is told of.</summary>
    public static readonly TimeSpan Lately = TimeSpan.FromHours(1);

    private readonly OrderHistory _history = new(tables);

    /// <summary>Reads how a shop did in a period, all from one snapshot.</summary>
    /// <param name="shop">The shop.</param>
    /// <param name="from">The period's begin.</param>
    /// <param name="to">The period's end, which does not belong to it: 400 days later at most.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="CoffeeBarRefusedException"><c>invalid-period</c> or <c>shop-not-found</c>.</exception>
    public Task<ShopReport> ReadAsync(
        ShopId shop, DateTimeOffset from, DateTimeOffset to, CancellationToken cancellationToken)
    {
        var period = new Period(from, to);
        period.Check();
        return store.ReadAsync(reader => ReadInTurnAsync(reader, shop, period, cancellationToken), cancellationToken);
    }

    private async ValueTask<ShopReport> ReadInTurnAsync(
        IStoreReader reader, ShopId shop, Period period, CancellationToken cancellationToken)
    {
        var settings = (await directory.FindInTurnAsync(reader, shop))?.Settings ?? throw new CoffeeBarRefusedException(
            RefusalReasons.ShopNotFound, $"There is no shop '{shop.Value}'.");
        var builder = new ReportBuilder(settings, period);
        Item? after = null;
        do
        {
            cancellationToken.ThrowIfCancellationRequested();
            (var orders, after) = await _history.ReadPageAsync(reader, shop, period, after);
            foreach (var order in orders)
            {
                builder.Add(order);
            }
        }
        while (after is not null);

        // The end does not belong to the period, so a period that ends at midnight ends on the day before.
        var refused = await refusals.SumUpInTurnAsync(
            reader, shop, DayOf(settings, period.From), DayOf(settings, period.To.AddTicks(-1)));
        return builder.Build(shop, refused);
    }

    private static DateOnly DayOf(ShopSettings settings, DateTimeOffset instant) =>
        DateOnly.FromDateTime(settings.ToLocal(instant).DateTime);
}
