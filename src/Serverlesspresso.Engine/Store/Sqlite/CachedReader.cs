namespace Serverlesspresso.Engine.Store.Sqlite;

/// <summary>Reads a snapshot, and takes from memory the rows that were used lately.</summary>
/// <param name="tables">The snapshot.</param>
/// <param name="recentRows">The rows that were used lately.</param>
/// <param name="snapshot">What was published before the snapshot was taken.</param>
internal sealed class CachedReader(SqliteTables tables, RecentRows recentRows, long snapshot) : IStoreReader
{
    /// <inheritdoc/>
    public ValueTask<DefinitionRow?> GetDefinitionAsync(DefinitionKind kind, string name)
    {
        var key = RowKey.Definition(kind, name);
        return ValueTask.FromResult(recentRows.TryGet<DefinitionRow>(key, snapshot, out var row)
            ? row
            : Keep(key, tables.Definitions.Get(kind, name)));
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<DefinitionRow>> ListDefinitionsAsync(
        DefinitionKind kind, string namePrefix, string? afterName, int limit) =>
        tables.ListDefinitionsAsync(kind, namePrefix, afterName, limit);

    /// <inheritdoc/>
    public ValueTask<ExecutionRow?> GetExecutionAsync(string executionArn)
    {
        var key = RowKey.Execution(executionArn);
        return ValueTask.FromResult(recentRows.TryGet<ExecutionRow>(key, snapshot, out var row)
            ? row
            : Keep(key, tables.Executions.Get(executionArn)));
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<ExecutionRow>> ListExecutionsAsync(ExecutionQuery query) =>
        tables.ListExecutionsAsync(query);

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<HistoryRow>> ListHistoryAsync(string executionArn, long firstEventId, int limit) =>
        tables.ListHistoryAsync(executionArn, firstEventId, limit);

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<EventRow>> ListEventsAsync(string busName, long afterSequence, int limit) =>
        tables.ListEventsAsync(busName, afterSequence, limit);

    /// <inheritdoc/>
    public ValueTask<ItemRow?> GetItemAsync(ItemKey key)
    {
        var rowKey = RowKey.Item(key);
        return ValueTask.FromResult(recentRows.TryGet<ItemRow>(rowKey, snapshot, out var row)
            ? row
            : Keep(rowKey, tables.Items.Get(key)));
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<ItemRow>> QueryItemsAsync(ItemQuery query) => tables.QueryItemsAsync(query);

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<ItemRow>> ScanItemsAsync(ItemScan scan) => tables.ScanItemsAsync(scan);

    /// <inheritdoc/>
    public ValueTask<long> CountItemsAsync(string tableName) => tables.CountItemsAsync(tableName);

    /// <inheritdoc/>
    public ValueTask<WorkRow?> GetWorkAsync(long workId)
    {
        var key = RowKey.Work(workId);
        return ValueTask.FromResult(recentRows.TryGet<WorkRow>(key, snapshot, out var row)
            ? row
            : Keep(key, tables.Work.Get(workId)));
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<WorkRow>> ListDueWorkAsync(int shard, DateTimeOffset dueUpTo, int limit) =>
        tables.ListDueWorkAsync(shard, dueUpTo, limit);

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<DeadLetterRow>> ListDeadLettersAsync(long afterSequence, int limit) =>
        tables.ListDeadLettersAsync(afterSequence, limit);

    private T? Keep<T>(RowKey key, T? row)
        where T : class
    {
        recentRows.Offer(key, row, snapshot);
        return row;
    }
}
