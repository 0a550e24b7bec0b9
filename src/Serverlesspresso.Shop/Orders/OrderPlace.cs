using System.Globalization;
using Serverlesspresso.Items.Values;
using Serverlesspresso.Shop.Shops;

namespace Serverlesspresso.Shop.Orders;

/// <summary>Where a page of a shop's orders ends, as a text that callers give back: the time and the id of the last order.</summary>
internal static class OrderPlace
{
    /// <summary>Writes the place of an order.</summary>
    public static string Write(Item row) => $"{row.FindNumber("TS")}~{row.FindText("SK")}";

    /// <summary>Compares the places of two orders as the index of orders by shop does: by time, then by id.</summary>
    public static int Compare(Item one, Item other)
    {
        var byTime = Nullable.Compare(one.FindNumber("TS"), other.FindNumber("TS"));
        return byTime != 0 ? byTime : string.CompareOrdinal(one.FindText("SK"), other.FindText("SK"));
    }

    /// <summary>Reads a place.</summary>
    /// <param name="shop">The shop whose orders are listed.</param>
    /// <param name="text">The place as it was given out.</param>
    /// <returns>The key in the index of orders by shop.</returns>
    /// <exception cref="CoffeeBarRefusedException">The text is no place.</exception>
    public static Item Read(ShopId shop, string text)
    {
        var parts = text.Split('~', count: 2);
        return parts.Length == 2
            && parts[1].Length is > 0 and <= Order.IdLengthMax
            && long.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var milliseconds)
            ? ItemValues.Of(
                ("PK", ItemValues.Text(ShopTables.OrderPartition)),
                ("SK", ItemValues.Text(parts[1])),
                ("EVENTID", ItemValues.Text(shop.Value)),
                ("TS", ItemValues.Number(milliseconds)))
            : throw new CoffeeBarRefusedException(
                RefusalReasons.InvalidOrder, "This is not where a page of orders ends: use what the page before gave.");
    }
}
