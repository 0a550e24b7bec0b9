using System.Globalization;
using Serverlesspresso.Web.Texts;

namespace Serverlesspresso.Web.Design;

/// <summary>Writes instants: to machines in UTC, to people in the shop's zone.</summary>
public static class Instants
{
    /// <summary>Writes an instant for machines.</summary>
    /// <param name="instant">The instant.</param>
    public static string Iso(DateTimeOffset instant) =>
        instant.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    /// <summary>Writes the time of day, for example <c>14:05</c>.</summary>
    /// <param name="instant">The instant.</param>
    /// <param name="timeZone">The shop's time zone by its IANA name; UTC if there is no such zone.</param>
    public static string TimeOfDay(DateTimeOffset instant, string timeZone) =>
        In(instant, timeZone).ToString("HH:mm", CultureInfo.InvariantCulture);

    /// <summary>Writes the day and the time of day, for example <c>31 Jan 2030, 14:05</c>.</summary>
    /// <param name="instant">The instant.</param>
    /// <param name="timeZone">The shop's time zone by its IANA name; UTC if there is no such zone.</param>
    public static string DayAndTime(DateTimeOffset instant, string timeZone) =>
        $"{Day(instant, timeZone)}, {TimeOfDay(instant, timeZone)}";

    /// <summary>Writes the day, for example <c>31 Jan 2030</c>.</summary>
    /// <param name="instant">The instant.</param>
    /// <param name="timeZone">The shop's time zone by its IANA name; UTC if there is no such zone.</param>
    public static string Day(DateTimeOffset instant, string timeZone) => Day(DateOnly.FromDateTime(In(instant, timeZone).DateTime));

    /// <summary>Writes a day as the language that is spoken does, for example <c>31 Jan 2030</c>.</summary>
    /// <param name="day">The day.</param>
    public static string Day(DateOnly day) => day.ToString(Patterns.Day, CultureInfo.InvariantCulture);

    /// <summary>Writes a day where all around it are of the same year, for example <c>31 Jan</c>.</summary>
    /// <param name="day">The day.</param>
    public static string ShortDay(DateOnly day) => day.ToString(Patterns.ShortDay, CultureInfo.InvariantCulture);

    // The host knows no cultures: it would write all days as Americans do. The spaces are such that no line breaks there.
    private static (string Day, string ShortDay) Patterns => Languages.Current switch
    {
        "de" => ("dd.MM.yyyy", "dd.MM."),
        _ => ("d\u00a0MMM\u00a0yyyy", "d\u00a0MMM"),
    };

    private static DateTimeOffset In(DateTimeOffset instant, string timeZone) =>
        TimeZoneInfo.TryFindSystemTimeZoneById(timeZone, out var zone) ? TimeZoneInfo.ConvertTime(instant, zone) : instant;
}
