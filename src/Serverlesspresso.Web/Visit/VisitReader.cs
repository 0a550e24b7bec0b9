using Microsoft.AspNetCore.Http;
using Serverlesspresso.Shop.Access;
using Serverlesspresso.Shop.CheckIn;
using Serverlesspresso.Shop.Orders;
using Serverlesspresso.Shop.Shops;
using Serverlesspresso.Shop.Statistics;

namespace Serverlesspresso.Web.Visit;

/// <summary>Reads what a visitor's page of a shop shows.</summary>
/// <param name="shops">The shops.</param>
/// <param name="orders">The orders.</param>
/// <param name="waits">Say how long orders wait.</param>
/// <param name="checkIn">Knows the code of now, and what is in the way of another.</param>
/// <param name="timeProvider">Says how late it is.</param>
internal sealed class VisitReader(
    ShopDirectory shops, OrderReader orders, WaitEstimator waits, CheckInDesk checkIn, TimeProvider timeProvider)
{
    /// <summary>Reads it, or null if there is no such shop.</summary>
    /// <param name="shopId">The shop's id.</param>
    /// <param name="context">The request.</param>
    public async Task<VisitFacts?> ReadAsync(string shopId, HttpContext context)
    {
        var id = new ShopId(shopId);
        if (await shops.FindAsync(id, context.RequestAborted) is not { } shop)
        {
            return null;
        }

        var order = await FindOrderAsync(shop.Id, context);
        var query = context.Request.Query;
        var code = query["code"].FirstOrDefault() is { Length: > 0 } scanned ? scanned : null;
        return new VisitFacts
        {
            Shop = shop,
            Order = order,
            Wait = order is { Phase: OrderPhase.Queued }
                ? await waits.EstimateAsync(shop.Id, order.Id, context.RequestAborted)
                : null,
            Code = code,
            Obstacle = code is null ? null : await FindObstacleAsync(shop.Id, code, context),
            IsStaff = context.User.Meets(Policies.Staff, shop.Id),
            CodeForStaff = await FindCodeForStaffAsync(shop, context),
            VisitorName = context.User.FindVisitorName(),
            Said = query["said"].FirstOrDefault(),
            AsksToCancel = query["ask"] == "cancel",
            Now = timeProvider.GetUtcNow(),
        };
    }

    private async Task<Order?> FindOrderAsync(ShopId shop, HttpContext context) => context.User.FindVisitor() is { } visitor
        ? (await orders.ListOfVisitorAsync(visitor, context.RequestAborted)).FirstOrDefault(order => order.ShopId == shop.Value)
        : null;

    private Task<CheckInObstacle?> FindObstacleAsync(ShopId shop, string code, HttpContext context) =>
        checkIn.FindObstacleAsync(shop, code, context.User.FindVisitor(), context.RequestAborted);

    private async Task<string?> FindCodeForStaffAsync(CoffeeShop shop, HttpContext context) =>
        shop.Settings.StoreOpen && context.User.Meets(Policies.Staff, shop.Id)
            ? (await checkIn.GetCurrentCodeAsync(shop.Id, context.RequestAborted)).Code
            : null;
}
