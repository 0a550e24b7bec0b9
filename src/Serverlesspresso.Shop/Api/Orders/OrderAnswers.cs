using Serverlesspresso.Shop.Feed;
using Serverlesspresso.Shop.Orders;

namespace Serverlesspresso.Shop.Api.Orders;

/// <summary>Makes what the API tells of orders, the same as the feed does.</summary>
internal static class OrderAnswers
{
    /// <summary>The order for its customer.</summary>
    /// <param name="order">The order.</param>
    public static OrderView ForCustomer(Order order) => OrderView.ForStaff(order).ForCustomer();

    /// <summary>The order for the staff of its shop.</summary>
    /// <param name="order">The order.</param>
    public static OrderView ForStaff(Order order) => OrderView.ForStaff(order);

    /// <summary>Where an order is found.</summary>
    /// <param name="order">The order.</param>
    public static string PathOf(Order order) => $"/api/orders/{Uri.EscapeDataString(order.Id)}";
}
