namespace Serverlesspresso.Engine.Store.Sqlite;

/// <summary>Reads a snapshot, and takes from memory the rows that were used lately.</summary>
/// <param name="tables">The snapshot.</param>
/// <param name="recentRows">The rows that were used lately.</param>
/// <param name="snapshot">What was published before the snapshot was taken.</param>
/// <param name="crossing">The reader's way into the lane; null if it stays where it is.</param>
internal sealed class CachedReader(
    SqliteTables tables, RecentRows recentRows, long snapshot, LaneCrossing? crossing = null) : IStoreReader
{
    private SqliteTables _tables = tables;
    private long _snapshot = snapshot;

    /// <inheritdoc/>
    public ValueTask<DefinitionRow?> GetDefinitionAsync(DefinitionKind kind, string name)
    {
        var key = RowKey.Definition(kind, name);
        return ValueTask.FromResult(recentRows.TryGet<DefinitionRow>(key, _snapshot, out var row)
            ? row
            : Keep(key, _tables.Definitions.Get(kind, name)));
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<DefinitionRow>> ListDefinitionsAsync(
        DefinitionKind kind, string namePrefix, string? afterName, int limit) =>
        ListTables().ListDefinitionsAsync(kind, namePrefix, afterName, limit);

    /// <inheritdoc/>
    public ValueTask<ExecutionRow?> GetExecutionAsync(string executionArn)
    {
        var key = RowKey.Execution(executionArn);
        return ValueTask.FromResult(recentRows.TryGet<ExecutionRow>(key, _snapshot, out var row)
            ? row
            : Keep(key, _tables.Executions.Get(executionArn)));
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<ExecutionRow>> ListExecutionsAsync(ExecutionQuery query) =>
        ListTables().ListExecutionsAsync(query);

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<ExecutionRow>> ListChildExecutionsAsync(ChildExecutionQuery query) =>
        ListTables().ListChildExecutionsAsync(query);

    /// <inheritdoc/>
    public ValueTask<MapRunRow?> GetMapRunAsync(string mapRunArn)
    {
        var key = RowKey.MapRun(mapRunArn);
        return ValueTask.FromResult(recentRows.TryGet<MapRunRow>(key, _snapshot, out var row)
            ? row
            : Keep(key, _tables.MapRuns.Get(mapRunArn)));
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<MapRunRow>> ListMapRunsAsync(string executionArn, string? afterArn, int limit) =>
        ListTables().ListMapRunsAsync(executionArn, afterArn, limit);

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<HistoryRow>> ListHistoryAsync(string executionArn, long firstEventId, int limit) =>
        ListTables().ListHistoryAsync(executionArn, firstEventId, limit);

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<EventRow>> ListEventsAsync(string busName, long afterSequence, int limit) =>
        ListTables().ListEventsAsync(busName, afterSequence, limit);

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<EventRow>> ListLatestEventsAsync(string busName, long? beforeSequence, int limit) =>
        ListTables().ListLatestEventsAsync(busName, beforeSequence, limit);

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<ArchivedEventRow>> ListArchivedEventsAsync(ArchiveQuery query) =>
        ListTables().ListArchivedEventsAsync(query);

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<long>> ListExpiredEventsAsync(string archive, DateTimeOffset before, int limit) =>
        ListTables().ListExpiredEventsAsync(archive, before, limit);

    /// <inheritdoc/>
    public ValueTask<long> GetLastArchivedIdAsync() => ListTables().GetLastArchivedIdAsync();

    /// <inheritdoc/>
    public ValueTask<ArchiveTotals> GetArchiveTotalsAsync(string archive) =>
        ListTables().GetArchiveTotalsAsync(archive);

    /// <inheritdoc/>
    public ValueTask<ItemRow?> GetItemAsync(ItemKey key)
    {
        var rowKey = RowKey.Item(key);
        return crossing is not null && crossing.IsDue(rowKey)
            ? GetItemInLaneAsync(key, rowKey, crossing)
            : ValueTask.FromResult(GetItem(key, rowKey));
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<ItemRow>> QueryItemsAsync(ItemQuery query) => ListTables().QueryItemsAsync(query);

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<ItemRow>> ScanItemsAsync(ItemScan scan) => ListTables().ScanItemsAsync(scan);

    /// <inheritdoc/>
    public ValueTask<long> CountItemsAsync(string tableName) => ListTables().CountItemsAsync(tableName);

    /// <inheritdoc/>
    public ValueTask<WorkRow?> GetWorkAsync(long workId)
    {
        var key = RowKey.Work(workId);
        return ValueTask.FromResult(recentRows.TryGet<WorkRow>(key, _snapshot, out var row)
            ? row
            : Keep(key, _tables.Work.Get(workId)));
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<WorkRow>> ListDueWorkAsync(
        int shard, WorkPlace? after, DateTimeOffset dueUpTo, int limit) =>
        ListTables().ListDueWorkAsync(shard, after, dueUpTo, limit);

    /// <inheritdoc/>
    public ValueTask<int> CountDueWorkAsync(int shard, DateTimeOffset dueUpTo, int limit) =>
        ListTables().CountDueWorkAsync(shard, dueUpTo, limit);

    /// <inheritdoc/>
    public ValueTask<DeadLetterRow?> GetDeadLetterAsync(long sequence) => _tables.GetDeadLetterAsync(sequence);

    /// <inheritdoc/>
    public ValueTask<long> FindLastDeadLetterAsync() => ListTables().FindLastDeadLetterAsync();

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<DeadLetterRow>> ListDeadLettersAsync(long afterSequence, int limit) =>
        ListTables().ListDeadLettersAsync(afterSequence, limit);

    private async ValueTask<ItemRow?> GetItemInLaneAsync(ItemKey key, RowKey rowKey, LaneCrossing crossing)
    {
        (_tables, _snapshot) = await crossing.WaitAsync(rowKey);
        return GetItem(key, rowKey);
    }

    private ItemRow? GetItem(ItemKey key, RowKey rowKey) =>
        recentRows.TryGet<ItemRow>(rowKey, _snapshot, out var row) ? row : Keep(rowKey, _tables.Items.Get(key));

    private SqliteTables ListTables()
    {
        crossing?.Bar();
        return _tables;
    }

    private T? Keep<T>(RowKey key, T? row)
        where T : class
    {
        recentRows.Offer(key, row, _snapshot);
        return row;
    }
}
