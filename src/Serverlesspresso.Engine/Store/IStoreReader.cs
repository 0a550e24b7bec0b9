namespace Serverlesspresso.Engine.Store;

/// <summary>Typed reads of one snapshot.</summary>
/// <remarks>
/// Inside a turn, a read of one row (<c>Get…</c>) sees the turn's own writes and is fenced: the turn commits only if
/// the row, or its absence, is still what was read. A list sees what is committed and is not fenced, except that
/// item queries and scans also see the turn's own writes.
/// </remarks>
public interface IStoreReader
{
    /// <summary>Reads a definition, or null.</summary>
    /// <param name="kind">What it defines.</param>
    /// <param name="name">Its name within the kind.</param>
    ValueTask<DefinitionRow?> GetDefinitionAsync(DefinitionKind kind, string name);

    /// <summary>Lists definitions by name in ordinal order.</summary>
    /// <param name="kind">What they define.</param>
    /// <param name="namePrefix">How their names begin; empty for all.</param>
    /// <param name="afterName">Only names after this one; null from the start.</param>
    /// <param name="limit">How many at most.</param>
    ValueTask<IReadOnlyList<DefinitionRow>> ListDefinitionsAsync(
        DefinitionKind kind, string namePrefix, string? afterName, int limit);

    /// <summary>Reads an execution, or null.</summary>
    /// <param name="executionArn">Its ARN.</param>
    ValueTask<ExecutionRow?> GetExecutionAsync(string executionArn);

    /// <summary>Lists executions, the newest first. The rows carry no input, output or checkpoint.</summary>
    /// <param name="query">Which.</param>
    ValueTask<IReadOnlyList<ExecutionRow>> ListExecutionsAsync(ExecutionQuery query);

    /// <summary>Lists the child executions of a Map Run. The rows carry no checkpoint.</summary>
    /// <param name="query">Which.</param>
    ValueTask<IReadOnlyList<ExecutionRow>> ListChildExecutionsAsync(ChildExecutionQuery query);

    /// <summary>Reads a Map Run, or null.</summary>
    /// <param name="mapRunArn">Its ARN.</param>
    ValueTask<MapRunRow?> GetMapRunAsync(string mapRunArn);

    /// <summary>Lists the Map Runs of an execution in the order they were started.</summary>
    /// <param name="executionArn">The execution.</param>
    /// <param name="afterArn">Only those after this one; null from the first.</param>
    /// <param name="limit">How many at most.</param>
    ValueTask<IReadOnlyList<MapRunRow>> ListMapRunsAsync(string executionArn, string? afterArn, int limit);

    /// <summary>Reads an execution's history, packed as it was appended, in order of event id.</summary>
    /// <param name="executionArn">The execution.</param>
    /// <param name="firstEventId">The rows that hold this event and later ones.</param>
    /// <param name="limit">How many rows at most.</param>
    ValueTask<IReadOnlyList<HistoryRow>> ListHistoryAsync(string executionArn, long firstEventId, int limit);

    /// <summary>Lists the events of a bus in the order they were committed.</summary>
    /// <param name="busName">The bus.</param>
    /// <param name="afterSequence">Only events after this place; 0 from the start.</param>
    /// <param name="limit">How many at most.</param>
    ValueTask<IReadOnlyList<EventRow>> ListEventsAsync(string busName, long afterSequence, int limit);

    /// <summary>Lists the latest events of a bus, the newest first.</summary>
    /// <param name="busName">The bus.</param>
    /// <param name="beforeSequence">Before which one; null to begin with the newest.</param>
    /// <param name="limit">How many at most.</param>
    ValueTask<IReadOnlyList<EventRow>> ListLatestEventsAsync(string busName, long? beforeSequence, int limit);

    /// <summary>Lists events of an archive by the time in them.</summary>
    /// <param name="query">Which.</param>
    ValueTask<IReadOnlyList<ArchivedEventRow>> ListArchivedEventsAsync(ArchiveQuery query);

    /// <summary>Lists events of an archive that came before an instant, the oldest first.</summary>
    /// <param name="archive">The archive.</param>
    /// <param name="before">The instant.</param>
    /// <param name="limit">How many at most.</param>
    ValueTask<IReadOnlyList<long>> ListExpiredEventsAsync(string archive, DateTimeOffset before, int limit);

    /// <summary>The highest id of an archived event, of whatever archive; 0 if there is none. Not fenced.</summary>
    ValueTask<long> GetLastArchivedIdAsync();

    /// <summary>Tells what an archive holds. Not fenced.</summary>
    /// <param name="archive">The archive.</param>
    ValueTask<ArchiveTotals> GetArchiveTotalsAsync(string archive);

    /// <summary>Reads an item, or null.</summary>
    /// <param name="key">Its table and key.</param>
    ValueTask<ItemRow?> GetItemAsync(ItemKey key);

    /// <summary>Reads the items of one partition of a table or index, in order of sort key, then of the table's key.</summary>
    /// <param name="query">Which.</param>
    ValueTask<IReadOnlyList<ItemRow>> QueryItemsAsync(ItemQuery query);

    /// <summary>Reads the items of a table or index, in order of its key, then of the table's key.</summary>
    /// <param name="scan">Which.</param>
    ValueTask<IReadOnlyList<ItemRow>> ScanItemsAsync(ItemScan scan);

    /// <summary>Counts the items of a table.</summary>
    /// <param name="tableName">The table.</param>
    ValueTask<long> CountItemsAsync(string tableName);

    /// <summary>Reads a piece of work, or null if it is done.</summary>
    /// <param name="workId">Its id.</param>
    ValueTask<WorkRow?> GetWorkAsync(long workId);

    /// <summary>Lists a shard's work that is due, the longest due first.</summary>
    /// <param name="shard">The shard.</param>
    /// <param name="dueUpTo">Only work due at this instant or before.</param>
    /// <param name="limit">How many at most.</param>
    ValueTask<IReadOnlyList<WorkRow>> ListDueWorkAsync(int shard, DateTimeOffset dueUpTo, int limit) =>
        ListDueWorkAsync(shard, after: null, dueUpTo, limit);

    /// <summary>Lists a shard's work that is due, the longest due first, from a place on.</summary>
    /// <param name="shard">The shard.</param>
    /// <param name="after">Only work after this place; null from the first.</param>
    /// <param name="dueUpTo">Only work due at this instant or before.</param>
    /// <param name="limit">How many at most.</param>
    ValueTask<IReadOnlyList<WorkRow>> ListDueWorkAsync(int shard, WorkPlace? after, DateTimeOffset dueUpTo, int limit);

    /// <summary>Counts a shard's work that is due.</summary>
    /// <param name="shard">The shard.</param>
    /// <param name="dueUpTo">Only work due at this instant or before.</param>
    /// <param name="limit">Up to how many are counted.</param>
    ValueTask<int> CountDueWorkAsync(int shard, DateTimeOffset dueUpTo, int limit);

    /// <summary>Reads a dead letter, or null if it was done again or dropped.</summary>
    /// <param name="sequence">Its place in the order they came.</param>
    ValueTask<DeadLetterRow?> GetDeadLetterAsync(long sequence);

    /// <summary>Finds the dead letter that came last: its place in the order they came; 0 if there is none.</summary>
    ValueTask<long> FindLastDeadLetterAsync();

    /// <summary>Lists dead letters in the order they came.</summary>
    /// <param name="afterSequence">After which one; 0 for the first.</param>
    /// <param name="limit">How many at most.</param>
    ValueTask<IReadOnlyList<DeadLetterRow>> ListDeadLettersAsync(long afterSequence, int limit);
}
