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

    /// <summary>Lists definitions of a kind that pass a filter, by name.</summary>
    /// <param name="reader">A snapshot.</param>
    /// <param name="kind">The kind.</param>
    /// <param name="filter">Which names, and how many.</param>
    /// <param name="read">Reads one.</param>
    /// <param name="isWanted">Whether it is wanted.</param>
    public static async ValueTask<IReadOnlyList<T>> ListAsync<T>(
        IStoreReader reader, DefinitionKind kind, ListFilter filter, Func<DefinitionRow, T> read, Func<T, bool> isWanted)
    {
        const int RowsPerRead = 256;
        var found = new List<T>();
        var after = filter.AfterName;
        IReadOnlyList<DefinitionRow> rows;
        do
        {
            rows = await reader.ListDefinitionsAsync(kind, filter.NamePrefix, after, RowsPerRead);
            found.AddRange(rows.Select(read).Where(isWanted));
            after = rows is [.., { } last] ? last.Name : after;
        }
        while (rows.Count == RowsPerRead && found.Count < filter.Limit);
        return [.. found.Take(filter.Limit)];
    }
}
