using Serverlesspresso.Shop.Shops;

namespace Serverlesspresso.Shop.Statistics;

/// <summary>Cuts a period into hours or days of a shop.</summary>
/// <param name="settings">Know the shop's clock.</param>
/// <param name="period">The period.</param>
internal sealed class TimeSlots(ShopSettings settings, Period period)
{
    private static readonly TimeSpan HoursMax = TimeSpan.FromDays(3);

    /// <summary>Whether the slots are days.</summary>
    public bool IsByDay { get; } = period.To - period.From > HoursMax;

    /// <summary>Lists the begins of all slots in order, the first of which may lie before the period.</summary>
    public IEnumerable<DateTimeOffset> List()
    {
        // Where clocks change, the shortest slot has half an hour, or 23 hours: no step passes over one.
        var step = IsByDay ? TimeSpan.FromHours(12) : TimeSpan.FromMinutes(30);
        var last = StartOf(period.To.AddTicks(-1));
        DateTimeOffset? before = null;
        for (var instant = period.From; before != last; instant += step)
        {
            var start = StartOf(instant < period.To ? instant : last);
            if (start != before)
            {
                yield return start;
                before = start;
            }
        }
    }

    /// <summary>The begin of the slot of an instant, in the shop's time zone.</summary>
    /// <param name="instant">The instant.</param>
    public DateTimeOffset StartOf(DateTimeOffset instant)
    {
        var local = settings.ToLocal(instant);
        if (!IsByDay)
        {
            return local.AddTicks(-(local.Ticks % TimeSpan.TicksPerHour));
        }

        // Where clocks change at midnight, a day can begin at one o'clock.
        var zone = settings.FindZone();
        var midnight = local.Date;
        while (zone.IsInvalidTime(midnight))
        {
            midnight = midnight.AddMinutes(30);
        }

        var offset = zone.IsAmbiguousTime(midnight)
            ? zone.GetAmbiguousTimeOffsets(midnight).Max()
            : zone.GetUtcOffset(midnight);
        return new DateTimeOffset(midnight, offset);
    }
}
