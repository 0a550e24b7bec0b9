using System.Globalization;
using Serverlesspresso.Web.Design;

namespace Serverlesspresso.Web.Console.Frame;

/// <summary>Writes amounts so that they can be read at a glance.</summary>
internal static class Amounts
{
    private const long Kilo = 1_024;

    /// <summary>Writes a count with its thousands parted.</summary>
    public static string Count(long count) => count.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>Writes bytes in the unit that leaves the fewest digits.</summary>
    public static string Bytes(long bytes) => bytes switch
    {
        < Kilo => Write(bytes, "B"),
        < Kilo * Kilo => Write((double)bytes / Kilo, "KiB"),
        < Kilo * Kilo * Kilo => Write((double)bytes / (Kilo * Kilo), "MiB"),
        _ => Write((double)bytes / (Kilo * Kilo * Kilo), "GiB"),
    };

    /// <summary>Writes a length of time, or a dash if nothing was timed.</summary>
    /// <param name="time">The time.</param>
    /// <param name="count">How often something was timed.</param>
    public static string Time(TimeSpan time, long count) => time switch
    {
        _ when count == 0 => "–",
        { TotalMilliseconds: < 1 } => Write(time.TotalMicroseconds, "µs"),
        { TotalSeconds: < 1 } => Write(time.TotalMilliseconds, "ms"),
        { TotalMinutes: < 2 } => Write(time.TotalSeconds, "s"),
        _ => Write(time.TotalMinutes, "min"),
    };

    /// <summary>Writes how long something took, on the clock of events and histories: it ticks in milliseconds.</summary>
    /// <param name="length">The length.</param>
    public static string Length(TimeSpan length) => length switch
    {
        { TotalMilliseconds: < 1 } => "< 1 ms", // Within one turn time stands still.
        { TotalSeconds: < 1 } => string.Create(CultureInfo.InvariantCulture, $"{length.TotalMilliseconds:0} ms"),
        { TotalMinutes: < 1 } => string.Create(CultureInfo.InvariantCulture, $"{length.TotalSeconds:0.0} s"),
        _ => Durations.WriteClock(length),
    };

    private static string Write(double amount, string unit) =>
        string.Create(CultureInfo.InvariantCulture, $"{amount.ToString(amount < 10 ? "0.#" : "N0", CultureInfo.InvariantCulture)} {unit}");
}
