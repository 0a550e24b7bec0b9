using Serverlesspresso.Engine.Account;
using Serverlesspresso.Engine.Buses;
using Serverlesspresso.Engine.Chance;
using Serverlesspresso.Engine.Store;
using Serverlesspresso.Engine.Turns;

namespace Serverlesspresso.Engine.Archives;

/// <summary>The replays of archived events: started, cancelled and listed.</summary>
/// <param name="store">Reads them.</param>
/// <param name="turns">Runs the turns that change them.</param>
/// <param name="arns">Makes their ARNs.</param>
/// <param name="random">Tells replays of the same name apart.</param>
/// <param name="timeProvider">The clock.</param>
/// <remarks>Source: Amazon EventBridge API Reference.</remarks>
public sealed class ReplayRegistry(
    IStore store, TurnRunner turns, Arns arns, IRandomSource random, TimeProvider timeProvider)
{
    private const string BusMarker = ":event-bus/";

    /// <summary>Starts a replay. It goes on in the background.</summary>
    /// <param name="request">The replay.</param>
    /// <param name="cancellationToken">Stops the waiting, not a turn that has begun to commit.</param>
    /// <exception cref="EventRequestInvalidException">The archive, the bus, a rule or the window is wrong.</exception>
    /// <exception cref="EventResourceNotFoundException">There is no such bus or rule.</exception>
    /// <exception cref="EventResourceAlreadyExistsException">There is or was one of this name.</exception>
    /// <exception cref="EventLimitExceededException">Too many replays are active.</exception>
    public Task<ReplayDocument> StartAsync(ReplayRequest request, CancellationToken cancellationToken)
    {
        if (!request.BusArn.Contains(BusMarker, StringComparison.Ordinal))
        {
            throw Invalid("Destination.Arn", "Must contain an event bus ARN.");
        }

        return turns.RunAsync(
            async transaction =>
            {
                var replay = await MakeAsync(transaction, request);
                if (await ReplayRows.FindAsync(transaction, request.Name) is not null)
                {
                    throw new EventResourceAlreadyExistsException($"Replay {request.Name} already exists.");
                }

                await ReplayRows.AddActiveAsync(transaction, request.Name);
                ReplayRows.Put(transaction, replay);
                ReplayWork.Add(transaction, replay, ReplayStep.GoOn, replay.StartedAt);
                return replay;
            },
            cancellationToken);
    }

    /// <summary>Cancels a replay. What it has replayed by then stays.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="cancellationToken">Stops the waiting, not a turn that has begun to commit.</param>
    /// <exception cref="EventResourceNotFoundException">There is none.</exception>
    /// <exception cref="ReplayNotActiveException">It has ended, or is being cancelled.</exception>
    public Task<ReplayDocument> CancelAsync(string name, CancellationToken cancellationToken) => turns.RunAsync(
        async transaction =>
        {
            var replay = await ReplayRows.GetAsync(transaction, name);
            if (replay.State is not (ReplayState.Starting or ReplayState.Running))
            {
                throw new ReplayNotActiveException(name);
            }

            // Its work is still there: it ends the replay in place of going on.
            replay = replay with { State = ReplayState.Cancelling };
            ReplayRows.Put(transaction, replay);
            return replay;
        },
        cancellationToken);

    /// <summary>Reads a replay.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="EventResourceNotFoundException">There is none.</exception>
    public Task<ReplayDocument> DescribeAsync(string name, CancellationToken cancellationToken) =>
        store.ReadAsync(reader => ReplayRows.GetAsync(reader, name), cancellationToken);

    /// <summary>Lists replays by name.</summary>
    /// <param name="filter">Which.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public Task<IReadOnlyList<ReplayDocument>> ListAsync(ListFilter filter, CancellationToken cancellationToken) =>
        store.ReadAsync(
            reader => DefinitionLists.ListAsync(
                reader,
                filter.RangeOf(DefinitionKind.Replay),
                ArchiveJsonContext.ReadReplay,
                replay => (filter.SourceArn is null || replay.ArchiveArn == filter.SourceArn)
                    && (filter.State is null || string.Equals(replay.State.ToString(), filter.State, StringComparison.OrdinalIgnoreCase))),
            cancellationToken);

    private async ValueTask<ReplayDocument> MakeAsync(ITurnTransaction transaction, ReplayRequest request)
    {
        var bus = await BusNames.GetBusAsync(transaction, request.BusArn);
        var archiveName = request.ArchiveArn[(request.ArchiveArn.LastIndexOf('/') + 1)..];
        var archive = await ArchiveRows.FindAsync(transaction, archiveName);
        if (archive is null || archive.Arn != request.ArchiveArn)
        {
            throw Invalid("EventSourceArn", $"Archive {archiveName} does not exist.");
        }

        if (archive.BusName != bus.Document.Name
            || !string.Equals(archive.BusArn, request.BusArn, StringComparison.OrdinalIgnoreCase))
        {
            throw Invalid("Destination.Arn", "Cross event bus replay is not permitted.");
        }

        if (request.EventsFrom >= request.EventsBefore)
        {
            throw Invalid("EventEndTime", "EventStartTime must be before EventEndTime.");
        }

        await CheckRulesAsync(transaction, archive.BusName, request.FilterArns);
        return new ReplayDocument
        {
            Name = request.Name,
            Arn = arns.Replay(request.Name),
            Incarnation = random.NextId().ToString(),
            Description = request.Description,
            ArchiveName = archive.Name,
            ArchiveArn = archive.Arn,
            ArchiveKey = archive.Key,
            BusName = archive.BusName,
            BusArn = archive.BusArn,
            FilterArns = request.FilterArns.Count == 0 ? null : request.FilterArns,
            EventsFrom = request.EventsFrom,
            EventsBefore = request.EventsBefore,
            IdMax = await transaction.GetLastArchivedIdAsync(),
            State = ReplayState.Starting,
            StartedAt = timeProvider.GetUtcNow(),
        };
    }

    private async ValueTask CheckRulesAsync(
        ITurnTransaction transaction, string busName, IReadOnlyList<string> ruleArns)
    {
        foreach (var arn in ruleArns)
        {
            var name = arn[(arn.LastIndexOf('/') + 1)..];
            if (arn != arns.Rule(busName, name))
            {
                throw Invalid("Destination.FilterArns", $"{arn} is not the ARN of a rule on the destination event bus.");
            }

            await BusNames.GetRuleAsync(transaction, busName, name);
        }
    }

    private static EventRequestInvalidException Invalid(string parameter, string reason) =>
        new($"Parameter {parameter} is not valid. Reason: {reason}");
}
