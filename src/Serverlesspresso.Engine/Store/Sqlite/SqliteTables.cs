namespace Serverlesspresso.Engine.Store.Sqlite;

/// <summary>All statements of one connection. What it reads is what the connection's transaction sees.</summary>
/// <param name="session">The connection.</param>
/// <param name="names">The names in the rows.</param>
internal sealed class SqliteTables(Session session, StoredNames names) : IStoreReader
{
    private readonly ExecutionListing _executionListing = new(session, names);
    private readonly ChildExecutionListing _childListing = new(session, names);
    private readonly ItemListing _itemListing = new(session, names);

    public Session Session { get; } = session;

    public DefinitionTable Definitions { get; } = new(session);

    public ExecutionTable Executions { get; } = new(session, names);

    public MapRunTable MapRuns { get; } = new(session);

    public HistoryTable History { get; } = new(session);

    public EventTable Events { get; } = new(session, names);

    public ArchiveTable Archives { get; } = new(session, names);

    public ItemTable Items { get; } = new(session, names);

    public WorkTable Work { get; } = new(session);

    public DeadLetterTable DeadLetters { get; } = new(session);

    /// <inheritdoc/>
    public ValueTask<DefinitionRow?> GetDefinitionAsync(DefinitionKind kind, string name) =>
        ValueTask.FromResult(Definitions.Get(kind, name));

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<DefinitionRow>> ListDefinitionsAsync(
        DefinitionKind kind, string namePrefix, string? afterName, int limit) =>
        List(Definitions.List(kind, namePrefix, afterName, limit));

    /// <inheritdoc/>
    public ValueTask<ExecutionRow?> GetExecutionAsync(string executionArn) =>
        ValueTask.FromResult(Executions.Get(executionArn));

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<ExecutionRow>> ListExecutionsAsync(ExecutionQuery query) =>
        List(_executionListing.List(query));

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<ExecutionRow>> ListChildExecutionsAsync(ChildExecutionQuery query) =>
        List(_childListing.List(query));

    /// <inheritdoc/>
    public ValueTask<MapRunRow?> GetMapRunAsync(string mapRunArn) => ValueTask.FromResult(MapRuns.Get(mapRunArn));

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<MapRunRow>> ListMapRunsAsync(string executionArn, string? afterArn, int limit) =>
        List(MapRuns.List(executionArn, afterArn, limit));

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<HistoryRow>> ListHistoryAsync(string executionArn, long firstEventId, int limit) =>
        List(Executions.FindId(executionArn) is { } execution
            ? History.List(execution, executionArn, firstEventId, limit)
            : []);

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<EventRow>> ListEventsAsync(string busName, long afterSequence, int limit) =>
        List(Events.List(busName, afterSequence, limit));

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<EventRow>> ListLatestEventsAsync(string busName, long? beforeSequence, int limit) =>
        List(Events.ListLatest(busName, beforeSequence, limit));

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<ArchivedEventRow>> ListArchivedEventsAsync(ArchiveQuery query) =>
        List(Archives.List(query));

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<long>> ListExpiredEventsAsync(string archive, DateTimeOffset before, int limit) =>
        List(Archives.ListExpired(archive, before, limit));

    /// <inheritdoc/>
    public ValueTask<long> GetLastArchivedIdAsync() => ValueTask.FromResult(Archives.FindLastId());

    /// <inheritdoc/>
    public ValueTask<ArchiveTotals> GetArchiveTotalsAsync(string archive) =>
        ValueTask.FromResult(Archives.Total(archive));

    /// <inheritdoc/>
    public ValueTask<ItemRow?> GetItemAsync(ItemKey key) => ValueTask.FromResult(Items.Get(key));

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<ItemRow>> QueryItemsAsync(ItemQuery query) => List(_itemListing.Query(query));

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<ItemRow>> ScanItemsAsync(ItemScan scan) => List(_itemListing.Scan(scan));

    /// <inheritdoc/>
    public ValueTask<long> CountItemsAsync(string tableName) => ValueTask.FromResult(Items.Count(tableName));

    /// <inheritdoc/>
    public ValueTask<WorkRow?> GetWorkAsync(long workId) => ValueTask.FromResult(Work.Get(workId));

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<WorkRow>> ListDueWorkAsync(
        int shard, WorkPlace? after, DateTimeOffset dueUpTo, int limit) =>
        List(Work.ListDue(shard, after, dueUpTo, limit));

    /// <inheritdoc/>
    public ValueTask<int> CountDueWorkAsync(int shard, DateTimeOffset dueUpTo, int limit) =>
        ValueTask.FromResult(Work.CountDue(shard, dueUpTo, limit));

    /// <inheritdoc/>
    public ValueTask<DeadLetterRow?> GetDeadLetterAsync(long sequence) =>
        ValueTask.FromResult(DeadLetters.List(sequence - 1, limit: 1) is [{ } first] && first.Sequence == sequence
            ? first
            : null);

    /// <inheritdoc/>
    public ValueTask<long> FindLastDeadLetterAsync() => ValueTask.FromResult(DeadLetters.FindLast());

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<DeadLetterRow>> ListDeadLettersAsync(long afterSequence, int limit) =>
        List(DeadLetters.List(afterSequence, limit));

    private static ValueTask<IReadOnlyList<T>> List<T>(IReadOnlyList<T> rows) => ValueTask.FromResult(rows);
}
