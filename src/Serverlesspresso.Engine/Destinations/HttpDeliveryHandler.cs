using System.Diagnostics;
using Serverlesspresso.Engine.Buses;
using Serverlesspresso.Engine.HttpTasks;
using Serverlesspresso.Engine.Store;
using Serverlesspresso.Engine.Turns;
using Serverlesspresso.Engine.Work;
using Serverlesspresso.Events.Inputs;

namespace Serverlesspresso.Engine.Destinations;

/// <summary>
/// Brings events to API destinations: the call is made outside of any turn, and a turn takes its outcome. If the process
/// dies between the two, the call is made again with the same <c>Idempotency-Key</c>. A rule or target that is gone by then
/// gets nothing.
/// </summary>
/// <param name="store">Reads rules and destinations.</param>
/// <param name="destinations">Finds destinations.</param>
/// <param name="caller">Makes the calls.</param>
/// <param name="results">Decides what becomes of deliveries.</param>
/// <param name="timeProvider">The clock.</param>
internal sealed class HttpDeliveryHandler(
    IStore store,
    ApiDestinationRegistry destinations,
    HttpCaller caller,
    DeliveryResults results,
    TimeProvider timeProvider)
    : IOutsideWorkHandler
{
    /// <inheritdoc/>
    public WorkKind Kind => WorkKind.HttpDelivery;

    /// <inheritdoc/>
    public async ValueTask<WorkLane> FindLaneAsync(WorkRow work, CancellationToken cancellationToken)
    {
        var head = DeliveryHead.ReadHead(work.Payload);
        return LaneOf(await store.ReadAsync(reader => FindWayAsync(reader, head), cancellationToken));
    }

    /// <inheritdoc/>
    public async ValueTask<OutsideCall> PrepareAsync(WorkRow work, CancellationToken cancellationToken)
    {
        var delivery = Delivery.Read(work.Key, work.Payload);
        var way = await store.ReadAsync(reader => FindWayAsync(reader, delivery), cancellationToken);
        return new OutsideCall(LaneOf(way), stopping => CallAsync(delivery, way, stopping));
    }

    /// <inheritdoc/>
    public ValueTask NoteFaultAsync(ITurnTransaction transaction, WorkRow work, WorkOutcome outcome, Exception fault) =>
        results.NoteFaultAsync(transaction, work, outcome, fault);

    private WorkLane LaneOf(Way? way) => way?.Destination is { } destination
        ? destinations.LaneOf(destination)
        : new WorkLane(way?.Target.Arn ?? string.Empty);

    private async Task<IWorkHandler> CallAsync(Delivery delivery, Way? way, CancellationToken cancellationToken)
    {
        if (way is not { } found)
        {
            return new Settlement((_, _) => WorkOutcome.Done.Instance);
        }

        if (TargetKinds.WorkOf(TargetKinds.Of(found.Target.Arn)) != Kind)
        {
            // The target has become one that is reached within turns.
            return new Settlement((transaction, current) =>
            {
                Delivery.HandOver(transaction, current, found.Target.Arn, timeProvider.GetUtcNow());
                return WorkOutcome.Done.Instance;
            });
        }

        Activity.Current?
            .SetTag("aws.eventbridge.rule", found.Rule.Name)
            .SetTag("aws.eventbridge.target", found.Target.Arn);
        var failure = await DeliverAsync(delivery, found, cancellationToken);
        return new Settlement((transaction, current) => results.Settle(transaction, current, delivery, found.Target, failure));
    }

    private async ValueTask<Way?> FindWayAsync(IStoreReader reader, DeliveryHead head) =>
        await head.FindTargetAsync(reader) is var (rule, target)
            ? new Way(rule, target, await destinations.FindByArnAsync(reader, target.Arn))
            : null;

    private async Task<DeliveryFailure?> DeliverAsync(Delivery delivery, Way way, CancellationToken cancellationToken)
    {
        if (way.Destination is not { } destination)
        {
            return new DeliveryFailure(
                DeadLetterCodes.NoResource, $"The API destination {way.Target.Arn} does not exist.", IsFinal: true);
        }

        HttpTaskRequest request;
        try
        {
            var context = new InputContext(delivery.Event, way.Rule.Arn, way.Rule.Name, delivery.PutAt);
            var body = TargetInput.Make(way.Target, context);
            if (!TargetInput.TryParse(body, out _))
            {
                return DeliveryFailure.NotJson;
            }

            request = DestinationCall.Make(destination, way.Target.HttpParameters, delivery.Event, body);
        }
        catch (RequestRefusedException refusal)
        {
            return new DeliveryFailure(refusal.Code, refusal.Message, IsFinal: true);
        }

        var reply = await caller.CallAsync(
            request.WithKey(delivery.DeliveryId), HttpManner.OfDestinations, cancellationToken);
        Activity.Current?.SetTag("http.response.status_code", reply.Answer?.Status);
        return DestinationFailure.Of(reply, timeProvider.GetUtcNow());
    }

    /// <summary>The way of an event: the rule, its target and where that leads, or null if that is gone.</summary>
    private sealed record Way(RuleDocument Rule, TargetDocument Target, ApiDestinationDocument? Destination);

    /// <summary>Takes the outcome of a call.</summary>
    private sealed class Settlement(Func<ITurnTransaction, WorkRow, WorkOutcome> settle) : IWorkHandler
    {
        public WorkKind Kind => WorkKind.HttpDelivery;

        public OwnerKey OwnerOf(WorkRow work) => OwnerKey.WorkShard(work.Shard);

        public ValueTask<WorkOutcome> RunAsync(ITurnTransaction transaction, WorkRow work) =>
            ValueTask.FromResult(settle(transaction, work));
    }
}
