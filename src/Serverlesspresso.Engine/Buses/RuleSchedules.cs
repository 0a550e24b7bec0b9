using Serverlesspresso.Engine.Chance;
using Serverlesspresso.Engine.Store;
using Serverlesspresso.Engine.Work;
using Serverlesspresso.Events.Schedules;

namespace Serverlesspresso.Engine.Buses;

/// <summary>Keeps, for each enabled rule with a schedule, one piece of work that waits for the next instant.</summary>
/// <param name="random">Tells schedules apart.</param>
/// <param name="timeProvider">The clock.</param>
internal sealed class RuleSchedules(IRandomSource random, TimeProvider timeProvider)
{
    /// <summary>How late a rule may fire. Source: EventBridge User Guide: a rule fires within the minute of its instant.</summary>
    private static readonly TimeSpan LatenessMax = TimeSpan.FromMinutes(1);

    /// <summary>Reads the schedule of a rule.</summary>
    /// <param name="busNameOrArn">The rule's bus; null for the default bus.</param>
    /// <param name="expression">The expression.</param>
    /// <exception cref="EventRequestInvalidException">It is none, or the bus has no schedules.</exception>
    public static EventSchedule Check(string? busNameOrArn, string expression)
    {
        if (BusNames.KeyOf(busNameOrArn) != BusNames.Default)
        {
            throw new EventRequestInvalidException("ScheduleExpression is supported only on the default event bus.");
        }

        return EventSchedule.TryParse(expression, out var schedule)
            ? schedule
            : throw new EventRequestInvalidException("Parameter ScheduleExpression is not valid.");
    }

    /// <summary>Drops the work of a rule.</summary>
    /// <param name="transaction">The turn's transaction.</param>
    /// <param name="rule">The rule as it was read; null for none.</param>
    public static void Cancel(ITurnTransaction transaction, RuleDocument? rule)
    {
        if (rule?.Schedule?.WorkId is { } workId)
        {
            transaction.CancelWork(workId);
        }
    }

    /// <summary>Makes what is stored of a rule's schedule. One that is given again goes on as it was.</summary>
    /// <param name="existing">The schedule that the rule has; null for none.</param>
    /// <param name="schedule">The schedule that it is to have; null for none.</param>
    public RuleScheduleDocument? Revise(RuleScheduleDocument? existing, EventSchedule? schedule) =>
        schedule is null ? null
        : existing?.Expression == schedule.Text ? existing
        : new RuleScheduleDocument
        {
            Expression = schedule.Text,
            StartedAt = timeProvider.GetUtcNow(),
            Run = random.NextId().ToString(),
        };

    /// <summary>Gives a changed rule the work that it needs, and drops what it needs no more.</summary>
    /// <param name="transaction">The turn's transaction.</param>
    /// <param name="before">The rule as it was read; null for none.</param>
    /// <param name="rule">The rule as it is to be.</param>
    /// <returns>The rule to write.</returns>
    public RuleDocument Arm(ITurnTransaction transaction, RuleDocument? before, RuleDocument rule)
    {
        if (before?.Schedule == rule.Schedule && before?.IsEnabled == rule.IsEnabled)
        {
            return rule;
        }

        Cancel(transaction, before);
        return AddWork(transaction, rule, timeProvider.GetUtcNow());
    }

    /// <summary>Whether an instant may still fire.</summary>
    /// <param name="instant">The instant.</param>
    public bool IsInTime(DateTimeOffset instant) => timeProvider.GetUtcNow() - instant <= LatenessMax;

    /// <summary>Goes on from an instant that is done to the next one that may still fire: those between are passed over.</summary>
    /// <param name="transaction">The turn's transaction.</param>
    /// <param name="rule">The rule.</param>
    /// <param name="instant">The instant.</param>
    /// <returns>The rule to write.</returns>
    public RuleDocument GoOn(ITurnTransaction transaction, RuleDocument rule, DateTimeOffset instant)
    {
        var stillInTime = timeProvider.GetUtcNow() - LatenessMax;
        return AddWork(transaction, rule, instant > stillInTime ? instant : stillInTime);
    }

    private static RuleDocument AddWork(ITurnTransaction transaction, RuleDocument rule, DateTimeOffset after)
    {
        if (rule.Schedule is not { } schedule)
        {
            return rule;
        }

        var next = rule.IsEnabled ? EventSchedules.FindNext(schedule, after) : null;
        var work = next is { } instant
            ? transaction.AddWork(new NewWork(
                WorkKind.Schedule,
                WorkShards.Of(rule.Arn),
                instant,
                rule.Arn,
                ScheduledFiring.Write(new ScheduledFiring(rule.Name, schedule.Run, instant))))
            : null;
        return rule with { Schedule = schedule with { WorkId = work?.Id } };
    }
}
