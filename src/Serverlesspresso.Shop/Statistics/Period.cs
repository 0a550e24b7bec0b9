namespace Serverlesspresso.Shop.Statistics;

/// <summary>A span of time that statistics are about.</summary>
/// <param name="From">Its begin.</param>
/// <param name="To">Its end, which does not belong to it any more.</param>
public readonly record struct Period(DateTimeOffset From, DateTimeOffset To)
{
    /// <summary>The longest period that can be asked for.</summary>
    public static readonly TimeSpan LengthMax = TimeSpan.FromDays(400);

    // No shop was open before, and none will be later; so no clock of a shop runs over.
    private const int YearMin = 2000;
    private const int YearMax = 9000;

    /// <summary>Whether an instant belongs to it.</summary>
    /// <param name="instant">The instant; null belongs to none.</param>
    internal bool Contains(DateTimeOffset? instant) => instant >= From && instant < To;

    /// <summary>Refuses a period that is none, or too long.</summary>
    /// <exception cref="CoffeeBarRefusedException"><c>invalid-period</c>.</exception>
    internal void Check()
    {
        if (From >= To || To - From > LengthMax || From.Year < YearMin || To.Year > YearMax)
        {
            throw new CoffeeBarRefusedException(
                RefusalReasons.InvalidPeriod,
                $"The period must end after it begins, {LengthMax.TotalDays} days later at most.");
        }
    }
}
