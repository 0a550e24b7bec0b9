namespace Serverlesspresso.Engine.Store;

/// <summary>What a turn does to the queue of work.</summary>
internal sealed class WorkChanges
{
    private readonly List<WorkRow> _added = [];
    private readonly Dictionary<long, WorkRow?> _changed = [];
    private readonly List<WorkRow> _fences = [];

    /// <summary>All work the turn added and has not ended itself.</summary>
    public IReadOnlyList<WorkRow> Added => _added;

    /// <summary>Work that was there before: as it shall be, or null to end it.</summary>
    public IReadOnlyDictionary<long, WorkRow?> Changed => _changed;

    /// <summary>Work the turn never read, as it was handed to it and must still be.</summary>
    public IReadOnlyList<WorkRow> Fences => _fences;

    /// <summary>Finds work as the turn has left it.</summary>
    /// <param name="workId">Its id.</param>
    /// <param name="row">The work; null if the turn ended it.</param>
    /// <returns>Whether the turn has added or changed the work.</returns>
    public bool TryGet(long workId, out WorkRow? row)
    {
        var index = IndexOfAdded(workId);
        if (index >= 0)
        {
            row = _added[index];
            return true;
        }

        return _changed.TryGetValue(workId, out row);
    }

    public void Add(WorkRow row) => _added.Add(row);

    public void Change(WorkRow before, WorkRow? after, bool isFenced)
    {
        if (isFenced)
        {
            _fences.Add(before);
        }

        Set(before.Id, after);
    }

    public void Cancel(long workId) => Set(workId, after: null);

    private void Set(long workId, WorkRow? after)
    {
        var index = IndexOfAdded(workId);
        if (index < 0)
        {
            _changed[workId] = after;
        }
        else if (after is null)
        {
            _added.RemoveAt(index);
            // Remembered as ended, so that a later read in the turn does not look for it in the snapshot.
            _changed[workId] = null;
        }
        else
        {
            _added[index] = after;
        }
    }

    private int IndexOfAdded(long workId) => _added.FindIndex(row => row.Id == workId);
}
