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
    /// for today, the order's id is taken by another's, or there is no such shop.
    /// </exception>
    public async Task<Admission> RedeemAsync(RedeemRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        Check(request.VisitorId, request.CustomerName, request.OrderId);
        return await CountingAsync(
            request.Shop,
            _turns.RunAsync(transaction => RedeemInTurnAsync(transaction, request), cancellationToken),
            cancellationToken);
    }

    /// <summary>Finds what would have a check-in refused now, so that a page can say it before anybody tries.</summary>
    /// <param name="shop">The shop.</param>
    /// <param name="code">The code that was scanned.</param>
    /// <param name="visitorId">The visitor; null for one whom nobody knows yet.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <returns>Null if nothing would, as for a visitor whose order is still open.</returns>
    /// <exception cref="CoffeeBarRefusedException">There is no such shop.</exception>
    public Task<CheckInObstacle?> FindObstacleAsync(
        ShopId shop, string code, string? visitorId, CancellationToken cancellationToken) =>
        _store.ReadAsync(reader => FindObstacleAsync(reader, shop, code, visitorId), cancellationToken);

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
        if ((await FindRepeatedAsync(transaction, request.OrderId, request.VisitorId, shop.Id)
            ?? await FindOpenAsync(transaction, visitor, request.VisitorId)) is { } found)
        {
            return new Admission(found, IsNew: false);
        }

        var ground = await ReadGroundAsync(transaction, shop, visitor, request.Code);
        if (ground.FindRefusal() is { } refusal)
        {
            throw refusal;
        }

        var bucket = ground.BucketAfter();
        var orderId = request.OrderId ?? _parts.Texts.NextId();
        await _parts.Buckets.PutAsync(transaction, bucket);
        await _parts.Visitors.PutAsync(transaction, shop.Id, request.VisitorId, ground.VisitorAfter(orderId));
        var newcomer = new Newcomer(orderId, request.VisitorId, request.CustomerName, Robot: false);
        return new Admission(
            await _parts.Orders.OpenAsync(transaction, shop, newcomer, bucket, ground.Now), IsNew: true);
    }

    private async ValueTask<Admission> AdmitInTurnAsync(ITurnTransaction transaction, AdmitRequest request)
    {
        var shop = await GetShopAsync(transaction, request.Shop);
        if (await FindRepeatedAsync(transaction, request.OrderId, request.UserId, shop.Id) is { } order)
        {
            return new Admission(order, IsNew: false);
        }

        if (CheckInGround.FindRefusalOf(shop) is { } refusal)
        {
            throw refusal;
        }

        var newcomer = new Newcomer(
            request.OrderId ?? _parts.Texts.NextId(), request.UserId, request.CustomerName, request.Robot);
        return new Admission(
            await _parts.Orders.OpenAsync(transaction, shop, newcomer, bucket: null, _timeProvider.GetUtcNow()),
            IsNew: true);
    }

    private async ValueTask<CoffeeShop> GetShopAsync(IStoreReader reader, ShopId shop) =>
        await _parts.Shops.FindInTurnAsync(reader, shop)
        ?? throw new CoffeeBarRefusedException(RefusalReasons.ShopNotFound, $"There is no shop '{shop.Value}'.");

    // The order that the same request has opened before.
    private async ValueTask<Order?> FindRepeatedAsync(
        IStoreReader reader, string? orderId, string customerId, ShopId shop)
    {
        if (orderId is null || await _parts.Tables.FindOrderAsync(reader, orderId) is not { } order)
        {
            return null;
        }

        return order.UserId == customerId && order.ShopId == shop.Value
            ? order
            : throw new CoffeeBarRefusedException(
                RefusalReasons.KeyUsed, $"The id '{orderId}' belongs to another order: use a new key.");
    }

    private async ValueTask<CheckInObstacle?> FindObstacleAsync(
        IStoreReader reader, ShopId shopId, string code, string? visitorId)
    {
        var shop = await GetShopAsync(reader, shopId);
        if (visitorId is null)
        {
            return (await ReadGroundAsync(reader, shop, visitor: null, code)).FindObstacle();
        }

        var visitor = await _parts.Visitors.ReadAsync(reader, shop.Id, visitorId);
        return await FindOpenAsync(reader, visitor, visitorId) is null
            ? (await ReadGroundAsync(reader, shop, visitor, code)).FindObstacle()
            : null;
    }

    private async ValueTask<CheckInGround> ReadGroundAsync(
        IStoreReader reader, CoffeeShop shop, VisitorRow? visitor, string code)
    {
        var now = _timeProvider.GetUtcNow();
        var bucket = await _parts.Buckets.FindHonouredAsync(reader, shop.Id, code, now);
        return new CheckInGround(shop, bucket, visitor, now);
    }

    private async ValueTask<Order?> FindOpenAsync(IStoreReader reader, VisitorRow visitor, string visitorId) =>
        visitor.OrderId is { Length: > 0 } orderId
        && await _parts.Tables.FindOrderAsync(reader, orderId) is { IsOpen: true } order
        && order.UserId == visitorId
            ? order
            : null;
}
