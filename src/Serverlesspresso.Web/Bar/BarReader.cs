using Microsoft.AspNetCore.Http;
using Serverlesspresso.Shop.Access;
using Serverlesspresso.Shop.Access.Accounts;
using Serverlesspresso.Shop.Orders;
using Serverlesspresso.Shop.Shops;
using Serverlesspresso.Shop.Statistics;

namespace Serverlesspresso.Web.Bar;

/// <summary>Reads what a barista's page shows.</summary>
/// <param name="shops">The shops.</param>
/// <param name="orders">The orders.</param>
/// <param name="statistics">Count the orders of the last hour.</param>
/// <param name="accounts">Knows the baristas' names.</param>
/// <param name="timeProvider">The clock.</param>
internal sealed class BarReader(
    ShopDirectory shops,
    OrderReader orders,
    ShopStatistics statistics,
    StaffAccounts accounts,
    TimeProvider timeProvider)
{
    /// <summary>Reads it, or null if there is no such shop.</summary>
    /// <param name="shopId">The shop.</param>
    /// <param name="context">The request.</param>
    public async Task<BarFacts?> ReadAsync(ShopId shopId, HttpContext context)
    {
        var stop = context.RequestAborted;
        if (await shops.FindAsync(shopId, stop) is not { } shop)
        {
            return null;
        }

        var now = timeProvider.GetUtcNow();
        var said = BarOutcome.Read(context.Request.Query["said"].FirstOrDefault());
        var live = await orders.ListLiveAsync(shopId, stop);
        var saidOrder = await FindAsync(said, shopId, stop);
        return new BarFacts
        {
            Shop = shop,
            Orders = live,
            Recent = await statistics.ReadRecentAsync(shop, now, stop),
            Names = await ReadNamesAsync(saidOrder is null ? live : [.. live, saidOrder], stop),
            BaristaId = context.User.FindSubject() ?? string.Empty,
            View = BarView.Read(context.Request.Query),
            Said = said?.Reason,
            SaidOrder = saidOrder,
            Now = now,
        };
    }

    private async Task<Order?> FindAsync(BarOutcome? said, ShopId shop, CancellationToken cancellationToken) =>
        said?.OrderId is { } id && await orders.FindAsync(id, cancellationToken) is { } order && order.ShopId == shop.Value
            ? order
            : null;

    private async Task<IReadOnlyDictionary<string, string>> ReadNamesAsync(
        IEnumerable<Order> shown, CancellationToken cancellationToken)
    {
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        var ids = shown.SelectMany(order => (string?[])[order.BaristaUserId, order.FinishedBy])
            .Where(id => !string.IsNullOrEmpty(id))
            .OfType<string>()
            .Distinct(StringComparer.Ordinal);
        foreach (var id in ids)
        {
            if (await accounts.FindAsync(id, cancellationToken) is { } account)
            {
                names[id] = account.Name;
            }
        }

        return names;
    }
}
