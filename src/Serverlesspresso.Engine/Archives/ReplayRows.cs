using System.Text.Json;
using Serverlesspresso.Engine.Buses;
using Serverlesspresso.Engine.Store;

namespace Serverlesspresso.Engine.Archives;

/// <summary>Finds and writes replays in the store, and counts those that are active.</summary>
internal static class ReplayRows
{
    /// <summary>How many replays may be active at a time. Source: Amazon EventBridge User Guide, "Replaying archived events".</summary>
    public const int ActiveMax = 10;

    private const string ActiveRow = "active";

    /// <summary>Reads a replay, or null if there is none.</summary>
    /// <param name="reader">The turn's transaction or a snapshot.</param>
    /// <param name="name">The replay.</param>
    public static async ValueTask<ReplayDocument?> FindAsync(IStoreReader reader, string name) =>
        await reader.GetDefinitionAsync(DefinitionKind.Replay, name) is { } row ? ArchiveJsonContext.ReadReplay(row) : null;

    /// <summary>Reads a replay.</summary>
    /// <param name="reader">The turn's transaction or a snapshot.</param>
    /// <param name="name">The replay.</param>
    /// <exception cref="EventResourceNotFoundException">There is none.</exception>
    public static async ValueTask<ReplayDocument> GetAsync(IStoreReader reader, string name) =>
        await FindAsync(reader, name) ?? throw new EventResourceNotFoundException($"Replay {name} does not exist.");

    /// <summary>Writes a replay that the turn has read.</summary>
    /// <param name="transaction">The turn's transaction.</param>
    /// <param name="replay">The replay.</param>
    public static void Put(ITurnTransaction transaction, ReplayDocument replay) =>
        transaction.PutDefinition(new DefinitionRow
        {
            Kind = DefinitionKind.Replay,
            Name = replay.Name,
            Document = JsonSerializer.Serialize(replay, ArchiveJsonContext.Default.ReplayDocument),
        });

    /// <summary>Counts a replay that starts among the active ones.</summary>
    /// <param name="transaction">The turn's transaction.</param>
    /// <param name="name">The replay.</param>
    /// <exception cref="EventLimitExceededException">There are too many.</exception>
    public static async ValueTask AddActiveAsync(ITurnTransaction transaction, string name)
    {
        var active = await ListActiveAsync(transaction);
        if (active.Count >= ActiveMax)
        {
            throw new EventLimitExceededException();
        }

        PutActive(transaction, [.. active, name]);
    }

    /// <summary>Counts a replay that has ended no longer.</summary>
    /// <param name="transaction">The turn's transaction.</param>
    /// <param name="name">The replay.</param>
    public static async ValueTask RemoveActiveAsync(ITurnTransaction transaction, string name)
    {
        var active = await ListActiveAsync(transaction);
        PutActive(transaction, [.. active.Where(other => other != name)]);
    }

    private static async ValueTask<IReadOnlyList<string>> ListActiveAsync(ITurnTransaction transaction) =>
        await transaction.GetDefinitionAsync(DefinitionKind.ActiveReplays, ActiveRow) is { } row
            ? ArchiveJsonContext.ReadActiveReplays(row)
            : [];

    private static void PutActive(ITurnTransaction transaction, IReadOnlyList<string> names) =>
        transaction.PutDefinition(new DefinitionRow
        {
            Kind = DefinitionKind.ActiveReplays,
            Name = ActiveRow,
            Document = JsonSerializer.Serialize(names, ArchiveJsonContext.Default.IReadOnlyListString),
        });
}
