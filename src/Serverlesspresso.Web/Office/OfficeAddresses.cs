using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace Serverlesspresso.Web.Office;

/// <summary>The addresses of what organisers see.</summary>
public static class OfficeAddresses
{
    /// <summary>All shops at a glance.</summary>
    public const string Home = "/office";

    /// <summary>A shop's settings.</summary>
    /// <param name="shop">Its id.</param>
    public static string Shop(string shop) => $"{Home}/shops/{Uri.EscapeDataString(shop)}";

    /// <summary>A shop's menu.</summary>
    /// <param name="shop">Its id.</param>
    public static string Menu(string shop) => $"{Shop(shop)}/menu";

    /// <summary>A shop's robots.</summary>
    /// <param name="shop">Its id.</param>
    public static string Robots(string shop) => $"{Shop(shop)}/robots";

    /// <summary>A shop's statistics.</summary>
    /// <param name="shop">Its id.</param>
    public static string Statistics(string shop) => $"{Shop(shop)}/statistics";

    /// <summary>A shop's statistics of some days.</summary>
    /// <param name="shop">Its id.</param>
    /// <param name="from">The first day.</param>
    /// <param name="to">The last day.</param>
    public static string Statistics(string shop, DateOnly from, DateOnly to) => $"{Statistics(shop)}{Days(from, to)}";

    /// <summary>The orders of some days as a file.</summary>
    /// <param name="shop">The shop's id.</param>
    /// <param name="from">The first day.</param>
    /// <param name="to">The last day.</param>
    public static string Export(string shop, DateOnly from, DateOnly to) => $"{Shop(shop)}/orders.csv{Days(from, to)}";

    private static QueryString Days(DateOnly from, DateOnly to) =>
        QueryString.Create("from", Write(from)).Add("to", Write(to));

    private static string Write(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
