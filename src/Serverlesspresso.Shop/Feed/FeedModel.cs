using Serverlesspresso.Shop.Orders;
using Serverlesspresso.Shop.Shops;

namespace Serverlesspresso.Shop.Feed;

/// <summary>
/// What the feed knows: the shops and their live orders, kept up to date by the items that turns commit. Answers each
/// change with what the groups are to be told. Not for several threads at once.
/// </summary>
/// <param name="timeProvider">The clock.</param>
internal sealed class FeedModel(TimeProvider timeProvider)
{
    private readonly Dictionary<string, FeedOrder> _orders = new(StringComparer.Ordinal);
    private readonly Dictionary<ShopId, FeedShop> _shops = [];

    /// <summary>How many orders are kept.</summary>
    public int OrderCount => _orders.Count;

    /// <summary>Whether there is such a shop.</summary>
    public bool HasShop(ShopId shop) => _shops.TryGetValue(shop, out var known) && known.Settings is not null;

    /// <summary>Takes an order's row as it is now.</summary>
    /// <returns>What the groups are to be told; nothing if it is older than what is known.</returns>
    public IEnumerable<KeyValuePair<FeedGroup, FeedMessage>> ChangeOrder(FeedOrder order)
    {
        // Commits are told in order. Only what was read at the start can be newer than what is told after it.
        if (_orders.TryGetValue(order.Order.Id, out var known) && known.IsFromStart && order.Version < known.Version)
        {
            return [];
        }

        _orders[order.Order.Id] = order;
        return FeedMessages.OfOrder(order, known);
    }

    /// <summary>Forgets an order whose row was deleted.</summary>
    /// <returns>What the groups are to be told.</returns>
    public IEnumerable<KeyValuePair<FeedGroup, FeedMessage>> RemoveOrder(string orderId) =>
        _orders.Remove(orderId, out var known) ? FeedMessages.OfRemoval(known) : [];

    /// <summary>Takes a change of a shop's items.</summary>
    /// <returns>What the groups are to be told.</returns>
    public IEnumerable<KeyValuePair<FeedGroup, FeedMessage>> ChangeShop(ShopId id, Action<FeedShop> change)
    {
        if (!_shops.TryGetValue(id, out var shop))
        {
            shop = new FeedShop(id);
            _shops.Add(id, shop);
        }

        var (view, code, notice) = (shop.View(), shop.Code, shop.Notice);
        change(shop);
        return FeedMessages.OfShop(id, shop, view, code, notice);
    }

    /// <summary>All that an audience may know now.</summary>
    public FeedMessage.Snapshot SnapshotFor(FeedAudience audience)
    {
        var shop = _shops.GetValueOrDefault(audience.Shop);
        return audience switch
        {
            FeedAudience.Staff => Snapshot(
                shop, LiveOrders(order => IsOf(order, audience.Shop), order => order.Staff), shop?.Code),
            FeedAudience.Wall => Snapshot(
                shop, LiveOrders(order => IsOf(order, audience.Shop), order => order.Wall), shop?.Code),
            FeedAudience.Visitor visitor => Snapshot(
                shop, LiveOrders(order => order.Order.UserId == visitor.UserId, order => order.Owner), code: null),
            _ => Snapshot(shop, [], code: null),
        };
    }

    /// <summary>Forgets the orders that are shown no more.</summary>
    public void Prune()
    {
        foreach (var (id, order) in _orders)
        {
            if (!IsLive(order.Order))
            {
                _orders.Remove(id);
            }
        }
    }

    /// <summary>Whether an order is still shown.</summary>
    public bool IsLive(Order order) => OrderReader.IsLive(order, timeProvider.GetUtcNow());

    private static FeedMessage.Snapshot Snapshot(FeedShop? shop, IReadOnlyList<OrderView> orders, CodeView? code) =>
        new(shop?.View(), orders, code);

    private static bool IsOf(FeedOrder order, ShopId shop) => order.Order.ShopId == shop.Value;

    private List<OrderView> LiveOrders(Func<FeedOrder, bool> isWanted, Func<FeedOrder, OrderView?> view) =>
    [
        .. _orders.Values
            .Where(order => isWanted(order) && IsLive(order.Order))
            .OrderBy(order => order.Order.At)
            .ThenBy(order => order.Order.Id, StringComparer.Ordinal)
            .Select(view)
            .OfType<OrderView>(),
    ];
}
