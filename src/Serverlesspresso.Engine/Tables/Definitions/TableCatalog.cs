using System.Collections.Concurrent;
using System.Text.Json;
using Serverlesspresso.Engine.Store;

namespace Serverlesspresso.Engine.Tables.Definitions;

/// <summary>
/// The tables, read from the store each time, since that fences the turn, and worked out once for each change.
/// </summary>
internal sealed class TableCatalog
{
    private const int TablesMax = 4_096;

    private readonly ConcurrentDictionary<string, (string Document, TableSchema Schema)> _schemas =
        new(StringComparer.Ordinal);

    /// <summary>Finds a table; null if there is none.</summary>
    public async ValueTask<TableSchema?> FindAsync(IStoreReader reader, string tableName)
    {
        var row = await reader.GetDefinitionAsync(DefinitionKind.Table, tableName);
        return row is null ? null : SchemaOf(row);
    }

    /// <summary>Finds the table of an operation on items.</summary>
    /// <exception cref="TableNotFoundException">There is none.</exception>
    public async ValueTask<TableSchema> GetAsync(IStoreReader reader, string tableName) =>
        await FindAsync(reader, tableName) ?? throw new TableNotFoundException(TableNotFoundException.ForItems);

    public TableSchema SchemaOf(DefinitionRow row)
    {
        // A table that was deleted and made again starts its versions anew, so that the text decides.
        if (_schemas.TryGetValue(row.Name, out var cached) && cached.Document == row.Document)
        {
            return cached.Schema;
        }

        var document = JsonSerializer.Deserialize(row.Document, TableJsonContext.Default.TableDocument)
            ?? throw new InvalidDataException($"The stored table '{row.Name}' is empty.");
        var schema = new TableSchema(document);
        if (_schemas.Count >= TablesMax)
        {
            _schemas.Clear();
        }

        _schemas[row.Name] = (row.Document, schema);
        return schema;
    }

    public static DefinitionRow ToRow(TableDocument document) => new()
    {
        Kind = DefinitionKind.Table,
        Name = document.Name,
        Document = JsonSerializer.Serialize(document, TableJsonContext.Default.TableDocument),
    };
}
