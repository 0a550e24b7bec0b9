using Serverlesspresso.Shop.Shops;

namespace Serverlesspresso.Shop.Statistics;

/// <summary>How a shop did in a period. Each order counts where it arrived; robots' orders count like others.</summary>
public sealed record ShopReport
{
    /// <summary>The shop.</summary>
    public required ShopId Shop { get; init; }

    /// <summary>The period, in the shop's time zone.</summary>
    public required Period Period { get; init; }

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

    /// <summary>The orders over time, without a gap: by the hour up to three days, else by the day of the shop.</summary>
    public required IReadOnlyList<TimeSlot> OverTime { get; init; }

    /// <summary>The orders by drink, the most wanted first. Orders without a drink are in none.</summary>
    public required IReadOnlyList<DrinkCounts> ByDrink { get; init; }

    /// <summary>How long customers waited, from the choice of the drink until it was ready.</summary>
    public required WaitingTimes Waiting { get; init; }

    /// <summary>What was refused on the days of the period, the most frequent reason first.</summary>
    public required IReadOnlyList<RefusalCount> Refusals { get; init; }
}

/// <summary>Orders by how they stand.</summary>
/// <param name="All">All of them.</param>
/// <param name="Made">Those whose drink was made.</param>
/// <param name="Cancelled">Those that were cancelled.</param>
/// <param name="TimedOut">Those whose time ran out.</param>
public sealed record OrderCounts(int All, int Made, int Cancelled, int TimedOut)
{
    /// <summary>Those that are still open.</summary>
    public int Open => All - Made - Cancelled - TimedOut;
}

/// <summary>The orders of an hour or day.</summary>
/// <param name="Start">When it begins, in the shop's time zone.</param>
/// <param name="Orders">The orders that arrived in it.</param>
public sealed record TimeSlot(DateTimeOffset Start, OrderCounts Orders);

/// <summary>The orders of a drink.</summary>
/// <param name="Drink">The drink's name.</param>
/// <param name="Orders">Its orders.</param>
public sealed record DrinkCounts(string Drink, OrderCounts Orders);

/// <summary>How long customers waited. The times are null if nobody did. Cancelled orders do not count.</summary>
/// <param name="Count">How many orders it is known of.</param>
/// <param name="P50">Half of them waited no longer.</param>
/// <param name="P90">Nine of ten waited no longer.</param>
/// <param name="P99">99 of a hundred waited no longer.</param>
public sealed record WaitingTimes(int Count, TimeSpan? P50, TimeSpan? P90, TimeSpan? P99)
{
    /// <summary>Sums waiting times up.</summary>
    /// <param name="waited">The times, in any order.</param>
    internal static WaitingTimes Of(IEnumerable<TimeSpan> waited)
    {
        var sorted = waited.Order().ToList();
        return new WaitingTimes(sorted.Count, Quantile(sorted, 50), Quantile(sorted, 90), Quantile(sorted, 99));
    }

    // The nearest rank: a time that somebody really waited.
    private static TimeSpan? Quantile(List<TimeSpan> sorted, int percent) =>
        sorted.Count == 0 ? null : sorted[(int)(((long)sorted.Count * percent) + 99) / 100 - 1];
}

/// <summary>How often something was refused.</summary>
/// <param name="Reason">Why: one of <see cref="RefusalReasons"/>.</param>
/// <param name="Count">How often.</param>
public sealed record RefusalCount(string Reason, long Count);
