using System.Diagnostics;
using Serverlesspresso.Engine.Executions;
using Serverlesspresso.Engine.Functions;
using Serverlesspresso.Engine.Store;
using Serverlesspresso.Engine.Turns;
using Serverlesspresso.Engine.Work;
using Serverlesspresso.Events.Inputs;

namespace Serverlesspresso.Engine.Buses;

/// <summary>
/// Brings an event to a target, in the turn that ends the work: what a function writes and the execution that is
/// started commit with it, so that each happens once. A rule or target that is gone by then gets nothing.
/// </summary>
/// <param name="functions">Calls functions.</param>
/// <param name="executions">Starts executions.</param>
/// <param name="events">Puts events on other buses.</param>
/// <param name="results">Decides what becomes of deliveries.</param>
/// <param name="timeProvider">The clock.</param>
internal sealed class DeliveryHandler(
    FunctionRegistry functions,
    ExecutionRegistry executions,
    BusEvents events,
    DeliveryResults results,
    TimeProvider timeProvider)
    : IWorkHandler
{
    /// <summary>Over how many other buses an event may come. Source: user guide, "Sending events between event buses".</summary>
    private const int HopsMax = 1;

    /// <inheritdoc/>
    public WorkKind Kind => WorkKind.Delivery;

    /// <inheritdoc/>
    public OwnerKey OwnerOf(WorkRow work) => OwnerKey.WorkShard(work.Shard);

    /// <inheritdoc/>
    public string LaneOf(WorkRow work) => DeliveryHead.LaneOf(work.Payload);

    /// <inheritdoc/>
    public async ValueTask<WorkOutcome> RunAsync(ITurnTransaction transaction, WorkRow work)
    {
        var delivery = Delivery.Read(work.Key, work.Payload);
        if (await delivery.FindTargetAsync(transaction) is not var (rule, target))
        {
            return WorkOutcome.Done.Instance;
        }

        if (TargetKinds.WorkOf(TargetKinds.Of(target.Arn)) != WorkKind.Delivery)
        {
            // The target has become one that is called outside of turns.
            Delivery.HandOver(transaction, work, target.Arn, timeProvider.GetUtcNow());
            return WorkOutcome.Done.Instance;
        }

        Activity.Current?
            .SetTag("aws.eventbridge.rule", rule.Name)
            .SetTag("aws.eventbridge.target", target.Arn);
        var savepoint = transaction.CreateSavepoint();
        var failure = await DeliverAsync(transaction, delivery, rule, target);
        if (failure is not null)
        {
            transaction.RollBackTo(savepoint);
        }

        return results.Settle(transaction, work, delivery, target, failure);
    }

    /// <inheritdoc/>
    public ValueTask NoteFaultAsync(ITurnTransaction transaction, WorkRow work, WorkOutcome outcome, Exception fault) =>
        results.NoteFaultAsync(transaction, work, outcome, fault);

    private async ValueTask<DeliveryFailure?> DeliverAsync(
        ITurnTransaction transaction, Delivery delivery, RuleDocument rule, TargetDocument target)
    {
        try
        {
            var input = TargetInput.Make(
                target, new InputContext(delivery.Event, rule.Arn, rule.Name, delivery.PutAt));
            switch (TargetKinds.Of(target.Arn))
            {
                case TargetKind.Function:
                    return await CallFunctionAsync(transaction, target.Arn, input);
                case TargetKind.StateMachine:
                    await StartExecutionAsync(transaction, delivery, target.Arn, input);
                    return null;
                case TargetKind.EventBus:
                    return await ForwardAsync(transaction, delivery, target.Arn);
                case TargetKind.LogGroup:
                    return null;
                default:
                    throw new UnreachableException();
            }
        }
        catch (RequestRefusedException refusal)
        {
            // The target is not there, or does not take such an input: another try would end the same.
            return new DeliveryFailure(DeadLetterCodes.NoResource, $"{refusal.Code}: {refusal.Message}", IsFinal: true);
        }
    }

    private async ValueTask<DeliveryFailure?> CallFunctionAsync(ITurnTransaction transaction, string functionArn, string input)
    {
        if (!TargetInput.TryParse(input, out var payload))
        {
            return DeliveryFailure.NotJson;
        }

        var result = await functions.InvokeInTurnAsync(transaction, functionArn, payload);
        return result.ErrorType is { } errorType ? new DeliveryFailure(errorType, result.Payload, IsFinal: false) : null;
    }

    private async ValueTask StartExecutionAsync(
        ITurnTransaction transaction, Delivery delivery, string stateMachineArn, string input)
    {
        try
        {
            await executions.StartInTurnAsync(
                transaction,
                new StartExecutionRequest
                {
                    StateMachineArn = stateMachineArn,
                    Name = delivery.ExecutionName,
                    Input = input,
                    TraceHeader = delivery.TraceHeader,
                },
                runsNow: true);
        }
        catch (ExecutionAlreadyExistsException)
        {
            // A dead letter of this delivery was redriven after it had been delivered: once is enough.
        }
    }

    private async ValueTask<DeliveryFailure?> ForwardAsync(ITurnTransaction transaction, Delivery delivery, string busArn)
    {
        if (delivery.Hops >= HopsMax)
        {
            return new DeliveryFailure(
                DeadLetterCodes.ThirdHop,
                "An event that came from another event bus cannot go on to a third one.",
                IsFinal: true);
        }

        await events.ForwardInTurnAsync(transaction, busArn, delivery);
        return null;
    }
}
