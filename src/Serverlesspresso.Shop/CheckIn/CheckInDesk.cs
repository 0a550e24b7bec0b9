using Serverlesspresso.Engine.Store;
using Serverlesspresso.Engine.Turns;
using Serverlesspresso.Shop.Orders;
using Serverlesspresso.Shop.Shops;
using Serverlesspresso.Shop.Statistics;

namespace Serverlesspresso.Shop.CheckIn;

/// <summary>
/// Where people check in at a shop. One turn checks everything, spends the drink of the code, takes the place, opens the
/// order and puts the event that starts its workflow: so neither the drinks of a code nor the places of a shop are ever
/// exceeded, and a refusal spends nothing.
/// </summary>
public sealed class CheckInDesk
{
    private readonly IStore _store;
    private readonly TurnRunner _turns;
    private readonly CheckInParts _parts;
    private readonly RefusalCounter _refusals;
    private readonly TimeProvider _timeProvider;

    internal CheckInDesk(
        IStore store, TurnRunner turns, CheckInParts parts, RefusalCounter refusals, TimeProvider timeProvider)
    {
        _store = store;
        _turns = turns;
        _parts = parts;
        _refusals = refusals;
        _timeProvider = timeProvider;
    }

    /// <summary>Gets the code that displays of a shop show now. The first to ask in a span makes it.</summary>
    /// <param name="shop">The shop.</param>
    /// <param name="cancellationToken">Stops the waiting, not a turn that has begun to commit.</param>
    /// <exception cref="CoffeeBarRefusedException">There is no such shop.</exception>
    public async Task<CodeBucket> GetCurrentCodeAsync(ShopId shop, CancellationToken cancellationToken)
    {
        var bucketId = CodeBucket.IdAt(_timeProvider.GetUtcNow());
        var found = await _store.ReadAsync(
            reader => _parts.Buckets.FindAsync(reader, shop, bucketId), cancellationToken);
        return found ?? await _turns.RunAsync(
            async transaction =>
            {
                var settings = (await GetShopAsync(transaction, shop)).Settings;
                return await _parts.Buckets.GetOrMakeAsync(transaction, shop, bucketId, settings.DrinksPerCode);
            },
            cancellationToken);
    }

    /// <summary>
    /// A visitor checks in with a code. A visitor whose order in the shop is still open gets that order, whatever the
    /// code, and nothing is spent.
    /// </summary>
    /// <param name="request">Who, where, and the code.</param>
    /// <param name="cancellationToken">Stops the waiting, not a turn that has begun to commit.</param>
    /// <exception cref="CoffeeBarRefusedException">
    /// The shop is closed or has no place, the code is not honoured or gives no more drinks, the visitor has had enough
    /// for today, or there is no such shop.
    /// </exception>
    public async Task<Admission> RedeemAsync(RedeemRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        Check(request.VisitorId, request.CustomerName, orderId: null);
        return await CountingAsync(
            request.Shop,
            _turns.RunAsync(transaction => RedeemInTurnAsync(transaction, request), cancellationToken),
            cancellationToken);
    }

    /// <summary>A kiosk, a barista or a robot opens an order without a code. The limits of a visitor do not count.</summary>
    /// <param name="request">Who and where.</param>
    /// <param name="cancellationToken">Stops the waiting, not a turn that has begun to commit.</param>
    /// <exception cref="CoffeeBarRefusedException">
    /// The shop is closed or has no place, the order's id is taken by another's, or there is no such shop.
    /// </exception>
    public async Task<Admission> AdmitAsync(AdmitRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        Check(request.UserId, request.CustomerName, request.OrderId);
        var admitting = _turns.RunAsync(transaction => AdmitInTurnAsync(transaction, request), cancellationToken);
        return request.Robot
            ? await admitting
            : await CountingAsync(request.Shop, admitting, cancellationToken);
    }

    private static void Check(string userId, string? customerName, string? orderId)
    {
        var mistakes = CheckId("/userId", "the customer's id", userId)
            .Concat(customerName is null ? [] : TextRules.CheckName("/customerName", "The customer's name", customerName))
            .Concat(orderId is null ? [] : CheckId("/orderId", "the order's id", orderId))
            .ToList();
        if (mistakes.Count > 0)
        {
            throw new CoffeeBarRefusedException(RefusalReasons.InvalidOrder, mistakes);
        }
    }

    private static IEnumerable<Mistake> CheckId(string place, string what, string id) =>
        TextRules.CheckNumber(place, $"The length of {what}", id.Length, (1, Order.IdLengthMax));

    private static void CheckOpen(CoffeeShop shop)
    {
        if (!shop.Settings.StoreOpen)
        {
            throw new CoffeeBarRefusedException(RefusalReasons.Closed, "The shop takes no orders now.");
        }
    }

