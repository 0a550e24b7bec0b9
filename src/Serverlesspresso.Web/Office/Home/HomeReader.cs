using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using Serverlesspresso.Shop.Access;
using Serverlesspresso.Shop.CheckIn;
using Serverlesspresso.Shop.Orders;
using Serverlesspresso.Shop.Shops;
using Serverlesspresso.Shop.Statistics;
using Serverlesspresso.Web.Hosting;
using Serverlesspresso.Web.Visit;

namespace Serverlesspresso.Web.Office.Home;

/// <summary>Reads how the shops stand today.</summary>
/// <param name="shops">Finds them.</param>
/// <param name="orders">Reads their orders.</param>
/// <param name="statistics">Counts the orders of today.</param>
/// <param name="checkIn">Gives the codes.</param>
/// <param name="options">Says where phones find the server.</param>
/// <param name="timeProvider">The clock.</param>
internal sealed class HomeReader(
    ShopDirectory shops,
    OrderReader orders,
    ShopStatistics statistics,
    CheckInDesk checkIn,
    IOptions<CoffeeBarPagesOptions> options,
    TimeProvider timeProvider)
{
    /// <summary>Reads the shops that whoever asks may look after.</summary>
    /// <param name="context">The request.</param>
    public async Task<HomeModel> ReadAsync(HttpContext context)
    {
        var lines = new List<ShopLine>();
        foreach (var shop in await shops.ListAsync(context.RequestAborted))
        {
            if (context.User.Meets(Policies.Organiser, shop.Id))
            {
                lines.Add(await ReadAsync(shop, context));
            }
        }

        return new HomeModel
        {
            Shops = lines,
            MayMakeShops = context.User.Meets(Policies.AllShops),
            NewShop = NewShop.Empty,
            Said = context.Request.Query["said"].FirstOrDefault(),
        };
    }

    private async Task<ShopLine> ReadAsync(CoffeeShop shop, HttpContext context)
    {
        var cancellationToken = context.RequestAborted;
        var now = timeProvider.GetUtcNow();
        var today = Days.Today(shop.Settings, now);
        var (from, to) = Days.Span(shop.Settings, today, today);
        var report = await statistics.ReadAsync(shop.Id, from, to, cancellationToken);
        var recent = await statistics.ReadRecentAsync(shop, now, cancellationToken);
        var live = await orders.ListLiveAsync(shop.Id, cancellationToken);
        var code = await checkIn.GetCurrentCodeAsync(shop.Id, cancellationToken);
        return new ShopLine
        {
            Id = shop.Id.Value,
            Name = shop.DisplayName,
            IsOpen = shop.Settings.StoreOpen,
            Places = shop.OpenOrders,
            Capacity = shop.Settings.Capacity,
            Queue = live.Count(order => order.Phase is OrderPhase.Queued),
            Ready = live.Count(order => order.Phase is OrderPhase.Ready),
            OrdersToday = report.Orders.All,
            MadeToday = report.Orders.Made,
            Wait = recent.TypicalWait,
            StartAddress = VisitAddresses.Start(shop.Id.Value, code.Code),
            PhoneAddress = PublicAddress.Of(options.Value, context.Request) + VisitAddresses.Shop(shop.Id.Value),
        };
    }
}
