namespace Serverlesspresso.Events.Schedules;

/// <summary>Fires at the minutes that its six fields name: minutes, hours, day of month, month, day of week and year.</summary>
internal sealed class CronSchedule : EventSchedule
{
    private readonly int[] _minutes;
    private readonly int[] _hours;
    private readonly CronDays _days;
    private readonly int[] _months;
    private readonly int[] _years;

    private CronSchedule(string text, int[] minutes, int[] hours, CronDays days, int[] months, int[] years)
        : base(text)
    {
        _minutes = minutes;
        _hours = hours;
        _days = days;
        _months = months;
        _years = years;
    }

    /// <summary>Reads what stands in the brackets of a cron expression; null if it is none.</summary>
    /// <param name="text">The whole expression.</param>
    /// <param name="arguments">What stands in its brackets.</param>
    public static CronSchedule? Parse(string text, string arguments) =>
        arguments.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
            is [var minutes, var hours, var dayOfMonth, var month, var dayOfWeek, var year]
        && CronField.Minutes.Parse(minutes) is { } minuteValues
        && CronField.Hours.Parse(hours) is { } hourValues
        && CronDays.Parse(dayOfMonth, dayOfWeek) is { } days
        && CronField.Months.Parse(month) is { } monthValues
        && CronField.Years.Parse(year) is { } yearValues
            ? new CronSchedule(text, minuteValues, hourValues, days, monthValues, yearValues)
            : null;

    /// <inheritdoc/>
    public override DateTimeOffset? FindNext(DateTimeOffset startedAt, DateTimeOffset after)
    {
        // The first whole minute that is later.
        var first = after.UtcDateTime;
        first = first.AddTicks(TimeSpan.TicksPerMinute - (first.Ticks % TimeSpan.TicksPerMinute));
        foreach (var day in ListDays(DateOnly.FromDateTime(first)))
        {
            foreach (var hour in _hours)
            {
                foreach (var minute in _minutes)
                {
                    var instant = day.ToDateTime(new TimeOnly(hour, minute), DateTimeKind.Utc);
                    if (instant >= first)
                    {
                        return new DateTimeOffset(instant);
                    }
                }
            }
        }

        return null;
    }

    private IEnumerable<DateOnly> ListDays(DateOnly first) =>
        from year in _years
        where year >= first.Year
        from month in _months
        where year > first.Year || month >= first.Month
        from day in Enumerable.Range(1, DateTime.DaysInMonth(year, month))
        let date = new DateOnly(year, month, day)
        where date >= first && _days.Contains(date)
        select date;
}
