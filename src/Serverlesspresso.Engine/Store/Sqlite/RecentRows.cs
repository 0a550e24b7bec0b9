namespace Serverlesspresso.Engine.Store.Sqlite;

/// <summary>
/// Remembers in which commit each row was last written, and the rows themselves, as far as they were used lately. So
/// whether a turn's reads still hold is answered from memory, and rows in use are not read from the file again. This
/// process is the only writer of the file, so nothing else can have changed them.
/// </summary>
/// <remarks>
/// Every write is recorded before it is committed. Hence no snapshot shows a write that is not recorded, and the number
/// of the commit says to which snapshots a row belongs.
/// </remarks>
internal sealed class RecentRows
{
    // Two generations: a turn that outlives both runs again, and a row that is used in neither is read again.
    private const int RowsPerGenerationMax = 65_536;
    private const long BytesPerGenerationMax = 32 * 1_024 * 1_024;

    private readonly Lock _gate = new();
    private readonly List<RowKey> _uncommitted = [];
    private readonly Dictionary<string, long> _emptiedTables = new(StringComparer.Ordinal);
    private Dictionary<RowKey, Entry> _current = [];
    private Dictionary<RowKey, Entry> _previous = [];
    private long _currentBytes;
    private long _currentFrom = 1;
    private long _previousFrom = 1;
    private long _lastCommit;
    private long _published;

    /// <summary>
    /// The number of the last commit that new snapshots are sure to see. Read it before a snapshot is taken: the
    /// snapshot may then be newer, which costs at worst a run in vain, never older.
    /// </summary>
    public long Published => Volatile.Read(ref _published);

    /// <summary>Remembers a row that is being written.</summary>
    /// <param name="key">The row.</param>
    /// <param name="row">The row as it will be; null if it is deleted.</param>
    /// <param name="commit">The number of the commit that writes it, never less than before.</param>
    public void Record(RowKey key, object? row, long commit)
    {
        lock (_gate)
        {
            _lastCommit = commit;
            _uncommitted.Add(key);
            Set(key, new Entry(commit, row, IsKnown: RowSize.IsWorthKeeping(row)));
        }
    }

    /// <summary>Remembers that all items of a table are being deleted.</summary>
    /// <param name="tableName">The table.</param>
    /// <param name="commit">The number of the commit that deletes them.</param>
    public void RecordEmptied(string tableName, long commit)
    {
        lock (_gate)
        {
            _lastCommit = commit;
            _emptiedTables[tableName] = commit;
            ForgetItems(_current, tableName);
            ForgetItems(_previous, tableName);
        }
    }

    /// <summary>Called when what was recorded is committed.</summary>
    /// <param name="commit">The number of the commit.</param>
    public void Committed(long commit)
    {
        _uncommitted.Clear();
        Volatile.Write(ref _published, commit);
    }

    /// <summary>Called when what was recorded is rolled back. The rows are as they were, which is not known here.</summary>
    public void RolledBack()
    {
        lock (_gate)
        {
            foreach (var key in _uncommitted)
            {
                Forget(_current, key);
                Forget(_previous, key);
            }
        }

        _uncommitted.Clear();
    }

    /// <summary>Whether a row may have been written since a snapshot was taken.</summary>
    /// <param name="key">The row.</param>
    /// <param name="snapshot">What was published when the snapshot was taken.</param>
    public bool MayHaveChangedSince(RowKey key, long snapshot)
    {
        lock (_gate)
        {
            return snapshot < _previousFrom - 1 || IsWrittenAfter(key, snapshot);
        }
    }

    /// <summary>Finds a row as a snapshot shows it.</summary>
    /// <typeparam name="T">The kind of row.</typeparam>
    /// <param name="key">The row.</param>
    /// <param name="snapshot">What was published before the snapshot was taken.</param>
    /// <param name="row">The row; null if it is absent.</param>
    /// <returns>Whether it is known.</returns>
    public bool TryGet<T>(RowKey key, long snapshot, out T? row)
        where T : class
    {
        lock (_gate)
        {
            row = null;
            if (snapshot < _previousFrom - 1 || !TryGetEntry(key, out var entry))
            {
                return false;
            }

            if (!entry.IsKnown || entry.Commit > snapshot)
            {
                return false;
            }

            row = (T?)entry.Row;
            return true;
        }
    }

    /// <summary>Remembers a row that was read from a snapshot, unless it has been written since.</summary>
    /// <param name="key">The row.</param>
    /// <param name="row">The row; null if it is absent.</param>
    /// <param name="snapshot">What was published before the snapshot was taken.</param>
    public void Offer(RowKey key, object? row, long snapshot)
    {
        lock (_gate)
        {
            // Absent rows are not worth a place: most are looked for once, before they are made.
            if (row is null || !RowSize.IsWorthKeeping(row)
                || snapshot < _previousFrom - 1 || IsWrittenAfter(key, snapshot))
            {
                return;
            }

            TryGetEntry(key, out var entry);
            Set(key, entry with { Row = row, IsKnown = true });
        }
    }

    private static void Forget(Dictionary<RowKey, Entry> entries, RowKey key)
    {
        if (entries.TryGetValue(key, out var entry))
        {
            entries[key] = entry with { Row = null, IsKnown = false };
        }
    }

    private static void ForgetItems(Dictionary<RowKey, Entry> entries, string tableName)
    {
        foreach (var key in entries.Keys.Where(key => key.TableName == tableName).ToList())
        {
            Forget(entries, key);
        }
    }

    private bool IsWrittenAfter(RowKey key, long snapshot) =>
        (TryGetEntry(key, out var entry) && entry.Commit > snapshot)
        || (_emptiedTables.Count > 0
            && key.TableName is { } table
            && _emptiedTables.TryGetValue(table, out var commit)
            && commit > snapshot);

    private bool TryGetEntry(RowKey key, out Entry entry)
    {
        if (_current.TryGetValue(key, out entry))
        {
            return true;
        }

        if (!_previous.TryGetValue(key, out entry))
        {
            return false;
        }

        if (entry.IsKnown)
        {
            // In use: it stays for another generation.
            Set(key, entry);
        }

        return true;
    }

    private void Set(RowKey key, Entry entry)
    {
        if (_current.Count >= RowsPerGenerationMax || _currentBytes >= BytesPerGenerationMax)
        {
            (_previous, _current) = (_current, _previous);
            _current.Clear();
            _currentBytes = 0;

            // Of the commit under way a part is in the older generation: the younger knows all only after it.
            (_previousFrom, _currentFrom) = (_currentFrom, _lastCommit + 1);
        }

        _current[key] = entry;
        _currentBytes += RowSize.Of(entry.Row);
    }

    /// <summary>What is known of a row.</summary>
    /// <param name="Commit">The commit that wrote it last; 0 for one before all that are remembered.</param>
    /// <param name="Row">The row; null if it is absent.</param>
    /// <param name="IsKnown">Whether the row is known, and not only when it was written.</param>
    private readonly record struct Entry(long Commit, object? Row, bool IsKnown);
}
