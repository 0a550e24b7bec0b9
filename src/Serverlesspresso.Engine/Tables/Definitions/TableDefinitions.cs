using Serverlesspresso.Engine.Chance;
using Serverlesspresso.Engine.Store;
using Serverlesspresso.Engine.Turns;

namespace Serverlesspresso.Engine.Tables.Definitions;

/// <summary>The tables of the account: made, changed, listed and deleted. A table can be used at once.</summary>
/// <param name="store">Reads them.</param>
/// <param name="turns">Runs the turns that change them.</param>
/// <param name="random">Makes their ids.</param>
/// <param name="timeProvider">The clock.</param>
/// <remarks>Source: Amazon DynamoDB API Reference.</remarks>
public sealed class TableDefinitions(IStore store, TurnRunner turns, IRandomSource random, TimeProvider timeProvider)
{
    private readonly TableCatalog _catalog = new();

    /// <summary>Makes a table.</summary>
    /// <param name="request">What to make.</param>
    /// <param name="cancellationToken">Stops the waiting.</param>
    /// <exception cref="TableInUseException">There is a table of this name.</exception>
    /// <exception cref="TableValidationException">There can be no such table.</exception>
    public Task<TableState> CreateAsync(CreateTableRequest request, CancellationToken cancellationToken)
    {
        var table = TableDesigner.Design(request, random.NextId().ToString(), timeProvider.GetUtcNow());
        return turns.RunAsync(transaction => CreateInTurnAsync(transaction, table), cancellationToken);
    }

    /// <summary>Makes a table within a turn.</summary>
    /// <param name="transaction">The turn's transaction.</param>
    /// <param name="request">What to make.</param>
    /// <exception cref="TableInUseException">There is a table of this name.</exception>
    /// <exception cref="TableValidationException">There can be no such table.</exception>
    public async ValueTask<TableState> CreateInTurnAsync(ITurnTransaction transaction, CreateTableRequest request) =>
        await CreateInTurnAsync(
            transaction, TableDesigner.Design(request, random.NextId().ToString(), timeProvider.GetUtcNow()));

    /// <summary>Reads a table.</summary>
    /// <param name="tableName">The table.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="TableNotFoundException">There is none.</exception>
    public Task<TableState> DescribeAsync(string tableName, CancellationToken cancellationToken) =>
        store.ReadAsync(reader => DescribeAsync(reader, tableName), cancellationToken);

    /// <summary>Lists the names of tables in ordinal order.</summary>
    /// <param name="afterName">Only those after this one; null from the start.</param>
    /// <param name="limit">How many at most.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public Task<IReadOnlyList<string>> ListAsync(string? afterName, int limit, CancellationToken cancellationToken) =>
        store.ReadAsync(
            async reader =>
            {
                var rows = await reader.ListDefinitionsAsync(DefinitionKind.Table, "", afterName, limit);
                return (IReadOnlyList<string>)[.. rows.Select(row => row.Name)];
            },
            cancellationToken);

    /// <summary>Deletes a table with all its items.</summary>
    /// <param name="tableName">The table.</param>
    /// <param name="cancellationToken">Stops the waiting.</param>
    /// <returns>The table as it was.</returns>
    /// <exception cref="TableNotFoundException">There is none.</exception>
    /// <exception cref="TableValidationException">It is protected.</exception>
    public Task<TableState> DeleteAsync(string tableName, CancellationToken cancellationToken) => turns.RunAsync(
        async transaction =>
        {
            var state = await DescribeAsync(transaction, tableName);
            if (state.Document.IsDeletionProtected)
            {
                throw new TableValidationException(
                    $"Resource cannot be deleted as it is currently protected against deletion. " +
                    "Disable deletion protection first.");
            }

            transaction.DeleteDefinition(DefinitionKind.Table, tableName);
            transaction.DeleteAllItems(tableName);
            return state;
        },
        cancellationToken);

