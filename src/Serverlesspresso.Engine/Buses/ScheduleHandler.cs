using Microsoft.Extensions.Logging;
using Serverlesspresso.Engine.Store;
using Serverlesspresso.Engine.Turns;
using Serverlesspresso.Engine.Work;

namespace Serverlesspresso.Engine.Buses;

/// <summary>
/// Has a rule fire at an instant of its schedule. The event and the work for the next instant commit together, so that
/// each instant fires at most once, and once if the server runs within a minute of it and can commit. Only the instant
/// that the rule waits for fires, so that work that was given up and comes back later makes no second chain of instants.
/// </summary>
/// <param name="events">Puts the events.</param>
/// <param name="schedules">Finds the next instants.</param>
/// <param name="logger">Hears of instants that are passed over.</param>
internal sealed partial class ScheduleHandler(
    BusEvents events, RuleSchedules schedules, ILogger<ScheduleHandler> logger)
    : IWorkHandler
{
    /// <inheritdoc/>
    public WorkKind Kind => WorkKind.Schedule;

    /// <inheritdoc/>
    public OwnerKey OwnerOf(WorkRow work) => OwnerKey.WorkShard(work.Shard);

    /// <inheritdoc/>
    public async ValueTask<WorkOutcome> RunAsync(ITurnTransaction transaction, WorkRow work)
    {
        var firing = ScheduledFiring.Read(work.Payload);
        if (await RuleSchedules.FindWaitingAsync(transaction, firing) is not { } rule)
        {
            return WorkOutcome.Done.Instance;
        }

        var due = schedules.FindDue(rule, firing.Instant);
        if (due != firing.Instant)
        {
            transaction.AfterCommit(() => LogPassedOver(rule.Name, firing.Instant, due));
        }

        if (due is { } instant)
        {
            events.PutScheduledInTurn(transaction, rule, instant);
        }

        schedules.GoOn(transaction, rule, due ?? firing.Instant);
        return WorkOutcome.Done.Instance;
    }

    /// <summary>A rule whose instant is given up goes on with the next one. Redriven, the old one is no longer waited for.</summary>
    /// <inheritdoc/>
    public async ValueTask NoteFaultAsync(
        ITurnTransaction transaction, WorkRow work, WorkOutcome outcome, Exception fault)
    {
        var firing = ScheduledFiring.Read(work.Payload);
        if (outcome is WorkOutcome.GivenUp && await RuleSchedules.FindWaitingAsync(transaction, firing) is { } rule)
        {
            schedules.GoOn(transaction, rule, firing.Instant);
        }
    }

    [LoggerMessage(EventId = 2209, Level = LogLevel.Warning,
        Message = "Rule {RuleName} passes over its schedule from {Instant} on, and fires for {Due} if for any")]
    private partial void LogPassedOver(string ruleName, DateTimeOffset instant, DateTimeOffset? due);
}
