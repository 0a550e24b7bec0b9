using Serverlesspresso.Items.Values;
using Serverlesspresso.Shop.Orders;

namespace Serverlesspresso.Shop.Feed;

/// <summary>An order as the feed knows it, with what each audience may see of it.</summary>
internal sealed class FeedOrder
{
    private FeedOrder(Order order, long rowVersion)
    {
        Order = order;
        Version = order.Version > 0 ? order.Version : rowVersion;
        IsFromStart = rowVersion == 0;
        Staff = OrderView.ForStaff(order) with { Version = Version };
        Owner = Staff.ForCustomer();
        Wall = order.OrderNumber is null ? null : WallView();
    }

    public Order Order { get; }

    /// <summary>Rises with every change: the row's own count or, where it has none, that of the table.</summary>
    public long Version { get; }

    /// <summary>Whether it was read from the table when the feed started, and not told since.</summary>
    public bool IsFromStart { get; }

    /// <summary>The order for the shop's staff.</summary>
    public OrderView Staff { get; }

    /// <summary>The order for its customer.</summary>
    public OrderView Owner { get; }

    /// <summary>The order for a display; null while it has no number.</summary>
    public OrderView? Wall { get; }

    /// <summary>Reads an order.</summary>
    /// <param name="row">Its row.</param>
    /// <param name="rowVersion">How often the table has counted a change of the row; 0 if it was read from the table.</param>
    public static FeedOrder Read(Item row, long rowVersion) => new(Order.Read(row), rowVersion);

    private OrderView WallView() => new()
    {
        Shop = Order.ShopId,
        Version = Version,
        Phase = Order.Phase,
        Number = Order.OrderNumber,
        Drink = Order.Drink,
        Name = FirstName(Order.CustomerName),
        SubmittedAt = Order.SubmittedAt,
        ClaimedAt = Order.ClaimedAt,
        FinishedAt = Order.FinishedAt,
        CollectedAt = Order.CollectedAt,
    };

    private static string? FirstName(string? name) =>
        name?.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).FirstOrDefault();
}