    /// <summary>Changes a table. A new index is complete when the call returns.</summary>
    /// <param name="request">The changes.</param>
    /// <param name="cancellationToken">Stops the waiting. An index that is not complete by then can be completed later.</param>
    /// <exception cref="TableNotFoundException">There is no such table or index.</exception>
    /// <exception cref="TableValidationException">There can be no such index.</exception>
    public async Task<TableState> UpdateAsync(UpdateTableRequest request, CancellationToken cancellationToken)
    {
        await ChangeAsync(request.TableName, table => Change(table, request), cancellationToken);
        await FillAsync(request.TableName, cancellationToken);
        return await DescribeAsync(request.TableName, cancellationToken);
    }

    /// <summary>Changes what is written of a table beside its keys and indexes: its tags, for example.</summary>
    /// <param name="tableName">The table.</param>
    /// <param name="change">From the table as it is to the table as it is to be.</param>
    /// <param name="cancellationToken">Stops the waiting.</param>
    /// <exception cref="TableNotFoundException">There is none.</exception>
    public Task<TableState> ChangeAsync(
        string tableName, Func<TableDocument, TableDocument> change, CancellationToken cancellationToken) =>
        turns.RunAsync(
            async transaction =>
            {
                var state = await DescribeAsync(transaction, tableName);
                var changed = change(state.Document);
                transaction.PutDefinition(TableCatalog.ToRow(changed));
                return state with { Document = changed };
            },
            cancellationToken);

    /// <summary>Completes the indexes that a stopped server left incomplete.</summary>
    /// <param name="cancellationToken">Stops it; what is done stays done.</param>
    public async Task FillIndexesAsync(CancellationToken cancellationToken)
    {
        const int pageSize = 100;
        string? last = null;
        IReadOnlyList<string> names;
        do
        {
            names = await ListAsync(last, pageSize, cancellationToken);
            foreach (var name in names)
            {
                await FillAsync(name, cancellationToken);
                last = name;
            }
        }
        while (names.Count == pageSize);
    }

    private Task FillAsync(string tableName, CancellationToken cancellationToken) =>
        new IndexFiller(turns, _catalog).FillAsync(tableName, cancellationToken);

    private static async ValueTask<TableState> CreateInTurnAsync(ITurnTransaction transaction, TableDocument table)
    {
        if (await transaction.GetDefinitionAsync(DefinitionKind.Table, table.Name) is not null)
        {
            throw new TableInUseException($"Table already exists: {table.Name}");
        }

        transaction.PutDefinition(TableCatalog.ToRow(table));
        return new TableState(table, ItemCount: 0);
    }

    private static TableDocument Change(TableDocument table, UpdateTableRequest request)
    {
        table = table with
        {
            TableClass = request.TableClass ?? table.TableClass,
            IsDeletionProtected = request.IsDeletionProtected ?? table.IsDeletionProtected,
            Throughput = request.BillingMode == "PAY_PER_REQUEST" ? null : request.Throughput ?? table.Throughput,
            Indexes = [.. table.Indexes.Select(index => Change(index, request))],
        };
        if (request.DeletedIndex is { } deleted)
        {
            table = table.Indexes.Any(index => index.Name == deleted && index.IsGlobal)
                ? TableDesigner.RemoveIndex(table, deleted)
                : throw new TableNotFoundException("Requested resource not found");
        }

        return request.NewIndex is { } added ? TableDesigner.AddIndex(table, added, request.AttributeTypes) : table;
    }

    private static IndexDocument Change(IndexDocument index, UpdateTableRequest request) => index with
    {
        Throughput = request.BillingMode == "PAY_PER_REQUEST"
            ? null
            : request.IndexThroughput.GetValueOrDefault(index.Name, index.Throughput!), // null stays null
    };

    private async ValueTask<TableState> DescribeAsync(IStoreReader reader, string tableName)
    {
        var schema = await _catalog.FindAsync(reader, tableName) ?? throw TableNotFoundException.ForTable(tableName);
        return new TableState(schema.Document, await reader.CountItemsAsync(tableName));
    }
}
