using Serverlesspresso.Shop.Statistics;

namespace Serverlesspresso.Shop.Api.Statistics;

/// <summary>How a shop did in a period.</summary>
public sealed record StatisticsAnswer
{
    /// <summary>The shop.</summary>
    public required string Shop { get; init; }

    /// <summary>When the period begins.</summary>
    public required DateTimeOffset From { get; init; }

    /// <summary>When it ends; the end does not belong to it.</summary>
    public required DateTimeOffset To { get; init; }

    /// <summary>All orders that were admitted.</summary>
    public required OrderCounts Orders { get; init; }

    /// <summary>How many of them were robots'.</summary>
    public required int RobotOrders { get; init; }

    /// <summary>How many of them ended because nobody chose a drink in time.</summary>
    public required int TimedOutChoosing { get; init; }

    /// <summary>How many of them ended because nobody made the drink in time.</summary>
    public required int TimedOutMaking { get; init; }

    /// <summary>Whether <see cref="OverTime"/> has a slot for each day, rather than for each hour.</summary>
    public required bool IsByDay { get; init; }

    /// <summary>The orders over time, without a gap.</summary>
    public required IReadOnlyList<TimeSlot> OverTime { get; init; }

    /// <summary>The orders by drink, the most wanted first.</summary>
    public required IReadOnlyList<DrinkCounts> ByDrink { get; init; }

    /// <summary>How long customers waited, from the choice of the drink until it was ready.</summary>
    public required WaitingAnswer Waiting { get; init; }

    /// <summary>What was refused, the most frequent reason first.</summary>
    public required IReadOnlyList<RefusalCount> Refusals { get; init; }

    /// <summary>Makes the answer.</summary>
    /// <param name="report">What there is to tell.</param>
    internal static StatisticsAnswer Of(ShopReport report) => new()
    {
        Shop = report.Shop.Value,
        From = report.Period.From,
        To = report.Period.To,
        Orders = report.Orders,
        RobotOrders = report.RobotOrders,
        TimedOutChoosing = report.TimedOutChoosing,
        TimedOutMaking = report.TimedOutMaking,
        IsByDay = report.IsByDay,
        OverTime = report.OverTime,
        ByDrink = report.ByDrink,
        Waiting = WaitingAnswer.Of(report.Waiting),
        Refusals = report.Refusals,
    };
}
