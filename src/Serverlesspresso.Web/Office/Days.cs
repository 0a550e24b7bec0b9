using System.Globalization;
using Serverlesspresso.Shop.Shops;

namespace Serverlesspresso.Web.Office;

/// <summary>The days of a shop, by its own clock.</summary>
internal static class Days
{
    // No shop was open before, and none will be later; so no day of a shop's clock runs over.
    private static readonly (int Min, int Max) Years = (2001, 8999);

    /// <summary>The day it is.</summary>
    /// <param name="settings">The shop's.</param>
    /// <param name="now">The instant.</param>
    public static DateOnly Today(ShopSettings settings, DateTimeOffset now) =>
        DateOnly.FromDateTime(settings.ToLocal(now).DateTime);

    /// <summary>Reads a day, or null.</summary>
    /// <param name="text">The day, for example <c>2030-01-31</c>.</param>
    public static DateOnly? Find(string? text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
        && day.Year >= Years.Min && day.Year <= Years.Max
            ? day
            : null;

    /// <summary>The instants at which days begin and end.</summary>
    /// <param name="settings">The shop's.</param>
    /// <param name="from">The first day.</param>
    /// <param name="to">The last day.</param>
    /// <returns>The begin of the first day, and the end of the last, which does not belong to it.</returns>
    public static (DateTimeOffset From, DateTimeOffset To) Span(ShopSettings settings, DateOnly from, DateOnly to) =>
        (Midnight(settings, from), Midnight(settings, to.AddDays(1)));

    // Where the clock is put forward at midnight the day begins an hour later.
    private static DateTimeOffset Midnight(ShopSettings settings, DateOnly day)
    {
        var zone = TimeZoneInfo.TryFindSystemTimeZoneById(settings.TimeZone, out var known) ? known : TimeZoneInfo.Utc;
        var midnight = day.ToDateTime(TimeOnly.MinValue, DateTimeKind.Unspecified);
        while (zone.IsInvalidTime(midnight))
        {
            midnight = midnight.AddMinutes(30);
        }

        return new DateTimeOffset(midnight, zone.GetUtcOffset(midnight));
    }
}
