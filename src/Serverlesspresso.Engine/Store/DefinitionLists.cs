namespace Serverlesspresso.Engine.Store;

/// <summary>Lists definitions that may be more than one read gives, or of which not all are wanted.</summary>
internal static class DefinitionLists
{
    private const int RowsPerRead = 256;

    /// <summary>Lists definitions by name.</summary>
    /// <param name="reader">The turn's transaction or a snapshot.</param>
    /// <param name="range">Which, and how many.</param>
    /// <param name="read">Reads one.</param>
    /// <param name="isWanted">Whether it is wanted; null for all.</param>
    public static async ValueTask<IReadOnlyList<T>> ListAsync<T>(
        IStoreReader reader, DefinitionRange range, Func<DefinitionRow, T> read, Func<T, bool>? isWanted = null)
    {
        var found = new List<T>();
        var after = range.AfterName;
        IReadOnlyList<DefinitionRow> rows;
        do
        {
            rows = await reader.ListDefinitionsAsync(range.Kind, range.NamePrefix, after, RowsPerRead);
            found.AddRange(rows.Select(read).Where(one => isWanted is null || isWanted(one)));
            after = rows is [.., { } last] ? last.Name : after;
        }
        while (rows.Count == RowsPerRead && found.Count < range.Limit);
        return found.Count <= range.Limit ? found : found[..range.Limit];
    }
}

/// <summary>Which definitions to list.</summary>
/// <param name="Kind">What they define.</param>
/// <param name="NamePrefix">How their names begin; empty for all.</param>
/// <param name="AfterName">Only names after this one; null from the start.</param>
/// <param name="Limit">How many at most.</param>
internal readonly record struct DefinitionRange(
    DefinitionKind Kind, string NamePrefix, string? AfterName = null, int Limit = int.MaxValue);
