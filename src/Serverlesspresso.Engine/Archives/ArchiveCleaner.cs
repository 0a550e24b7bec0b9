using System.Text.Json;
using Serverlesspresso.Engine.Store;
using Serverlesspresso.Engine.Turns;
using Serverlesspresso.Engine.Work;

namespace Serverlesspresso.Engine.Archives;

/// <summary>
/// Deletes what archives no longer keep, a page a turn: events that are too old, looked for every hour, and all events of an
/// archive that was deleted.
/// </summary>
/// <param name="timeProvider">The clock.</param>
internal sealed class ArchiveCleaner(TimeProvider timeProvider) : IWorkHandler
{
    /// <summary>How many events a turn deletes at most.</summary>
    public const int EventsPerTurn = 500;

    private static readonly TimeSpan Pause = TimeSpan.FromHours(1);

    /// <inheritdoc/>
    public WorkKind Kind => WorkKind.ArchiveCleaning;

    /// <summary>Has an archive cleaned, from now on for as long as its retention stays.</summary>
    /// <param name="transaction">The turn's transaction.</param>
    /// <param name="archive">The archive.</param>
    /// <param name="now">The instant.</param>
    public static void Plan(ITurnTransaction transaction, ArchiveDocument archive, DateTimeOffset now) =>
        Add(transaction, archive.Name, new CleaningOrder(archive.Key, archive.CleaningRound), now);

    /// <inheritdoc/>
    public OwnerKey OwnerOf(WorkRow work) => OwnerKey.WorkShard(work.Shard);

    /// <inheritdoc/>
    public async ValueTask<WorkOutcome> RunAsync(ITurnTransaction transaction, WorkRow work)
    {
        var order = Read(work);
        var archive = await ArchiveRows.FindAsync(transaction, work.Key);
        var isThere = archive?.Key == order.Archive;
        if (isThere && (archive!.RetentionDays == 0 || archive.CleaningRound != order.Round))
        {
            return WorkOutcome.Done.Instance;
        }

        var now = timeProvider.GetUtcNow();
        var before = isThere ? FirstKept(now, archive!.RetentionDays) : DateTimeOffset.MaxValue;
        var expired = await transaction.ListExpiredEventsAsync(order.Archive, before, EventsPerTurn);
        if (expired.Count > 0)
        {
            transaction.DeleteArchivedEvents(order.Archive, expired);
        }

        if (expired.Count == EventsPerTurn)
        {
            Add(transaction, work.Key, order, now);
        }
        else if (isThere)
        {
            Add(transaction, work.Key, order, now + Pause);
        }

        return WorkOutcome.Done.Instance;
    }

    /// <summary>
    /// An archive is cleaned again later, even if a fault of the server has its cleaning given up. That is another round, so
    /// that the cleaning that was given up does nothing if it is redriven.
    /// </summary>
    /// <inheritdoc/>
    public async ValueTask NoteFaultAsync(
        ITurnTransaction transaction, WorkRow work, WorkOutcome outcome, Exception fault)
    {
        if (outcome is not WorkOutcome.GivenUp)
        {
            return;
        }

        var order = Read(work);
        if (await ArchiveRows.FindAsync(transaction, work.Key) is { } archive && archive.Key == order.Archive)
        {
            if (archive.CleaningRound != order.Round)
            {
                return;
            }

            order = order with { Round = order.Round + 1 };
            ArchiveRows.Put(transaction, archive with { CleaningRound = order.Round });
        }

        Add(transaction, work.Key, order, timeProvider.GetUtcNow() + Pause);
    }

    private static DateTimeOffset FirstKept(DateTimeOffset now, int days) =>
        days < (now - DateTimeOffset.MinValue).TotalDays ? now.AddDays(-days) : DateTimeOffset.MinValue;

    internal static CleaningOrder Read(WorkRow work) =>
        JsonSerializer.Deserialize(work.Payload, ArchiveJsonContext.Default.CleaningOrder)
        ?? throw new InvalidDataException($"The cleaning of archive '{work.Key}' is empty.");

    private static void Add(ITurnTransaction transaction, string name, CleaningOrder order, DateTimeOffset due) =>
        transaction.AddWork(new NewWork(
            WorkKind.ArchiveCleaning,
            WorkShards.Of(name),
            due,
            name,
            JsonSerializer.Serialize(order, ArchiveJsonContext.Default.CleaningOrder)));
}

/// <summary>What a piece of cleaning work holds.</summary>
/// <param name="Archive">The archive, by its name in the store.</param>
/// <param name="Round">The count of the changes of its retention when the work was planned.</param>
internal sealed record CleaningOrder(string Archive, int Round);