    private static void CheckPlace(CoffeeShop shop)
    {
        if (shop.IsFull)
        {
            throw new CoffeeBarRefusedException(
                RefusalReasons.Capacity, $"All {shop.Settings.Capacity} places of the shop are taken: try again soon.");
        }
    }

    // A refused turn has written nothing: so it is counted in one of its own.
    private async Task<Admission> CountingAsync(
        ShopId shop, Task<Admission> admitting, CancellationToken cancellationToken)
    {
        try
        {
            return await admitting;
        }
        catch (CoffeeBarRefusedException refusal)
        {
            await _refusals.CountAsync(shop, refusal.Reason, cancellationToken);
            throw;
        }
    }

    private async ValueTask<Admission> RedeemInTurnAsync(ITurnTransaction transaction, RedeemRequest request)
    {
        var shop = await GetShopAsync(transaction, request.Shop);
        var visitor = await _parts.Visitors.ReadAsync(transaction, shop.Id, request.VisitorId);
        if (await FindOpenAsync(transaction, visitor, request.VisitorId) is { } open)
        {
            return new Admission(open, IsNew: false);
        }

        var now = _timeProvider.GetUtcNow();
        var local = shop.Settings.ToLocal(now);
        CheckOpen(shop);
        var bucket = await SpendAsync(transaction, shop, request.Code, now);
        CheckLimit(shop.Settings, visitor.OrdersOn(local));
        CheckPlace(shop);
        var orderId = _parts.Texts.NextId();
        await _parts.Buckets.PutAsync(transaction, bucket);
        await _parts.Visitors.PutAsync(transaction, shop.Id, request.VisitorId, visitor.After(orderId, local));
        var newcomer = new Newcomer(orderId, request.VisitorId, request.CustomerName, Robot: false);
        return new Admission(
            await _parts.Orders.OpenAsync(transaction, shop, newcomer, bucket, now), IsNew: true);
    }

    private async ValueTask<Admission> AdmitInTurnAsync(ITurnTransaction transaction, AdmitRequest request)
    {
        var shop = await GetShopAsync(transaction, request.Shop);
        if (request.OrderId is { } given && await _parts.Tables.FindOrderAsync(transaction, given) is { } order)
        {
            return order.UserId == request.UserId && order.ShopId == shop.Id.Value
                ? new Admission(order, IsNew: false)
                : throw new CoffeeBarRefusedException(
                    RefusalReasons.KeyUsed, $"The id '{given}' belongs to another order: use a new key.");
        }

        CheckOpen(shop);
        CheckPlace(shop);
        var newcomer = new Newcomer(
            request.OrderId ?? _parts.Texts.NextId(), request.UserId, request.CustomerName, request.Robot);
        return new Admission(
            await _parts.Orders.OpenAsync(transaction, shop, newcomer, bucket: null, _timeProvider.GetUtcNow()),
            IsNew: true);
    }

    private async ValueTask<CoffeeShop> GetShopAsync(IStoreReader reader, ShopId shop) =>
        await _parts.Shops.FindInTurnAsync(reader, shop)
        ?? throw new CoffeeBarRefusedException(RefusalReasons.ShopNotFound, $"There is no shop '{shop.Value}'.");

    private async ValueTask<Order?> FindOpenAsync(
        ITurnTransaction transaction, VisitorRow visitor, string visitorId) =>
        visitor.OrderId is { Length: > 0 } orderId
        && await _parts.Tables.FindOrderAsync(transaction, orderId) is { IsOpen: true } order
        && order.UserId == visitorId
            ? order
            : null;

    // The bucket after the drink is taken. It is written only once nothing else refuses.
    private async ValueTask<CodeBucket> SpendAsync(
        ITurnTransaction transaction, CoffeeShop shop, string code, DateTimeOffset now)
    {
        var bucket = await _parts.Buckets.FindHonouredAsync(transaction, shop.Id, code, now)
            ?? throw new CoffeeBarRefusedException(
                RefusalReasons.ExpiredCode, "This code is not the shop's code any more: scan it again.");
        return bucket.DrinksLeft > 0
            ? bucket with { DrinksLeft = bucket.DrinksLeft - 1 }
            : throw new CoffeeBarRefusedException(
                RefusalReasons.NoTokens, "All drinks of this code are given away: scan the next code.");
    }

    private static void CheckLimit(ShopSettings settings, long ordersToday)
    {
        if (settings.OrdersPerDay > 0 && ordersToday >= settings.OrdersPerDay)
        {
            throw new CoffeeBarRefusedException(
                RefusalReasons.OrderLimit, $"{ordersToday} orders are the most for one visitor and day.");
        }
    }
}
