using System.Globalization;

namespace Serverlesspresso.Web.Design;

/// <summary>Writes lengths of time, as the script does too (<c>clocks.js</c>).</summary>
public static class Durations
{
    /// <summary>Writes a length in the one unit that matters, for example <c>5 min</c>.</summary>
    /// <param name="length">The length; below zero, as clocks may differ, it is none.</param>
    public static string Write(TimeSpan length) => length switch
    {
        { TotalMinutes: < 1 } => Write(Math.Max(length.TotalSeconds, 0), "s"),
        { TotalHours: < 1 } => Write(length.TotalMinutes, "min"),
        { TotalDays: < 2 } => Write(length.TotalHours, "h"),
        _ => Write(length.TotalDays, "d"),
    };

    /// <summary>Writes a length as a clock does, for example <c>4:59</c>. A second that has begun counts.</summary>
    /// <param name="length">The length; below zero it is none.</param>
    public static string WriteClock(TimeSpan length)
    {
        var seconds = Math.Max((long)Math.Ceiling(length.TotalSeconds), 0);
        var hours = seconds / 3600;
        return hours > 0
            ? string.Create(CultureInfo.InvariantCulture, $"{hours}:{seconds / 60 % 60:00}:{seconds % 60:00}")
            : string.Create(CultureInfo.InvariantCulture, $"{seconds / 60}:{seconds % 60:00}");
    }

    private static string Write(double count, string unit) =>
        string.Create(CultureInfo.InvariantCulture, $"{(long)count} {unit}");
}
