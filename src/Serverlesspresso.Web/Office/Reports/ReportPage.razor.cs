using System.Globalization;
using Microsoft.AspNetCore.Components;
using Serverlesspresso.Shop.Statistics;
using Serverlesspresso.Web.Design;

namespace Serverlesspresso.Web.Office.Reports;

/// <summary>How a shop did, in numbers and charts.</summary>
public partial class ReportPage
{
    /// <summary>What it shows.</summary>
    [Parameter]
    [EditorRequired]
    public ReportModel Model { get; set; } = null!; // The endpoint gives it.

    /// <summary>Writes a day into a field.</summary>
    private static string Write(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static IReadOnlyList<ChartPoint> Drinks(ShopReport report) =>
        [.. report.ByDrink.Select(drink => new ChartPoint(drink.Drink, drink.Orders.All, drink.Orders.Made))];

    // Hours of several days name their day; two hours of one name, when the clock is put back, name their offset.
    private static IReadOnlyList<ChartPoint> Times(ShopReport report)
    {
        var isOneDay = report.OverTime.Select(slot => DateOnly.FromDateTime(slot.Start.DateTime)).Distinct().Count() <= 1;
        var names = report.OverTime.Select(slot => NameOf(slot.Start, report.IsByDay, isOneDay)).ToList();
        var twice = names.GroupBy(name => name).Where(same => same.Count() > 1).Select(same => same.Key).ToHashSet();
        return
        [
            .. report.OverTime.Zip(names, (slot, name) => new ChartPoint(
                twice.Contains(name) ? $"{name} {slot.Start.ToString("zzz", CultureInfo.InvariantCulture)}" : name,
                slot.Orders.All,
                slot.Orders.Made)),
        ];
    }

    private static string NameOf(DateTimeOffset start, bool isByDay, bool isOneDay)
    {
        var day = DateOnly.FromDateTime(start.DateTime);
        var time = start.ToString("HH:mm", CultureInfo.InvariantCulture);
        return isByDay ? Instants.Day(day) : isOneDay ? time : $"{Instants.ShortDay(day)} {time}";
    }

    private bool IsShown(DaySpan preset) => (preset.From, preset.To) == (Model.From, Model.To);

    private string TimeTitle(ShopReport report) =>
        Texts[report.IsByDay ? "PerDayTitle" : "PerHourTitle", report.Orders.All, report.Orders.Made];

    private IReadOnlyList<ChartPoint> Waits(ShopReport report) =>
    [
        .. from quantile in new (string Name, TimeSpan? Wait)[]
           {
               ("P50", report.Waiting.P50), ("P90", report.Waiting.P90), ("P99", report.Waiting.P99),
           }
           let wait = quantile.Wait ?? TimeSpan.Zero
           select new ChartPoint(
               Texts[quantile.Name], wait.TotalSeconds, wait.TotalSeconds, Durations.WriteClock(wait)),
    ];

    private IReadOnlyList<ChartPoint> Refused(ShopReport report) =>
        [.. report.Refusals.Select(refusal => new ChartPoint(NameOf(refusal.Reason), refusal.Count, refusal.Count))];

    private string NameOf(string reason) =>
        Texts[$"Refused.{reason}"] is { ResourceNotFound: false } name ? name.Value : reason;
}
