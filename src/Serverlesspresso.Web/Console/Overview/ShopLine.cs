using Serverlesspresso.Shop.Shops;

namespace Serverlesspresso.Web.Console.Overview;

/// <summary>How the default shop stands, as a page shows it.</summary>
/// <param name="State">Open, closed, or what is wrong: in words.</param>
/// <param name="IsOpen">Whether it takes new orders.</param>
/// <param name="PlacesTaken">How many of its places are taken.</param>
/// <param name="Capacity">How many places it has; null if there is no shop.</param>
public sealed record ShopLine(string State, bool IsOpen, long PlacesTaken, int? Capacity)
{
    /// <summary>Makes the line of a shop.</summary>
    /// <param name="shop">How the shop stands.</param>
    internal static ShopLine From(Reading<ShopStatus> shop) => shop switch
    {
        { Value: { } status } => new ShopLine(
            status.Settings.StoreOpen ? "The shop is open" : "The shop is closed",
            status.Settings.StoreOpen,
            status.OpenOrders,
            status.Settings.Capacity),
        { Problem: { } problem } => Without(problem),
        _ => Without("There is no default shop: its item is not in the config table."),
    };

    private static ShopLine Without(string state) => new(state, IsOpen: false, PlacesTaken: 0, Capacity: null);
}
