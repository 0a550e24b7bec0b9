using Serverlesspresso.Engine.Store;
using Serverlesspresso.Engine.Turns;
using Serverlesspresso.Engine.Work;

namespace Serverlesspresso.Engine.Buses;

/// <summary>
/// Has a rule fire at an instant of its schedule. The event and the work for the next instant commit together, so that
/// each instant fires at most once, and once if the server runs within a minute of it.
/// </summary>
/// <param name="events">Puts the events.</param>
/// <param name="schedules">Finds the next instants.</param>
internal sealed class ScheduleHandler(BusEvents events, RuleSchedules schedules) : IWorkHandler
{
    /// <inheritdoc/>
    public WorkKind Kind => WorkKind.Schedule;

    /// <inheritdoc/>
    public OwnerKey OwnerOf(WorkRow work) => OwnerKey.WorkShard(work.Shard);

    /// <inheritdoc/>
    public async ValueTask<WorkOutcome> RunAsync(ITurnTransaction transaction, WorkRow work)
    {
        var firing = ScheduledFiring.Read(work.Payload);
        var rule = await BusNames.FindRuleAsync(transaction, BusNames.Default, firing.RuleName);
        if (rule is not { IsEnabled: true } || rule.Schedule?.Run != firing.Run)
        {
            return WorkOutcome.Done.Instance;
        }

        if (schedules.IsInTime(firing.Instant))
        {
            events.PutScheduledInTurn(transaction, rule, firing.Instant);
        }

        EventRules.PutRow(transaction, schedules.GoOn(transaction, rule, firing.Instant));
        return WorkOutcome.Done.Instance;
    }
}
