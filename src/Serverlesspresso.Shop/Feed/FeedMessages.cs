using Serverlesspresso.Shop.Shops;

namespace Serverlesspresso.Shop.Feed;

/// <summary>Decides who is told what of a change: the one place where an audience meets a message.</summary>
internal static class FeedMessages
{
    /// <summary>What is told of an order that is new or has changed.</summary>
    /// <param name="order">The order as it is now.</param>
    /// <param name="before">The order as it was known; null if it was not.</param>
    public static IEnumerable<KeyValuePair<FeedGroup, FeedMessage>> OfOrder(FeedOrder order, FeedOrder? before)
    {
        // Walls know an order by its number alone. One that starts afresh loses it, or has another.
        if (before?.Wall is { } gone && (gone.Shop, gone.Number) != (order.Order.ShopId, order.Order.OrderNumber))
        {
            yield return To(FeedGroupKind.Walls, gone.Shop, new FeedMessage.OrderRemoved(null, gone.Number));
        }

        yield return To(FeedGroupKind.Staff, order.Order.ShopId, new FeedMessage.OrderChanged(order.Staff));
        if (order.Order.UserId.Length > 0)
        {
            yield return To(FeedGroupKind.Owner, order.Order.UserId, new FeedMessage.OrderChanged(order.Owner));
        }

        if (order.Wall is { } view)
        {
            yield return To(FeedGroupKind.Walls, order.Order.ShopId, new FeedMessage.OrderChanged(view));
        }
    }

    /// <summary>What is told of an order whose row was deleted.</summary>
    public static IEnumerable<KeyValuePair<FeedGroup, FeedMessage>> OfRemoval(FeedOrder order)
    {
        var (id, number) = (order.Order.Id, order.Order.OrderNumber);
        yield return To(FeedGroupKind.Staff, order.Order.ShopId, new FeedMessage.OrderRemoved(id, number));
        if (order.Order.UserId.Length > 0)
        {
            yield return To(FeedGroupKind.Owner, order.Order.UserId, new FeedMessage.OrderRemoved(id, number));
        }

        if (order.Wall is not null)
        {
            yield return To(FeedGroupKind.Walls, order.Order.ShopId, new FeedMessage.OrderRemoved(null, number));
        }
    }

    /// <summary>What is told of a shop that has changed.</summary>
    /// <param name="id">The shop.</param>
    /// <param name="shop">The shop as it is now.</param>
    /// <param name="viewBefore">What everybody saw of it before.</param>
    /// <param name="codeBefore">What was told of its code before.</param>
    /// <param name="noticeBefore">What it had to say before.</param>
    public static IEnumerable<KeyValuePair<FeedGroup, FeedMessage>> OfShop(
        ShopId id, FeedShop shop, ShopView? viewBefore, CodeView? codeBefore, string noticeBefore)
    {
        FeedGroupKind[] everybody = [FeedGroupKind.Staff, FeedGroupKind.Walls, FeedGroupKind.Visitors];
        FeedGroupKind[] screens = [FeedGroupKind.Staff, FeedGroupKind.Walls];
        if (shop.View() is { } view && view != viewBefore)
        {
            foreach (var kind in everybody)
            {
                yield return To(kind, id.Value, new FeedMessage.ShopChanged(view));
            }
        }

        if (shop.Notice.Length > 0 && shop.Notice != noticeBefore)
        {
            foreach (var kind in everybody)
            {
                yield return To(kind, id.Value, new FeedMessage.Notice(shop.Notice));
            }
        }

        if (shop.Code is { } code && code != codeBefore)
        {
            foreach (var kind in screens)
            {
                yield return To(kind, id.Value, new FeedMessage.CodeChanged(code));
            }
        }
    }

    private static KeyValuePair<FeedGroup, FeedMessage> To(FeedGroupKind kind, string id, FeedMessage message) =>
        KeyValuePair.Create(new FeedGroup(kind, id), message);
}
