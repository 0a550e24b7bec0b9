using Serverlesspresso.Engine.Telemetry;
using Serverlesspresso.Engine.Turns;

namespace Serverlesspresso.Engine.Store;

/// <summary>
/// One run of a turn: reads go to a snapshot and are remembered, writes are kept back, and the turn sees its own.
/// Knows nothing of how a store checks the reads and writes the changes.
/// </summary>
/// <param name="snapshot">What is stored.</param>
/// <param name="nextWorkId">Gives an id that no work has ever had.</param>
internal sealed class TurnBuffer(IStoreReader snapshot, Func<long> nextWorkId) : ITurnTransaction
{
    // An absent row is remembered as version 0: the versions of rows begin at 1.
    private readonly Dictionary<RowKey, long> _reads = [];
    private readonly List<TurnWrite> _writes = [];
    private Action? _afterCommit;

    /// <summary>The rows the turn has read, each with its version; 0 if it was absent.</summary>
    public IReadOnlyDictionary<RowKey, long> Reads => _reads;

    /// <summary>What the turn changes.</summary>
    public TurnChanges Changes { get; private set; } = new();

    /// <summary>Whether the turn changes anything.</summary>
    public bool HasChanges => _writes.Count > 0;

    /// <inheritdoc/>
    public IReadOnlyList<WorkRow> AddedWork => Changes.Work.Added;

    /// <inheritdoc/>
    public CommittedTurn Changed => new(
        Changes.Executions.Values,
        Changes.Events,
        Changes.Items.Items.Select(changed => new CommittedItem(changed.Change.Key, changed.Change.Item, changed.Version)),
        Changes.Definitions.Keys,
        Changes.AddedDeadLetters.Count > 0 || Changes.DeletedDeadLetters.Count > 0);

    /// <inheritdoc/>
    public void AfterCommit(Action action) => _afterCommit += action;

    /// <inheritdoc/>
    public Savepoint CreateSavepoint() => new(_writes.Count);

