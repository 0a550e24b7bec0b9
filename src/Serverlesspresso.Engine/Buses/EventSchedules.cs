using Serverlesspresso.Events.Schedules;

namespace Serverlesspresso.Engine.Buses;

/// <summary>Tells when rules with a schedule fire.</summary>
public static class EventSchedules
{
    /// <summary>The source of the events that rules make by their schedules.</summary>
    public const string Source = "aws.events";

    /// <summary>The detail-type of those events.</summary>
    public const string DetailType = "Scheduled Event";

    /// <summary>No schedule has two instants that are closer together.</summary>
    private static readonly TimeSpan InstantsApart = TimeSpan.FromMinutes(1);

    /// <summary>Whether the rules of a bus can have schedules: only those of the default bus can.</summary>
    /// <param name="busNameOrArn">The bus; null for the default bus.</param>
    public static bool AreFor(string? busNameOrArn) => BusNames.KeyOf(busNameOrArn) == BusNames.Default;

    /// <summary>Lists the next instants of a schedule.</summary>
    /// <param name="schedule">The schedule.</param>
    /// <param name="startedAt">When it began: rates count from there.</param>
    /// <param name="after">The instants are later than this one.</param>
    /// <param name="count">How many at most.</param>
    public static IReadOnlyList<DateTimeOffset> ListNext(
        EventSchedule schedule, DateTimeOffset startedAt, DateTimeOffset after, int count)
    {
        ArgumentNullException.ThrowIfNull(schedule);
        var instants = new List<DateTimeOffset>();
        for (var next = schedule.FindNext(startedAt, after);
            next is { } instant && instants.Count < count;
            next = schedule.FindNext(startedAt, instant))
        {
            instants.Add(instant);
        }

        return instants;
    }

    /// <summary>Finds the last instant of a stored schedule that has come.</summary>
    /// <param name="document">The schedule.</param>
    /// <param name="known">One of its instants that has come.</param>
    /// <param name="now">The time.</param>
    internal static DateTimeOffset FindLast(RuleScheduleDocument document, DateTimeOffset known, DateTimeOffset now)
    {
        var last = known;
        var end = now;
        while (end - last >= InstantsApart)
        {
            var middle = last + ((end - last) / 2);
            if (FindNext(document, middle) is { } next && next <= now)
            {
                last = next;
            }
            else
            {
                end = middle;
            }
        }

        return last;
    }

    /// <summary>Finds the first instant of a stored schedule after another; null if there is none.</summary>
    internal static DateTimeOffset? FindNext(RuleScheduleDocument document, DateTimeOffset after) =>
        EventSchedule.TryParse(document.Expression, out var schedule)
            ? schedule.FindNext(document.StartedAt, after)
            : throw new InvalidDataException($"The stored schedule '{document.Expression}' is none.");
}
