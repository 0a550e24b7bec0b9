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
    private static readonly TimeSpan Recent = TimeSpan.FromHours(1);

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

    /// <summary>Reads what a shop has made within the last hour: the figures of the bar and the office.</summary>
    /// <param name="shop">The shop.</param>
    /// <param name="now">The instant.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public Task<RecentDrinks> ReadRecentAsync(CoffeeShop shop, DateTimeOffset now, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(shop);
        return store.ReadAsync(
            async reader =>
            {
                var made = await _history.ListMadeAsync(
                    reader, shop.Id, now - Recent, now, TimeSpan.FromSeconds(shop.Settings.MakeSeconds));
                var waited = made.Select(order => order.Waited()).OfType<TimeSpan>();
                return new RecentDrinks(made.Count, WaitingTimes.Of(waited).P50);
            },
            cancellationToken);
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
