using Serverlesspresso.Shop.Shops;
using Serverlesspresso.Shop.Statistics;
using Serverlesspresso.Web.Office.Reports;
using Serverlesspresso.Web.Tests.Visit;

namespace Serverlesspresso.Web.Tests.Office;

/// <summary>A report of one busy day, and its page.</summary>
internal static class SomeReport
{
    public static readonly DateOnly Today = new(2030, 1, 31);

    private static readonly DateTimeOffset Begin = new(2030, 1, 31, 0, 0, 0, TimeSpan.FromHours(1));

    public static ShopReport Busy { get; } = Empty with
    {
        Orders = new OrderCounts(All: 12, Made: 9, Cancelled: 1, TimedOut: 1),
        RobotOrders = 3,
        TimedOutChoosing = 1,
        OverTime =
        [
            new TimeSlot(Begin.AddHours(9), new OrderCounts(10, 8, 1, 1)),
            new TimeSlot(Begin.AddHours(10), new OrderCounts(2, 1, 0, 0)),
        ],
        ByDrink =
        [
            new DrinkCounts("Latte", new OrderCounts(8, 6, 0, 0)),
            new DrinkCounts("Mocha", new OrderCounts(3, 3, 0, 0)),
        ],
        Waiting = new WaitingTimes(9, TimeSpan.FromSeconds(90), TimeSpan.FromSeconds(200), TimeSpan.FromSeconds(260)),
        Refusals = [new RefusalCount("capacity", 4), new RefusalCount("strange-reason", 1)],
    };

    public static ShopReport Empty => new()
    {
        Shop = new ShopId("EXPO"),
        Period = new Period(Begin, Begin.AddDays(1)),
        Orders = new OrderCounts(0, 0, 0, 0),
        RobotOrders = 0,
        TimedOutChoosing = 0,
        TimedOutMaking = 0,
        IsByDay = false,
        OverTime = [],
        ByDrink = [],
        Waiting = new WaitingTimes(0, null, null, null),
        Refusals = [],
    };

    public static ReportModel Model(ShopReport? report, string? said = null) =>
        ReportModel.Of(SomeVisit.Shop, report, (Today, Today), Today, said);
}
