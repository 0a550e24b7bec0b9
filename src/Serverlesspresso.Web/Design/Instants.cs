using System.Globalization;

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

    /// <summary>Writes the day and the time of day, for example <c>2030-01-31 14:05</c>.</summary>
    /// <param name="instant">The instant.</param>
    /// <param name="timeZone">The shop's time zone by its IANA name; UTC if there is no such zone.</param>
    public static string DayAndTime(DateTimeOffset instant, string timeZone) =>
        In(instant, timeZone).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    /// <summary>Writes the day, for example <c>2030-01-31</c>.</summary>
    /// <param name="instant">The instant.</param>
    public static string Day(DateTimeOffset instant) => instant.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static DateTimeOffset In(DateTimeOffset instant, string timeZone) =>
        TimeZoneInfo.TryFindSystemTimeZoneById(timeZone, out var zone) ? TimeZoneInfo.ConvertTime(instant, zone) : instant;
}
