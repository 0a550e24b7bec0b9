using Serverlesspresso.Engine.Buses;
using Serverlesspresso.Engine.Store;
using Serverlesspresso.Engine.Turns;
using Serverlesspresso.Engine.Work;

namespace Serverlesspresso.Engine.Archives;

/// <summary>
/// Brings replays further, a page of events a turn: the events are on the bus and the replay knows how far it is in one
/// commit, so each event is replayed once.
/// </summary>
/// <param name="events">Puts events on buses.</param>
/// <param name="timeProvider">The clock.</param>
internal sealed class ReplayHandler(BusEvents events, TimeProvider timeProvider) : IWorkHandler
{
    /// <summary>How many events a turn replays at most.</summary>
    public const int EventsPerTurn = 100;

    /// <summary>How much due work of the replay's shard makes it go on slowly: about a thousand deliveries in all shards.</summary>
    public const int BacklogMax = 64;

    private const long BytesPerTurn = 1_048_576;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);

    /// <summary>How long a replay is remembered after it ended. Source: user guide, "Replaying archived events".</summary>
    private static readonly TimeSpan Memory = TimeSpan.FromDays(90);

    /// <inheritdoc/>
    public WorkKind Kind => WorkKind.Replay;

    /// <inheritdoc/>
    public OwnerKey OwnerOf(WorkRow work) => OwnerKey.WorkShard(work.Shard);

    /// <inheritdoc/>
    public async ValueTask<WorkOutcome> RunAsync(ITurnTransaction transaction, WorkRow work)
    {
        if (await FindAsync(transaction, work) is not { } replay)
        {
            return WorkOutcome.Done.Instance;
        }

        if (ReplayWork.Read(work).Step == ReplayStep.Forget)
        {
            transaction.DeleteDefinition(DefinitionKind.Replay, replay.Name);
        }
        else if (replay.IsActive)
        {
            await GoOnAsync(transaction, replay, work.Shard);
        }

        return WorkOutcome.Done.Instance;
    }

    /// <summary>A replay whose work is given up fails, so that nobody waits for its end.</summary>
    /// <inheritdoc/>
    public async ValueTask NoteFaultAsync(
        ITurnTransaction transaction, WorkRow work, WorkOutcome outcome, Exception fault)
    {
        if (outcome is WorkOutcome.GivenUp && await FindAsync(transaction, work) is { IsActive: true } replay)
        {
            await EndAsync(transaction, replay, ReplayState.Failed, "An internal error stopped the replay.");
        }
    }

    /// <returns>The replay; null if it is gone, or another one of its name.</returns>
    private static async ValueTask<ReplayDocument?> FindAsync(ITurnTransaction transaction, WorkRow work) =>
        await ReplayRows.FindAsync(transaction, work.Key) is { } replay
        && replay.Incarnation == ReplayWork.Read(work).Incarnation
            ? replay
            : null;

    private async ValueTask GoOnAsync(ITurnTransaction transaction, ReplayDocument replay, int shard)
    {
        if (replay.State == ReplayState.Cancelling)
        {
            await EndAsync(transaction, replay, ReplayState.Cancelled);
            return;
        }

        if ((await ArchiveRows.FindAsync(transaction, replay.ArchiveName))?.Key != replay.ArchiveKey)
        {
            await EndAsync(transaction, replay, ReplayState.Failed, $"Archive {replay.ArchiveName} does not exist.");
            return;
        }

        if (await BusNames.FindBusAsync(transaction, replay.BusName) is not { } bus)
        {
            await EndAsync(transaction, replay, ReplayState.Failed, $"Event bus {replay.BusName} does not exist.");
            return;
        }

        var page = await transaction.ListArchivedEventsAsync(new ArchiveQuery
        {
            Archive = replay.ArchiveKey,
            After = replay.Last ?? new ArchivePlace(replay.EventsFrom, Id: 0),
            Before = replay.EventsBefore,
            IdMax = replay.IdMax,
            Limit = EventsPerTurn,
            BytesMax = BytesPerTurn,
        });
        if (page.Count == 0)
        {
            await EndAsync(transaction, replay, ReplayState.Completed);
            return;
        }

        foreach (var row in page)
        {
            await events.ReplayInTurnAsync(transaction, bus, row, replay);
        }

        ReplayRows.Put(transaction, replay with
        {
            State = ReplayState.Running,
            EventCount = replay.EventCount + page.Count,
            Last = new ArchivePlace(page[^1].Time, page[^1].Id),
        });

        ReplayWork.Add(transaction, replay, ReplayStep.GoOn, await FindNextAsync(transaction, shard));
    }

    /// <summary>
    /// When to go on: at once, but slowly while many deliveries wait, so that new events do not wait behind all old ones. It
    /// never stops for them: a target that takes its time holds up nobody else.
    /// </summary>
    private async ValueTask<DateTimeOffset> FindNextAsync(ITurnTransaction transaction, int shard)
    {
        var now = timeProvider.GetUtcNow();
        return await transaction.CountDueWorkAsync(shard, now, BacklogMax) < BacklogMax ? now : now + Pause;
    }

    private async ValueTask EndAsync(
        ITurnTransaction transaction, ReplayDocument replay, ReplayState state, string? reason = null)
    {
        var now = timeProvider.GetUtcNow();
        ReplayRows.Put(transaction, replay with { State = state, StateReason = reason, EndedAt = now });
        await ReplayRows.RemoveActiveAsync(transaction, replay.Name);
        ReplayWork.Add(transaction, replay, ReplayStep.Forget, now + Memory);
    }
}
