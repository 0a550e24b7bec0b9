namespace Serverlesspresso.Web.Bar;

/// <summary>The addresses of what baristas see and do.</summary>
public static class BarAddresses
{
    /// <summary>The bar of a shop.</summary>
    /// <param name="shop">Its id.</param>
    public static string Shop(string shop) => $"/bar/{Uri.EscapeDataString(shop)}";

    /// <summary>The bar of a shop in a view.</summary>
    /// <param name="shop">The shop's id.</param>
    /// <param name="view">The view.</param>
    public static string Shop(string shop, BarView view)
    {
        ArgumentNullException.ThrowIfNull(view);
        return Shop(shop) + view.Query;
    }

    /// <summary>The bar of a shop in a view, with a dialog open.</summary>
    /// <param name="shop">The shop's id.</param>
    /// <param name="view">The view.</param>
    /// <param name="dialog">The dialog's id.</param>
    public static string Ask(string shop, BarView view, string dialog)
    {
        ArgumentNullException.ThrowIfNull(view);
        return Shop(shop) + view.QueryWith("ask", dialog);
    }

    /// <summary>Something to do at the bar.</summary>
    /// <param name="shop">The shop's id.</param>
    /// <param name="view">The view to come back to.</param>
    /// <param name="act">What, such as <c>close</c>.</param>
    public static string Act(string shop, BarView view, string act)
    {
        ArgumentNullException.ThrowIfNull(view);
        return $"{Shop(shop)}/{act}{view.Query}";
    }

    /// <summary>Something to do with an order.</summary>
    /// <param name="shop">The shop's id.</param>
    /// <param name="view">The view to come back to.</param>
    /// <param name="order">The order's id.</param>
    /// <param name="act">What, such as <c>make</c>.</param>
    public static string Act(string shop, BarView view, string order, string act) =>
        Act(shop, view, $"orders/{Uri.EscapeDataString(order)}/{act}");

    /// <summary>The page on which a barista takes an order.</summary>
    /// <param name="shop">The shop's id.</param>
    /// <param name="view">The view to come back to.</param>
    public static string New(string shop, BarView view) => Act(shop, view, "new");

    /// <summary>The slip of an order, to print.</summary>
    /// <param name="shop">The shop's id.</param>
    /// <param name="order">The order's id.</param>
    public static string Slip(string shop, string order) => $"{Shop(shop)}/ticket/{Uri.EscapeDataString(order)}";
}
