namespace Serverlesspresso.Engine.Store.Sqlite;

/// <summary>
/// Remembers in which commit each row was last written, for the latest commits, so that whether a turn's reads still
/// hold is answered from memory. This process is the only writer of the file, so nothing else can have changed them.
/// Used by the committer alone, but for <see cref="Published"/>.
/// </summary>
internal sealed class RecentWrites
{
    // Two generations of about 10 MB at most; a turn that outlives both runs again.
    private const int RowsPerGenerationMax = 65_536;

    private Dictionary<RowKey, long> _current = [];
    private Dictionary<RowKey, long> _previous = [];
    private long _currentFrom = 1;
    private long _previousFrom = 1;
    private long _published;

    /// <summary>
    /// The number of the last commit that new snapshots are sure to see. Read it before a snapshot is taken: the
    /// snapshot may then be newer, which costs at worst a run in vain, never older.
    /// </summary>
    public long Published
    {
        get => Volatile.Read(ref _published);
        set => Volatile.Write(ref _published, value);
    }

    /// <summary>Remembers that a row is written.</summary>
    /// <param name="key">The row.</param>
    /// <param name="commit">The number of the commit that writes it, never less than before.</param>
    public void Record(RowKey key, long commit)
    {
        if (_current.Count >= RowsPerGenerationMax)
        {
            (_previous, _current) = (_current, _previous);
            _current.Clear();
            (_previousFrom, _currentFrom) = (_currentFrom, commit);
        }

        _current[key] = commit;
    }

    /// <summary>Whether a row may have been written since a snapshot was taken.</summary>
    /// <param name="key">The row.</param>
    /// <param name="snapshot">What was published when the snapshot was taken.</param>
    public bool MayHaveChangedSince(RowKey key, long snapshot) =>
        snapshot < _previousFrom - 1
        || IsWrittenAfter(key, snapshot)
        || (key.WholeTable is { } table && IsWrittenAfter(table, snapshot));

    private bool IsWrittenAfter(RowKey key, long snapshot) =>
        (_current.TryGetValue(key, out var commit) || _previous.TryGetValue(key, out commit)) && commit > snapshot;
}
