using Serverlesspresso.Engine.Account;
using Serverlesspresso.Engine.Executions;
using Serverlesspresso.Engine.Functions;
using Serverlesspresso.Engine.Store;
using Serverlesspresso.Engine.Telemetry;
using Serverlesspresso.Engine.Work;

namespace Serverlesspresso.Engine.Buses;

/// <summary>Notes each try to bring an event to a target, once its turn is on disk: for people who look, and for meters.</summary>
/// <param name="journal">Remembers what was tried.</param>
/// <param name="arns">Names executions.</param>
/// <param name="timeProvider">The clock.</param>
internal sealed class DeliveryNotes(DeliveryJournal journal, Arns arns, TimeProvider timeProvider)
{
    /// <summary>Notes a try.</summary>
    /// <param name="transaction">The turn's transaction.</param>
    /// <param name="delivery">What was brought.</param>
    /// <param name="target">To what; null if that was not read.</param>
    /// <param name="work">The work, as it was tried.</param>
    /// <param name="outcome">What becomes of the work.</param>
    /// <param name="error">Why the try failed; null if it did not.</param>
    public void Remember(
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

    /// <summary>Notes a try that threw.</summary>
    /// <param name="transaction">The turn's transaction.</param>
    /// <param name="work">The work, as it was tried.</param>
    /// <param name="outcome">What becomes of it.</param>
    /// <param name="fault">What was thrown.</param>
    public void RememberFault(ITurnTransaction transaction, WorkRow work, WorkOutcome outcome, Exception fault) => Remember(
        transaction,
        Delivery.Read(work.Key, work.Payload),
        target: null,
        work,
        outcome,
        $"{fault.GetType().Name}: {fault.Message}");
}
