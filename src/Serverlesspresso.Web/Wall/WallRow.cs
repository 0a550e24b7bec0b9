using Serverlesspresso.Shop.Orders;

namespace Serverlesspresso.Web.Wall;

/// <summary>An order on a wall. The number stands for the customer; of a name, the first part is enough.</summary>
/// <param name="Key">The order's id, by which the row stays the same row.</param>
/// <param name="Number">The number.</param>
/// <param name="Name">The customer's first name; null if none was given.</param>
/// <param name="IsMaking">Whether a barista makes it.</param>
/// <param name="IsRobot">Whether a robot ordered it.</param>
public sealed record WallRow(string Key, string Number, string? Name, bool IsMaking, bool IsRobot)
{
    private const int NameLengthMax = 14;

    /// <summary>Makes the row of an order.</summary>
    /// <param name="order">The order.</param>
    internal static WallRow From(Order order) => new(
        order.Id,
        order.OrderNumber ?? string.Empty,
        FirstNameOf(order.CustomerName),
        order.Phase == OrderPhase.Making,
        order.Robot);

    private static string? FirstNameOf(string? name)
    {
        var first = name?.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).FirstOrDefault();
        return first?.Length > NameLengthMax ? $"{first[..(NameLengthMax - 1)]}…" : first;
    }
}
