using System.Text.Json;
using Serverlesspresso.Engine.Buses;
using Serverlesspresso.Engine.Store;

namespace Serverlesspresso.Engine.Archives;

/// <summary>Finds and writes archives in the store.</summary>
internal static class ArchiveRows
{
    /// <summary>Reads an archive, or null if there is none.</summary>
    /// <param name="reader">The turn's transaction or a snapshot.</param>
    /// <param name="name">The archive.</param>
    public static async ValueTask<ArchiveDocument?> FindAsync(IStoreReader reader, string name) =>
        await reader.GetDefinitionAsync(DefinitionKind.Archive, name) is { } row ? ArchiveJsonContext.ReadArchive(row) : null;

    /// <summary>Reads an archive.</summary>
    /// <param name="reader">The turn's transaction or a snapshot.</param>
    /// <param name="name">The archive.</param>
    /// <exception cref="EventResourceNotFoundException">There is none.</exception>
    public static async ValueTask<ArchiveDocument> GetAsync(IStoreReader reader, string name) =>
        await FindAsync(reader, name) ?? throw new EventResourceNotFoundException($"Archive {name} does not exist.");

    /// <summary>Writes an archive that the turn has read.</summary>
    /// <param name="transaction">The turn's transaction.</param>
    /// <param name="archive">The archive.</param>
    public static void Put(ITurnTransaction transaction, ArchiveDocument archive) =>
        transaction.PutDefinition(new DefinitionRow
        {
            Kind = DefinitionKind.Archive,
            Name = archive.Name,
            Document = JsonSerializer.Serialize(archive, ArchiveJsonContext.Default.ArchiveDocument),
        });
}
