namespace Serverlesspresso.Engine.Store.Sqlite;

/// <summary>Checks turns against the committed state and writes their changes, in the writer's transaction.</summary>
/// <param name="tables">The writer's connection.</param>
/// <param name="recentRows">What was written lately.</param>
/// <param name="ids">Numbers the events.</param>
internal sealed class TurnWriter(SqliteTables tables, RecentRows recentRows, IdCounter ids)
{
    /// <summary>Finds a row that a run read and that is no longer as it was.</summary>
    /// <param name="buffer">The run.</param>
    /// <param name="snapshot">What was published when its snapshot was taken.</param>
    public RowKey? FindChangedRow(TurnBuffer buffer, long snapshot)
    {
        foreach (var key in buffer.Reads.Keys)
        {
            if (recentRows.MayHaveChangedSince(key, snapshot))
            {
                return key;
            }
        }

        return null;
    }

    /// <summary>Finds work that was handed to a run and is no longer as it was.</summary>
    /// <param name="buffer">The run.</param>
    public WorkRow? FindStaleWork(TurnBuffer buffer)
    {
        foreach (var row in buffer.Changes.Work.Fences)
        {
            if (!tables.Work.IsCurrent(row))
            {
                return row;
            }
        }

        return null;
    }

    /// <summary>Writes what a run changes.</summary>
    /// <param name="changes">The changes.</param>
    /// <param name="commit">The number of the commit.</param>
    public void Write(TurnChanges changes, long commit)
    {
        WriteDefinitions(changes, commit);
        WriteMapRuns(changes, commit);
        WriteExecutions(changes, commit);
        WriteItems(changes, commit);
        WriteWork(changes.Work, commit);
        WriteEvents(changes);
        foreach (var row in changes.AddedDeadLetters)
        {
            tables.DeadLetters.Add(row);
        }

        foreach (var sequence in changes.DeletedDeadLetters)
        {
            recentRows.Record(RowKey.DeadLetter(sequence), row: null, commit);
            tables.DeadLetters.Delete(sequence);
        }
    }

    private void WriteDefinitions(TurnChanges changes, long commit)
    {
        foreach (var ((kind, name), row) in changes.Definitions)
        {
            recentRows.Record(RowKey.Definition(kind, name), row, commit);
            if (row is null)
            {
                tables.Definitions.Delete(kind, name);
            }
            else
            {
                tables.Definitions.Put(row);
            }
        }
    }

    private void WriteMapRuns(TurnChanges changes, long commit)
    {
        foreach (var row in changes.MapRuns.Values)
        {
            recentRows.Record(RowKey.MapRun(row.Arn), row, commit);
            tables.MapRuns.Put(row);
        }
    }

    private void WriteExecutions(TurnChanges changes, long commit)
    {
        foreach (var row in changes.Executions.Values)
        {
            recentRows.Record(RowKey.Execution(row.Arn), row, commit);
            tables.Executions.Put(row);
        }

        foreach (var row in changes.History)
        {
            var execution = tables.Executions.FindId(row.ExecutionArn)
                ?? throw new InvalidOperationException($"No execution '{row.ExecutionArn}' to append history to.");
            tables.History.Append(execution, row);
        }
    }

    private void WriteEvents(TurnChanges changes)
    {
        foreach (var row in changes.Events)
        {
            tables.Events.Append(ids.Next(), row);
        }

        foreach (var row in changes.ArchivedEvents)
        {
            tables.Archives.Append(ids.Next(), row);
        }

        foreach (var (archive, deleted) in changes.DeletedArchivedEvents)
        {
            tables.Archives.Delete(archive, deleted);
        }
    }

    private void WriteItems(TurnChanges changes, long commit)
    {
        foreach (var tableName in changes.Items.EmptiedTables)
        {
            recentRows.RecordEmptied(tableName, commit);
            tables.Items.DeleteAll(tableName);
        }

        foreach (var changed in changes.Items.Items)
        {
            recentRows.Record(RowKey.Item(changed.Change.Key), changed.ToRow(), commit);
            tables.Items.Put(changed);
        }
    }

    private void WriteWork(WorkChanges work, long commit)
    {
        foreach (var (workId, row) in work.Changed)
        {
            recentRows.Record(RowKey.Work(workId), row, commit);
            if (row is null)
            {
                tables.Work.Delete(workId);
            }
            else
            {
                tables.Work.Postpone(row);
            }
        }

        foreach (var row in work.Added)
        {
            recentRows.Record(RowKey.Work(row.Id), row, commit);
            tables.Work.Add(row);
        }
    }
}
