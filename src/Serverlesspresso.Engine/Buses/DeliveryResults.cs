using Serverlesspresso.Engine.Account;
using Serverlesspresso.Engine.Executions;
using Serverlesspresso.Engine.Functions;
using Serverlesspresso.Engine.Store;
using Serverlesspresso.Engine.Telemetry;
using Serverlesspresso.Engine.Work;

namespace Serverlesspresso.Engine.Buses;

/// <summary>
/// Decides what becomes of a delivery after a try, and notes the try once its turn is on disk: for people who look, and for
/// meters.
/// </summary>
/// <param name="retries">Says when a failed delivery is tried again.</param>
/// <param name="journal">Remembers what was tried.</param>
/// <param name="arns">Names executions.</param>
/// <param name="timeProvider">The clock.</param>
internal sealed class DeliveryResults(
    RetrySchedule retries, DeliveryJournal journal, Arns arns, TimeProvider timeProvider)
{
    /// <summary>Decides what becomes of a delivery, and notes the try.</summary>
    /// <param name="transaction">The turn's transaction.</param>
    /// <param name="work">The work, as it was tried.</param>
    /// <param name="delivery">What was brought.</param>
    /// <param name="target">To what.</param>
    /// <param name="failure">Why the try failed; null if it did not.</param>
    public WorkOutcome Settle(
        ITurnTransaction transaction, WorkRow work, Delivery delivery, TargetDocument target, DeliveryFailure? failure)
    {
        var outcome = failure switch
        {
            null => WorkOutcome.Done.Instance,
            { IsFinal: true } => new WorkOutcome.GivenUp(failure.Error, failure.Message),
            _ => retries.After(target.RetryPolicy, delivery.PutAt, work.Attempt, failure),
        };
        Note(transaction, delivery, target, work, outcome, failure is null ? null : $"{failure.Error}: {failure.Message}");
        return outcome;
    }

    /// <summary>Notes a try that threw.</summary>
    /// <param name="transaction">The turn's transaction.</param>
    /// <param name="work">The work, as it was tried.</param>
    /// <param name="outcome">What becomes of it.</param>
    /// <param name="fault">What was thrown.</param>
    public ValueTask NoteFaultAsync(ITurnTransaction transaction, WorkRow work, WorkOutcome outcome, Exception fault)
    {
        var delivery = Delivery.Read(work.Key, work.Payload);
        Note(transaction, delivery, target: null, work, outcome, $"{fault.GetType().Name}: {fault.Message}");
        return ValueTask.CompletedTask;
    }

    private void Note(
        ITurnTransaction transaction,
        Delivery delivery,
        TargetDocument? target,
        WorkRow work,
        WorkOutcome outcome,
        string? error)
    {
        var attempt = new DeliveryAttempt
        {
            EventId = delivery.EventId,
            BusName = delivery.BusName,
            RuleName = delivery.RuleName,
            TargetId = delivery.TargetId,
            Number = work.Attempt + 1,
            At = timeProvider.GetUtcNow(),
            Outcome = outcome switch
            {
                WorkOutcome.Done => DeliveryOutcome.Delivered,
                WorkOutcome.Postponed => DeliveryOutcome.Postponed,
                _ => DeliveryOutcome.GivenUp,
            },
            Error = error is null ? null : FunctionCall.Cut(error),
            NextAt = (outcome as WorkOutcome.Postponed)?.Due,
            ExecutionArn = error is null && target is not null && TargetKinds.Of(target.Arn) == TargetKind.StateMachine
                ? arns.Execution(ExecutionArns.NameOfStateMachine(target.Arn), delivery.ExecutionName)
                : null,
        };
        EngineMeter.DeliveryTried(transaction, attempt.Outcome);
        transaction.AfterCommit(() => journal.Add(attempt));
    }
}
