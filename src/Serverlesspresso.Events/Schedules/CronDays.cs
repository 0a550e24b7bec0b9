using System.Globalization;

namespace Serverlesspresso.Events.Schedules;

/// <summary>The days of a cron expression: those of the month, or those of the week.</summary>
internal abstract record CronDays
{
    private const string Any = "?";
    private const int WeeksPerMonthMax = 5;

    /// <summary>Reads the two fields of days, one of which must be <c>?</c>; null if they are none.</summary>
    /// <param name="dayOfMonth">The field of days of the month.</param>
    /// <param name="dayOfWeek">The field of days of the week.</param>
    public static CronDays? Parse(string dayOfMonth, string dayOfWeek) => (dayOfMonth, dayOfWeek) switch
    {
        (Any, Any) => null,
        (_, Any) => ParseDayOfMonth(dayOfMonth.ToUpperInvariant()),
        (Any, _) => ParseDayOfWeek(dayOfWeek.ToUpperInvariant()),
        _ => null,
    };

    /// <summary>Whether a day is one of them.</summary>
    /// <param name="day">The day.</param>
    public abstract bool Contains(DateOnly day);

    private static CronDays? ParseDayOfMonth(string text)
    {
        switch (text)
        {
            case "L":
                return new LastOfMonth();
            case "LW":
                return new LastWeekdayOfMonth();
            case [.. var near, 'W']:
                return CronField.DaysOfMonth.ParseValue(near) is { } day ? new NearestWeekday(day) : null;
            default:
                return CronField.DaysOfMonth.Parse(text) is { } days ? new OfMonth(days) : null;
        }
    }

    private static CronDays? ParseDayOfWeek(string text)
    {
        if (text.Split('#') is [var nth, var number])
        {
            return CronField.DaysOfWeek.ParseValue(nth) is { } day
                && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var week)
                && week is >= 1 and <= WeeksPerMonthMax
                ? new NthOfMonth(day, week)
                : null;
        }

        if (text == "L")
        {
            return new OfWeek([NumberOf(DayOfWeek.Saturday)]);
        }

        if (text.EndsWith('L'))
        {
            return CronField.DaysOfWeek.ParseValue(text[..^1]) is { } last ? new LastSuchDay(last) : null;
        }

        return CronField.DaysOfWeek.Parse(text) is { } days ? new OfWeek(days) : null;
    }

    /// <summary>Weeks begin with Sunday, which is 1.</summary>
    private static int NumberOf(DayOfWeek day) => (int)day + 1;

    private static int LengthOfMonth(DateOnly day) => DateTime.DaysInMonth(day.Year, day.Month);

    private static bool IsWeekday(DateOnly day) => day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday);

    /// <summary>Days of the month, by their numbers.</summary>
    private sealed record OfMonth(int[] Days) : CronDays
    {
        public override bool Contains(DateOnly day) => Days.Contains(day.Day);
    }

    /// <summary>The last day of the month: <c>L</c>.</summary>
    private sealed record LastOfMonth : CronDays
    {
        public override bool Contains(DateOnly day) => day.Day == LengthOfMonth(day);
    }

    /// <summary>The last day of the month that is no weekend: <c>LW</c>.</summary>
    private sealed record LastWeekdayOfMonth : CronDays
    {
        public override bool Contains(DateOnly day) =>
            IsWeekday(day) && Enumerable.Range(day.Day + 1, LengthOfMonth(day) - day.Day)
                .All(later => !IsWeekday(new DateOnly(day.Year, day.Month, later)));
    }

    /// <summary>The weekday nearest to a day of the month and in the same month, such as <c>3W</c>.</summary>
    private sealed record NearestWeekday(int Day) : CronDays
    {
        public override bool Contains(DateOnly day) =>
            Day <= LengthOfMonth(day) && day == Find(new DateOnly(day.Year, day.Month, Day));

        private static DateOnly Find(DateOnly wanted) => wanted.DayOfWeek switch
        {
            DayOfWeek.Saturday => wanted.AddDays(wanted.Day == 1 ? 2 : -1),
            DayOfWeek.Sunday => wanted.AddDays(wanted.Day == LengthOfMonth(wanted) ? -2 : 1),
            _ => wanted,
        };
    }

    /// <summary>Days of the week, by their numbers.</summary>
    private sealed record OfWeek(int[] Days) : CronDays
    {
        public override bool Contains(DateOnly day) => Days.Contains(NumberOf(day.DayOfWeek));
    }

    /// <summary>The last such day of the month, such as <c>6L</c>.</summary>
    private sealed record LastSuchDay(int DayNumber) : CronDays
    {
        public override bool Contains(DateOnly day) =>
            NumberOf(day.DayOfWeek) == DayNumber && day.Day + 7 > LengthOfMonth(day);
    }

    /// <summary>A certain such day of the month, such as <c>6#3</c>.</summary>
    private sealed record NthOfMonth(int DayNumber, int Week) : CronDays
    {
        public override bool Contains(DateOnly day) =>
            NumberOf(day.DayOfWeek) == DayNumber && (day.Day + 6) / 7 == Week;
    }
}
