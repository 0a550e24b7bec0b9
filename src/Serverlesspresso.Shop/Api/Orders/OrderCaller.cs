using System.Security.Claims;
using Serverlesspresso.Shop.Access;
using Serverlesspresso.Shop.Feed;
using Serverlesspresso.Shop.Orders;
using Serverlesspresso.Shop.Shops;

namespace Serverlesspresso.Shop.Api.Orders;

/// <summary>What somebody is to an order. To whom it is nothing, the order does not exist.</summary>
/// <param name="Order">The order as it was found.</param>
/// <param name="Actor">Who they are when they act on it.</param>
internal sealed record OrderCaller(Order Order, Actor Actor)
{
    /// <summary>Finds out what whoever sent a request is to an order.</summary>
    /// <param name="orders">Reads orders.</param>
    /// <param name="orderId">The order.</param>
    /// <param name="user">Who sent the request.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="CoffeeBarRefusedException">There is no such order, or it is nothing of theirs.</exception>
    public static async Task<OrderCaller> FindAsync(
        OrderReader orders, string orderId, ClaimsPrincipal user, CancellationToken cancellationToken)
    {
        if (await orders.FindAsync(orderId, cancellationToken) is { } order)
        {
            if (user.FindAccount() is { } account && user.Meets(Policies.Staff, new ShopId(order.ShopId)))
            {
                return new OrderCaller(order, new Actor(account, IsStaff: true));
            }

            if (user.FindVisitor() is { Length: > 0 } visitor && visitor == order.UserId)
            {
                return new OrderCaller(order, new Actor(visitor, IsStaff: false));
            }
        }

        throw new CoffeeBarRefusedException(RefusalReasons.OrderNotFound, $"There is no order '{orderId}' of yours.");
    }

    /// <summary>The order for whom it is told.</summary>
    /// <param name="order">The order as it is now.</param>
    public OrderView View(Order order) =>
        Actor.IsStaff ? OrderAnswers.ForStaff(order) : OrderAnswers.ForCustomer(order);
}
