using System.Globalization;

namespace Serverlesspresso.States.Flow;

/// <summary>Reads timestamps of the language: RFC 3339 with an upper-case T and, for UTC, an upper-case Z.</summary>
internal static class Timestamps
{
    private const string ToSeconds = "yyyy-MM-dd'T'HH:mm:ss";

    public static bool TryParse(string text, out DateTimeOffset instant)
    {
        instant = default;
        if (text.Length <= ToSeconds.Length - 4 || !TrySplit(text, out var clock, out var fraction, out var zone))
        {
            return false;
        }

        if (!DateTime.TryParseExact(clock, ToSeconds, CultureInfo.InvariantCulture, DateTimeStyles.None, out var local)
            || !TryZone(zone, out var offset))
        {
            return false;
        }

        var utc = local.Ticks + fraction - offset.Ticks;
        if (utc < DateTime.MinValue.Ticks || utc > DateTime.MaxValue.Ticks)
        {
            return false;
        }

        instant = new DateTimeOffset(utc, TimeSpan.Zero);
        return true;
    }

    private static bool TrySplit(string text, out ReadOnlySpan<char> clock, out long fraction, out ReadOnlySpan<char> zone)
    {
        clock = text.AsSpan(0, Math.Min(text.Length, ToSeconds.Length - 2));
        zone = text.AsSpan(clock.Length);
        fraction = 0;
        if (zone.IsEmpty || zone[0] != '.')
        {
            return !zone.IsEmpty;
        }

        var digits = 1;
        while (digits < zone.Length && char.IsAsciiDigit(zone[digits]))
        {
            const int ticksDigits = 7;
            if (digits <= ticksDigits)
            {
                fraction += (zone[digits] - '0') * (long)Math.Pow(10, ticksDigits - digits);
            }

            digits++;
        }

        zone = zone[digits..];
        return digits is > 1 and <= 10;
    }

    private static bool TryZone(ReadOnlySpan<char> zone, out TimeSpan offset)
    {
        offset = default;
        if (zone is "Z")
        {
            return true;
        }

        return zone.Length == 6
            && (zone[0] is '+' or '-')
            && TimeSpan.TryParseExact(
                zone[1..],
                @"hh\:mm",
                CultureInfo.InvariantCulture,
                zone[0] == '-' ? TimeSpanStyles.AssumeNegative : TimeSpanStyles.None,
                out offset);
    }
}
