using System.Globalization;

namespace Serverlesspresso.Web.Start;

/// <summary>Writes how long something has lasted, in the one unit that matters.</summary>
internal static class AgeText
{
    /// <summary>Writes a length of time, for example <c>5 min</c>.</summary>
    /// <param name="age">The length; below zero, as clocks may differ, it is none.</param>
    public static string Write(TimeSpan age) => age switch
    {
        { TotalMinutes: < 1 } => Write(Math.Max(age.TotalSeconds, 0), "s"),
        { TotalHours: < 1 } => Write(age.TotalMinutes, "min"),
        { TotalDays: < 2 } => Write(age.TotalHours, "h"),
        _ => Write(age.TotalDays, "days"),
    };

    private static string Write(double count, string unit) =>
        string.Create(CultureInfo.InvariantCulture, $"{(long)count} {unit}");
}
