using Serverlesspresso.Engine.Chance;
using Serverlesspresso.Engine.Store;
using Serverlesspresso.Engine.Work;
using Serverlesspresso.Events.Schedules;

namespace Serverlesspresso.Engine.Buses;

/// <summary>Keeps, for each enabled rule with a schedule, the one instant that it waits for, and the work that waits.</summary>
/// <param name="random">Tells schedules apart.</param>
/// <param name="timeProvider">The clock.</param>
internal sealed class RuleSchedules(IRandomSource random, TimeProvider timeProvider)
{
    /// <summary>How late a rule may fire. Source: EventBridge User Guide: a rule fires within the minute of its instant.</summary>
    private static readonly TimeSpan LatenessMax = TimeSpan.FromMinutes(1);

    private readonly DateTimeOffset _openedAt = timeProvider.GetUtcNow();

    /// <summary>Reads the schedule of a rule.</summary>
    /// <param name="busNameOrArn">The rule's bus; null for the default bus.</param>
    /// <param name="expression">The expression.</param>
    /// <exception cref="EventRequestInvalidException">It is none, or the bus has no schedules.</exception>
    public static EventSchedule Check(string? busNameOrArn, string expression)
    {
        if (!EventSchedules.AreFor(busNameOrArn))
        {
            throw new EventRequestInvalidException("ScheduleExpression is supported only on the default event bus.");
        }

        return EventSchedule.TryParse(expression, out var schedule)
            ? schedule
            : throw new EventRequestInvalidException("Parameter ScheduleExpression is not valid.");
    }

    /// <summary>Has a rule wait for no instant any more.</summary>
    /// <param name="transaction">The turn's transaction.</param>
    /// <param name="rule">The rule as it was read.</param>
    public static async ValueTask CancelAsync(ITurnTransaction transaction, RuleDocument rule)
    {
        if (await PendingFiring.FindAsync(transaction, rule) is { } pending)
        {
            transaction.CancelWork(pending.WorkId);
            PendingFiring.Delete(transaction, rule);
        }
    }

    /// <summary>Reads the rule that waits for an instant; null if none does, or no longer for this one.</summary>
    /// <param name="transaction">The turn's transaction.</param>
    /// <param name="firing">The instant.</param>
    public static async ValueTask<RuleDocument?> FindWaitingAsync(ITurnTransaction transaction, ScheduledFiring firing)
    {
        var rule = await BusNames.FindRuleAsync(transaction, BusNames.Default, firing.RuleName);
        return rule is not null
            && await PendingFiring.FindAsync(transaction, rule) is { } pending
            && (pending.Run, pending.Instant) == (firing.Run, firing.Instant)
            ? rule
            : null;
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

    /// <summary>Has a changed rule wait for the instant that it is to wait for now.</summary>
    /// <param name="transaction">The turn's transaction.</param>
    /// <param name="before">The rule as it was read; null for none.</param>
    /// <param name="rule">The rule as it is to be.</param>
    public async ValueTask ArmAsync(ITurnTransaction transaction, RuleDocument? before, RuleDocument rule)
    {
        if (before?.Schedule == rule.Schedule && before?.IsEnabled == rule.IsEnabled)
        {
            return;
        }

        await CancelAsync(transaction, rule);
        if (rule.IsEnabled)
        {
            Await(transaction, rule, timeProvider.GetUtcNow());
        }
    }

    /// <summary>
    /// Has an enabled rule wait for its next instant if it waits for a later one or for none, and its schedule begin now if it
    /// begins later: the clock was ahead once.
    /// </summary>
    /// <param name="transaction">The turn's transaction.</param>
    /// <param name="ruleName">The rule, on the default bus.</param>
    /// <returns>The instant that it waits for now; null if it waits as it did.</returns>
    public async ValueTask<DateTimeOffset?> BringForwardAsync(ITurnTransaction transaction, string ruleName)
    {
        var now = timeProvider.GetUtcNow();
        if (await BusNames.FindRuleAsync(transaction, BusNames.Default, ruleName) is not { Schedule: { } schedule } rule)
        {
            return null;
        }

        if (schedule.StartedAt > now)
        {
            schedule = schedule with { StartedAt = now };
            rule = rule with { Schedule = schedule };
            EventRules.Write(transaction, (await BusNames.GetBusAsync(transaction, rule.BusName)).Document, rule);
        }

        if (!rule.IsEnabled
            || EventSchedules.FindNext(schedule, now) is not { } next
            || (await PendingFiring.FindAsync(transaction, rule) is { } pending && pending.Instant <= next))
        {
            return null;
        }

        await CancelAsync(transaction, rule);
        Await(transaction, rule, now);
        return next;
    }

    /// <summary>
    /// Finds the instant that is to fire now that one has come: this one, or the last one if it is late. What came while the
    /// server was stopped is passed over.
    /// </summary>
    /// <param name="rule">The rule.</param>
    /// <param name="come">The instant that it waited for.</param>
    /// <returns>The instant; null if none is to fire.</returns>
    public DateTimeOffset? FindDue(RuleDocument rule, DateTimeOffset come)
    {
        var now = timeProvider.GetUtcNow();
        var last = rule.Schedule is not { } schedule || now - come <= LatenessMax
            ? come
            : EventSchedules.FindLast(schedule, come, now);
        return last >= _openedAt - LatenessMax ? last : null;
    }

    /// <summary>Goes on to the next instant that may still fire: those between are passed over.</summary>
    /// <param name="transaction">The turn's transaction, which has read what the rule waits for.</param>
    /// <param name="rule">The rule.</param>
    /// <param name="from">The instant that is done or passed over.</param>
    public void GoOn(ITurnTransaction transaction, RuleDocument rule, DateTimeOffset from)
    {
        var stillInTime = timeProvider.GetUtcNow() - LatenessMax;
        PendingFiring.Delete(transaction, rule);
        Await(transaction, rule, from > stillInTime ? from : stillInTime);
    }

    private static void Await(ITurnTransaction transaction, RuleDocument rule, DateTimeOffset after)
    {
        if (rule.Schedule is not { } schedule || EventSchedules.FindNext(schedule, after) is not { } instant)
        {
            return;
        }

        var work = transaction.AddWork(new NewWork(
            WorkKind.Schedule,
            WorkShards.Of(rule.Arn),
            instant,
            rule.Arn,
            ScheduledFiring.Write(new ScheduledFiring(rule.Name, schedule.Run, instant))));
        PendingFiring.Put(transaction, rule, new PendingFiring(schedule.Run, instant, work.Id));
    }
}
