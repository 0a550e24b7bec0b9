using Serverlesspresso.Engine.Turns;

namespace Serverlesspresso.Engine.Store;

/// <summary>What a turn may do: read a snapshot, and write what commits together. Used by one thread at a time.</summary>
/// <remarks>Memory handed over in rows and keys is kept and given out again: nobody may change it afterwards.</remarks>
public interface ITurnTransaction : IStoreReader
{
    /// <summary>The work this run of the turn has added so far.</summary>
    IReadOnlyList<WorkRow> AddedWork { get; }

    /// <summary>What this run of the turn has changed so far, each row once, in its last state.</summary>
    CommittedTurn Changed { get; }

    /// <summary>Calls back once this run of the turn is on disk; never if it runs again, fails or writes nothing.</summary>
    /// <param name="action">
    /// Called by the store's one writer, in the order of commits, before the turn's caller hears. It is short and does
    /// not throw.
    /// </param>
    void AfterCommit(Action action);

    /// <summary>Marks this moment of the turn, to come back to.</summary>
    Savepoint CreateSavepoint();

    /// <summary>Undoes what the turn wrote after a savepoint. What it read stays fenced.</summary>
    /// <param name="savepoint">A moment of this run of the turn. It can be used again.</param>
    void RollBackTo(Savepoint savepoint);

    /// <summary>Writes a definition, new or changed. The turn must have read it (or its absence) before.</summary>
    /// <param name="row">The definition. Its version is ignored: the store counts versions.</param>
    void PutDefinition(DefinitionRow row);

    /// <summary>Deletes a definition that the turn has read.</summary>
    /// <param name="kind">What it defines.</param>
    /// <param name="name">Its name.</param>
    void DeleteDefinition(DefinitionKind kind, string name);

    /// <summary>Writes an execution, new or changed. The turn must have read it (or its absence) before.</summary>
    /// <param name="row">The execution. Its version is ignored: the store counts versions.</param>
    void PutExecution(ExecutionRow row);

    /// <summary>Writes a Map Run, new or changed. The turn must have read it (or its absence) before.</summary>
    /// <param name="row">The Map Run. Its version is ignored: the store counts versions.</param>
    void PutMapRun(MapRunRow row);

    /// <summary>Appends history events. The turn also writes their execution, which fences them.</summary>
    /// <param name="row">The events, packed.</param>
    void AppendHistory(HistoryRow row);

    /// <summary>Appends an event to its bus. Its sequence is ignored: the store counts.</summary>
    /// <param name="row">The event.</param>
    void AppendEvent(EventRow row);

    /// <summary>Adds an event to an archive, whose totals grow with it. Its id is ignored: the store counts.</summary>
    /// <param name="row">The event.</param>
    void AppendArchivedEvent(ArchivedEventRow row);

    /// <summary>Deletes events of an archive that are still there; its totals shrink by those.</summary>
    /// <param name="archive">The archive.</param>
    /// <param name="ids">The events.</param>
    void DeleteArchivedEvents(string archive, IReadOnlyList<long> ids);

    /// <summary>Writes or deletes an item. The turn must have read it (or its absence) before.</summary>
    /// <param name="change">The item and its index entries before and after.</param>
    void PutItem(ItemChange change);

    /// <summary>Deletes a table's items and index entries, all of them.</summary>
    /// <param name="tableName">The table.</param>
    void DeleteAllItems(string tableName);

    /// <summary>Adds work. Its id is unique for the life of the store, also if the turn runs again or fails.</summary>
    /// <param name="work">What is to be done.</param>
    /// <returns>The work as it will be stored.</returns>
    WorkRow AddWork(NewWork work);

    /// <summary>
    /// Ends work: the turn commits only if nobody else has ended it. If the turn has not read the work but had it
    /// handed on, and it is no longer the same, the turn fails with a <see cref="StaleWorkException"/>.
    /// </summary>
    /// <param name="work">The work as it was read or handed on.</param>
    void CompleteWork(WorkRow work);

    /// <summary>
    /// Puts work off: the turn commits only if nobody else has ended or changed it. If the turn has not read the work
    /// but had it handed on, and it is no longer the same, the turn fails with a <see cref="StaleWorkException"/>.
    /// </summary>
    /// <param name="work">The work as it was read or handed on.</param>
    /// <param name="due">When it is due next.</param>
    /// <returns>The work as it will be stored, with one attempt more.</returns>
    WorkRow PostponeWork(WorkRow work, DateTimeOffset due);

    /// <summary>Drops work if it is still there; it is no error if it is done.</summary>
    /// <param name="workId">Its id.</param>
    void CancelWork(long workId);

    /// <summary>Keeps a dead letter. Its sequence is ignored: the store counts.</summary>
    /// <param name="row">The dead letter.</param>
    void AddDeadLetter(DeadLetterRow row);

    /// <summary>Drops a dead letter if it is still there.</summary>
    /// <param name="sequence">Its place.</param>
    void DeleteDeadLetter(long sequence);
}
