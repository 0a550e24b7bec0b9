using System.Globalization;
using System.Text;
using Serverlesspresso.Engine.Store;
using Serverlesspresso.Engine.Tables;
using Serverlesspresso.Items.Values;
using Serverlesspresso.Shop.Orders;
using Serverlesspresso.Shop.Shops;

namespace Serverlesspresso.Shop.Statistics;

/// <summary>
/// Writes the orders of a shop as CSV, for spreadsheets: a line each, with times by the shop's clock. Who ordered or made
/// a drink is not in it.
/// </summary>
/// <param name="store">Takes snapshots.</param>
/// <param name="tables">Reads the tables.</param>
/// <param name="directory">Finds the shops.</param>
public sealed class CsvExport(IStore store, ItemTables tables, ShopDirectory directory)
{
    // With the mark at its begin, spreadsheets know that the text is UTF-8.
    private static readonly UTF8Encoding Encoding = new(encoderShouldEmitUTF8Identifier: true);

    private readonly OrderHistory _history = new(tables);

    /// <summary>Writes the orders that arrived in a period, in the order of their last steps, page by page.</summary>
    /// <param name="shop">The shop.</param>
    /// <param name="from">The period's begin.</param>
    /// <param name="to">The period's end, which does not belong to it: 400 days later at most.</param>
    /// <param name="output">Takes the text in UTF-8. Nothing is written if the export is refused.</param>
    /// <param name="cancellationToken">Stops the writing.</param>
    /// <exception cref="CoffeeBarRefusedException"><c>invalid-period</c> or <c>shop-not-found</c>.</exception>
    /// <remarks>Source: RFC 4180.</remarks>
    public async Task WriteAsync(
        ShopId shop, DateTimeOffset from, DateTimeOffset to, Stream output, CancellationToken cancellationToken)
    {
        var period = new Period(from, to);
        period.Check();
        var settings = (await directory.FindAsync(shop, cancellationToken))?.Settings
            ?? throw new CoffeeBarRefusedException(RefusalReasons.ShopNotFound, $"There is no shop '{shop.Value}'.");
        await using var writer = new StreamWriter(output, Encoding, leaveOpen: true);
        await writer.WriteAsync(CsvText.Line(
            "order", "number", "drink", "modifiers", "state", "robot", "arrived", "chosen", "taken", "finished", "collected",
            "waited_seconds"));

        // A page is a snapshot of its own. An order that moves on meanwhile could come again on a later page.
        var written = new HashSet<string>(StringComparer.Ordinal);
        Item? after = null;
        do
        {
            var start = after;
            (var orders, after) = await store.ReadAsync(
                reader => _history.ReadPageAsync(reader, shop, period, start), cancellationToken);
            foreach (var order in orders.Where(order => written.Add(order.Id)))
            {
                await writer.WriteAsync(Line(order, settings).AsMemory(), cancellationToken);
            }

            await writer.FlushAsync(cancellationToken);
        }
        while (after is not null);
    }

    private static string Line(Order order, ShopSettings settings) => CsvText.Line(
        order.Id,
        order.OrderNumber,
        order.Drink,
        string.Join("; ", order.Modifiers),
        NameOf(order.Phase),
        order.Robot ? "yes" : "no",
        Time(order.ArrivedAt(), settings),
        Time(order.SubmittedAt, settings),
        Time(order.ClaimedAt, settings),
        Time(order.FinishedAt, settings),
        Time(order.CollectedAt, settings),
        order.Waited()?.TotalSeconds.ToString("0", CultureInfo.InvariantCulture));

    private static string? Time(DateTimeOffset? instant, ShopSettings settings) => instant is { } at
        ? settings.ToLocal(at).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture)
        : null;

    private static string NameOf(OrderPhase phase) => phase switch
    {
        OrderPhase.Choosing => "choosing",
        OrderPhase.Queued => "queued",
        OrderPhase.Making => "making",
        OrderPhase.Ready => "ready",
        OrderPhase.Collected => "collected",
        OrderPhase.Cancelled => "cancelled",
        OrderPhase.TimedOut => "timed out",
    };
}
