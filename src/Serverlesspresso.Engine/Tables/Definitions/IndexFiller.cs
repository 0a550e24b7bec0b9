using Serverlesspresso.Engine.Store;
using Serverlesspresso.Engine.Turns;
using Serverlesspresso.Items.Values;

namespace Serverlesspresso.Engine.Tables.Definitions;

/// <summary>Enters the items that were there before an index was made.</summary>
/// <remarks>
/// The index is in the definition, and so every write of an item enters it, before the first page is read. A page's
/// items are read again one by one, which fences them, and entered; at the end the index is marked as complete.
/// </remarks>
internal sealed class IndexFiller(TurnRunner turns, TableCatalog catalog)
{
    private const int ItemsPerTurn = 200;

    public async Task FillAsync(string tableName, CancellationToken cancellationToken)
    {
        var progress = new Progress(After: null, IsDone: false);
        while (!progress.IsDone)
        {
            var after = progress.After;
            progress = await turns.RunAsync(
                transaction => FillPageAsync(transaction, tableName, after), cancellationToken);
        }
    }

    private async ValueTask<Progress> FillPageAsync(ITurnTransaction transaction, string tableName, ItemPlace? after)
    {
        var schema = await catalog.FindAsync(transaction, tableName);
        if (schema is null || !schema.Indexes.Any(index => index.Document.IsIncomplete))
        {
            return new Progress(null, IsDone: true);
        }

        var rows = await transaction.ScanItemsAsync(new ItemScan(tableName, IndexName: null, after, ItemsPerTurn));
        foreach (var row in rows)
        {
            await EnterAsync(transaction, schema, row.Key);
        }

        if (rows.Count == ItemsPerTurn)
        {
            var last = rows[^1].Key;
            return new Progress(
                new ItemPlace(last.PartitionKey, last.SortKey, last.PartitionKey, last.SortKey), IsDone: false);
        }

        transaction.PutDefinition(TableCatalog.ToRow(schema.Document with
        {
            Indexes = [.. schema.Document.Indexes.Select(index => index with { IsIncomplete = false })],
        }));
        return new Progress(null, IsDone: true);
    }

    private static async ValueTask EnterAsync(ITurnTransaction transaction, TableSchema schema, ItemKey key)
    {
        if (await transaction.GetItemAsync(key) is not { } row)
        {
            return;
        }

        var complete = schema.Indexes.Where(index => !index.Document.IsIncomplete)
            .Select(index => index.Document.StoreName)
            .ToHashSet();
        var entries = schema.EntriesOf(Item.Parse(row.Item.Span));
        transaction.PutItem(new ItemChange
        {
            Key = key,
            Item = row.Item,
            EntriesBefore = [.. entries.Where(entry => complete.Contains(entry.IndexName))],
            EntriesAfter = entries,
        });
    }

    private sealed record Progress(ItemPlace? After, bool IsDone);
}
