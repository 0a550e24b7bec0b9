using Serverlesspresso.Shop.Orders;

namespace Serverlesspresso.Shop.Robots;

/// <summary>The names of robots that make drinks.</summary>
internal static class RobotBaristas
{
    private const string Prefix = "robot-barista-";

    /// <summary>Lists so many of them.</summary>
    public static IEnumerable<string> List(int count) =>
        Enumerable.Range(1, count).Select(number => FormattableString.Invariant($"{Prefix}{number}"));

    /// <summary>Whether one of them has taken an order.</summary>
    public static bool Makes(Order order) =>
        order.BaristaUserId?.StartsWith(Prefix, StringComparison.Ordinal) ?? false;
}
