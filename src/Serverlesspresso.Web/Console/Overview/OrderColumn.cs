namespace Serverlesspresso.Web.Console.Overview;

/// <summary>The orders that stand alike.</summary>
/// <param name="Id">The column's id within the page.</param>
/// <param name="Title">How they stand.</param>
/// <param name="WhenEmpty">What to say if there are none.</param>
/// <param name="Orders">The newest of them, the newest first.</param>
/// <param name="MoreOrders">How many others there are.</param>
public sealed record OrderColumn(
    string Id, string Title, string WhenEmpty, IReadOnlyList<OrderLine> Orders, int MoreOrders)
{
    /// <summary>How many orders stand so.</summary>
    public int Count => Orders.Count + MoreOrders;
}