    /// <inheritdoc/>
    public void RollBackTo(Savepoint savepoint)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(savepoint.WriteCount, _writes.Count);
        _writes.RemoveRange(savepoint.WriteCount, _writes.Count - savepoint.WriteCount);
        Changes = new TurnChanges();
        foreach (var write in _writes)
        {
            write.PlayOn(Changes);
        }
    }

    /// <inheritdoc/>
    public async ValueTask<DefinitionRow?> GetDefinitionAsync(DefinitionKind kind, string name)
    {
        if (Changes.Definitions.TryGetValue((kind, name), out var own))
        {
            return own;
        }

        var row = await snapshot.GetDefinitionAsync(kind, name);
        _reads.TryAdd(RowKey.Definition(kind, name), row?.Version ?? 0);
        return row;
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<DefinitionRow>> ListDefinitionsAsync(
        DefinitionKind kind, string namePrefix, string? afterName, int limit) =>
        snapshot.ListDefinitionsAsync(kind, namePrefix, afterName, limit);

    /// <inheritdoc/>
    public async ValueTask<ExecutionRow?> GetExecutionAsync(string executionArn)
    {
        if (Changes.Executions.TryGetValue(executionArn, out var own))
        {
            return own;
        }

        var row = await snapshot.GetExecutionAsync(executionArn);
        _reads.TryAdd(RowKey.Execution(executionArn), row?.Version ?? 0);
        return row;
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<ExecutionRow>> ListExecutionsAsync(ExecutionQuery query) =>
        snapshot.ListExecutionsAsync(query);

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<ExecutionRow>> ListChildExecutionsAsync(ChildExecutionQuery query) =>
        snapshot.ListChildExecutionsAsync(query);

    /// <inheritdoc/>
    public async ValueTask<MapRunRow?> GetMapRunAsync(string mapRunArn)
    {
        if (Changes.MapRuns.TryGetValue(mapRunArn, out var own))
        {
            return own;
        }

        var row = await snapshot.GetMapRunAsync(mapRunArn);
        _reads.TryAdd(RowKey.MapRun(mapRunArn), row?.Version ?? 0);
        return row;
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<MapRunRow>> ListMapRunsAsync(string executionArn, string? afterArn, int limit) =>
        snapshot.ListMapRunsAsync(executionArn, afterArn, limit);

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<HistoryRow>> ListHistoryAsync(string executionArn, long firstEventId, int limit) =>
        snapshot.ListHistoryAsync(executionArn, firstEventId, limit);

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<EventRow>> ListEventsAsync(string busName, long afterSequence, int limit) =>
        snapshot.ListEventsAsync(busName, afterSequence, limit);

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<EventRow>> ListLatestEventsAsync(string busName, long? beforeSequence, int limit) =>
        snapshot.ListLatestEventsAsync(busName, beforeSequence, limit);

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<ArchivedEventRow>> ListArchivedEventsAsync(ArchiveQuery query) =>
        snapshot.ListArchivedEventsAsync(query);

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<long>> ListExpiredEventsAsync(string archive, DateTimeOffset before, int limit) =>
        snapshot.ListExpiredEventsAsync(archive, before, limit);

    /// <inheritdoc/>
    public ValueTask<long> GetLastArchivedIdAsync() => snapshot.GetLastArchivedIdAsync();

    /// <inheritdoc/>
    public ValueTask<ArchiveTotals> GetArchiveTotalsAsync(string archive) =>
        snapshot.GetArchiveTotalsAsync(archive);

    /// <inheritdoc/>
    public async ValueTask<ItemRow?> GetItemAsync(ItemKey key)
    {
        if (Changes.Items.TryGet(key, out var own))
        {
            if (own is null)
            {
                await RememberItemAsync(key);
            }

            return own;
        }

        return await RememberItemAsync(key);
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<ItemRow>> QueryItemsAsync(ItemQuery query) =>
        ItemOverlay.QueryAsync(Changes.Items, snapshot, query);

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<ItemRow>> ScanItemsAsync(ItemScan scan) =>
        ItemOverlay.ScanAsync(Changes.Items, snapshot, scan);

    /// <inheritdoc/>
    public ValueTask<long> CountItemsAsync(string tableName) => snapshot.CountItemsAsync(tableName);

    /// <inheritdoc/>
    public async ValueTask<WorkRow?> GetWorkAsync(long workId)
    {
        if (Changes.Work.TryGet(workId, out var own))
        {
            return own;
        }

        var row = await snapshot.GetWorkAsync(workId);
        _reads.TryAdd(RowKey.Work(workId), row is null ? 0 : row.Attempt + 1);
        return row;
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<WorkRow>> ListDueWorkAsync(
        int shard, WorkPlace? after, DateTimeOffset dueUpTo, int limit) =>
        snapshot.ListDueWorkAsync(shard, after, dueUpTo, limit);

    /// <inheritdoc/>
    public ValueTask<int> CountDueWorkAsync(int shard, DateTimeOffset dueUpTo, int limit) =>
        snapshot.CountDueWorkAsync(shard, dueUpTo, limit);

    /// <inheritdoc/>
    public async ValueTask<DeadLetterRow?> GetDeadLetterAsync(long sequence)
    {
        if (Changes.DeletedDeadLetters.Contains(sequence))
        {
            return null;
        }

        var row = await snapshot.GetDeadLetterAsync(sequence);
        _reads.TryAdd(RowKey.DeadLetter(sequence), row is null ? 0 : 1);
        return row;
    }

    /// <inheritdoc/>
    public ValueTask<long> FindLastDeadLetterAsync() => snapshot.FindLastDeadLetterAsync();

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<DeadLetterRow>> ListDeadLettersAsync(long afterSequence, int limit) =>
        snapshot.ListDeadLettersAsync(afterSequence, limit);

    /// <inheritdoc/>
    public void PutDefinition(DefinitionRow row)
    {
        var version = NextVersion(RowKey.Definition(row.Kind, row.Name));
        Write(new TurnWrite.Definition(row.Kind, row.Name, row with { Version = version }));
    }

    /// <inheritdoc/>
    public void DeleteDefinition(DefinitionKind kind, string name)
    {
        NextVersion(RowKey.Definition(kind, name));
        Write(new TurnWrite.Definition(kind, name, Row: null));
    }

    /// <inheritdoc/>
    public void PutExecution(ExecutionRow row) =>
        Write(new TurnWrite.Execution(row with { Version = NextVersion(RowKey.Execution(row.Arn)) }));

    /// <inheritdoc/>
    public void PutMapRun(MapRunRow row) =>
        Write(new TurnWrite.MapRun(row with { Version = NextVersion(RowKey.MapRun(row.Arn)) }));

    /// <inheritdoc/>
    public void AppendHistory(HistoryRow row) => Write(new TurnWrite.History(row));

    /// <inheritdoc/>
    public void AppendEvent(EventRow row) => Write(new TurnWrite.Event(row));

    /// <inheritdoc/>
    public void AppendArchivedEvent(ArchivedEventRow row) => Write(new TurnWrite.ArchivedEvent(row));

    /// <inheritdoc/>
    public void DeleteArchivedEvents(string archive, IReadOnlyList<long> ids) =>
        Write(new TurnWrite.DeletedArchivedEvents(archive, ids));

    /// <inheritdoc/>
    public void PutItem(ItemChange change) =>
        Write(new TurnWrite.Item(change, NextVersion(RowKey.Item(change.Key))));

    /// <inheritdoc/>
    public void DeleteAllItems(string tableName) => Write(new TurnWrite.AllItems(tableName));

    /// <inheritdoc/>
    public WorkRow AddWork(NewWork work)
    {
        var row = new WorkRow
        {
            Id = nextWorkId(),
            Kind = work.Kind,
            Shard = work.Shard,
            Due = work.Due,
            Key = work.Key,
            Payload = work.Payload,
            Attempt = 0,
            Trace = EngineTrace.CurrentId,
        };
        Write(new TurnWrite.AddedWork(row));
        return row;
    }

    /// <inheritdoc/>
    public void CompleteWork(WorkRow work) =>
        Write(new TurnWrite.ChangedWork(work, After: null, IsFenced: !IsKnown(work)));

    /// <inheritdoc/>
    public WorkRow PostponeWork(WorkRow work, DateTimeOffset due)
    {
        var after = work with { Due = due, Attempt = work.Attempt + 1 };
        Write(new TurnWrite.ChangedWork(work, after, IsFenced: !IsKnown(work)));
        return after;
    }

    /// <inheritdoc/>
    public void CancelWork(long workId) => Write(new TurnWrite.CancelledWork(workId));

    /// <inheritdoc/>
    public void AddDeadLetter(DeadLetterRow row) => Write(new TurnWrite.AddedDeadLetter(row));

    /// <inheritdoc/>
    public void DeleteDeadLetter(long sequence) => Write(new TurnWrite.DeletedDeadLetter(sequence));

    /// <summary>Calls back whoever waits for this run to be on disk.</summary>
    public void Committed() => _afterCommit?.Invoke();

    /// <summary>Checks what only the whole run shows.</summary>
    public void CheckComplete()
    {
        foreach (var row in Changes.History)
        {
            if (!Changes.Executions.ContainsKey(row.ExecutionArn))
            {
                throw new InvalidOperationException(
                    $"The turn appends history to '{row.ExecutionArn}' but does not write the execution, which fences it.");
            }
        }
    }

    private void Write(TurnWrite write)
    {
        _writes.Add(write);
        write.PlayOn(Changes);
    }

    private async ValueTask<ItemRow?> RememberItemAsync(ItemKey key)
    {
        var row = await snapshot.GetItemAsync(key);
        _reads.TryAdd(RowKey.Item(key), row?.Version ?? 0);
        return row;
    }

    private long NextVersion(RowKey key) => _reads.TryGetValue(key, out var version)
        ? version + 1
        : throw new InvalidOperationException($"The turn writes '{key}' but has not read it: read it first.");

    /// <summary>Whether the turn itself has read or made this state of the work, so that its reads fence it.</summary>
    private bool IsKnown(WorkRow work)
    {
        if (Changes.Work.TryGet(work.Id, out var own))
        {
            return own is not null && own.Attempt == work.Attempt ? true : throw new StaleWorkException(work.Id);
        }

        return _reads.TryGetValue(RowKey.Work(work.Id), out var version)
            && (version == work.Attempt + 1 ? true : throw new StaleWorkException(work.Id));
    }
}
