namespace Serverlesspresso.Engine.Store;

/// <summary>Lists definitions that may be more than one read gives, or of which not all are wanted.</summary>
internal static class DefinitionLists
{
    private const int RowsPerReadMax = 256;

    /// <summary>Lists definitions by name.</summary>
    /// <param name="reader">The turn's transaction or a snapshot.</param>
    /// <param name="range">Which, and how many.</param>
    /// <param name="read">Reads one.</param>
    /// <param name="isWanted">Whether it is wanted; null for all.</param>
    public static async ValueTask<IReadOnlyList<T>> ListAsync<T>(
        IStoreReader reader, DefinitionRange range, Func<DefinitionRow, T> read, Func<T, bool>? isWanted = null)
    {
        var found = new List<T>();

        // The first read is all there is to it if all are wanted.
        var (after, limit) = (range.AfterName, Math.Min(range.Limit, RowsPerReadMax));
        while (true)
        {
            var rows = await reader.ListDefinitionsAsync(range.Kind, range.NamePrefix, after, limit);
            found.AddRange(rows.Select(read).Where(one => isWanted is null || isWanted(one)));
            if (rows.Count < limit || found.Count >= range.Limit)
            {
                return found.Count <= range.Limit ? found : found[..range.Limit];
            }

            (after, limit) = (rows[^1].Name, RowsPerReadMax);
        }
    }
}

/// <summary>Which definitions to list.</summary>
/// <param name="Kind">What they define.</param>
/// <param name="NamePrefix">How their names begin; empty for all.</param>
/// <param name="AfterName">Only names after this one; null from the start.</param>
/// <param name="Limit">How many at most.</param>
internal readonly record struct DefinitionRange(
    DefinitionKind Kind, string NamePrefix, string? AfterName = null, int Limit = int.MaxValue);
