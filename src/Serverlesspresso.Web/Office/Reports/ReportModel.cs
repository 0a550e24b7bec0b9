using Serverlesspresso.Shop.Shops;
using Serverlesspresso.Shop.Statistics;

namespace Serverlesspresso.Web.Office.Reports;

/// <summary>What the page of a shop's statistics shows.</summary>
public sealed record ReportModel
{
    private const int DaysOfAWeek = 7;

    /// <summary>The shop's id.</summary>
    public required string ShopId { get; init; }

    /// <summary>The shop's name.</summary>
    public required string ShopName { get; init; }

    /// <summary>The shop's time zone, by whose days everything is counted.</summary>
    public required string TimeZone { get; init; }

    /// <summary>The first day.</summary>
    public required DateOnly From { get; init; }

    /// <summary>The last day.</summary>
    public required DateOnly To { get; init; }

    /// <summary>The spans of days that most people ask for.</summary>
    public required IReadOnlyList<DaySpan> Presets { get; init; }

    /// <summary>The report; null if there can be none of such a period.</summary>
    public required ShopReport? Report { get; init; }

    /// <summary>What came of the request.</summary>
    public required string? Said { get; init; }

    /// <summary>Which of a hundred orders robots placed.</summary>
    public int RobotPercent => Report is { Orders.All: > 0 and var all, RobotOrders: var robots }
        ? (int)Math.Round(100.0 * robots / all, MidpointRounding.AwayFromZero)
        : 0;

    /// <summary>Whether nothing happened.</summary>
    public bool IsEmpty => Report is { Orders.All: 0, Refusals.Count: 0 };

    /// <summary>Describes some days of a shop.</summary>
    /// <param name="shop">The shop.</param>
    /// <param name="report">How it did.</param>
    /// <param name="days">The first and the last day.</param>
    /// <param name="today">The day it is at the shop.</param>
    /// <param name="said">What came of the request.</param>
    public static ReportModel Of(
        CoffeeShop shop, ShopReport? report, (DateOnly From, DateOnly To) days, DateOnly today, string? said)
    {
        ArgumentNullException.ThrowIfNull(shop);
        return new ReportModel
        {
            ShopId = shop.Id.Value,
            ShopName = shop.DisplayName,
            TimeZone = shop.Settings.TimeZone,
            From = days.From,
            To = days.To,
            Presets =
            [
                new DaySpan("Today", today, today),
                new DaySpan("Yesterday", today.AddDays(-1), today.AddDays(-1)),
                new DaySpan("LastWeek", today.AddDays(1 - DaysOfAWeek), today),
            ],
            Report = report,
            Said = said,
        };
    }
}
