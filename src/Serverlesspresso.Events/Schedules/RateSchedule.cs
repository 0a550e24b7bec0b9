using System.Globalization;
using System.Text.RegularExpressions;

namespace Serverlesspresso.Events.Schedules;

/// <summary>Fires every so many minutes, hours or days, counted from when the schedule began.</summary>
internal sealed partial class RateSchedule : EventSchedule
{
    private readonly Int128 _ticks;

    private RateSchedule(string text, Int128 ticks)
        : base(text) => _ticks = ticks;

    /// <summary>Reads what stands in the brackets of a rate; null if it is none.</summary>
    /// <param name="text">The whole expression.</param>
    /// <param name="arguments">What stands in its brackets.</param>
    public static RateSchedule? Parse(string text, string arguments)
    {
        var match = ValueAndUnit().Match(arguments);
        if (!match.Success
            || !int.TryParse(match.Groups["value"].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var value)
            || value == 0)
        {
            return null;
        }

        // One minute, but two minutes: each wants its own form.
        var isPlural = match.Groups["plural"].Success;
        return isPlural == (value > 1)
            ? new RateSchedule(text, TicksOf(match.Groups["unit"].Value) * (Int128)value)
            : null;
    }

    /// <inheritdoc/>
    public override DateTimeOffset? FindNext(DateTimeOffset startedAt, DateTimeOffset after)
    {
        var start = startedAt.UtcTicks - (startedAt.UtcTicks % TimeSpan.TicksPerSecond);
        var passed = Math.Max(0, after.UtcTicks - start);
        var next = start + (((passed / _ticks) + 1) * _ticks);
        return next <= DateTimeOffset.MaxValue.UtcTicks ? new DateTimeOffset((long)next, TimeSpan.Zero) : null;
    }

    private static long TicksOf(string unit) => unit switch
    {
        "minute" => TimeSpan.TicksPerMinute,
        "hour" => TimeSpan.TicksPerHour,
        _ => TimeSpan.TicksPerDay,
    };

    [GeneratedRegex(@"\A *(?<value>[0-9]+) +(?<unit>minute|hour|day)(?<plural>s)? *\z", RegexOptions.ExplicitCapture)]
    private static partial Regex ValueAndUnit();
}
