using System.Collections.Frozen;

namespace Serverlesspresso.Engine.Store.Sqlite;

/// <summary>
/// The rows that many turns at once want to change, such as an order counter. Only the committer changes the set;
/// every run asks it.
/// </summary>
internal sealed class ContendedRows
{
    // Contended rows are few. If there seem to be more, the set begins anew and soon holds those of now.
    private const int RowsMax = 64;

    // So many turns in a row must find the row as they would have without the lane, before it counts as calm.
    private const int CalmTurnsMin = 16;

    private readonly Dictionary<RowKey, int> _calmTurnsLeft = [];
    private volatile FrozenSet<RowKey> _rows = FrozenSet<RowKey>.Empty;

    /// <summary>Whether a turn that reads this row in a snapshot would probably run in vain.</summary>
    /// <param name="key">The row.</param>
    public bool Contains(RowKey key) => _rows.Contains(key);

    /// <summary>Called for a row that has been changed between a turn's snapshot and its commit.</summary>
    /// <param name="key">The row.</param>
    public void Changed(RowKey key)
    {
        if (!_calmTurnsLeft.ContainsKey(key) && _calmTurnsLeft.Count >= RowsMax)
        {
            _calmTurnsLeft.Clear();
        }

        _calmTurnsLeft[key] = CalmTurnsMin;
        Publish();
    }

    /// <summary>Called for a row for whose sake a turn went into the lane, and which had not been changed.</summary>
    /// <param name="key">The row.</param>
    public void Unchanged(RowKey key)
    {
        if (!_calmTurnsLeft.TryGetValue(key, out var left))
        {
            return;
        }

        if (left > 1)
        {
            _calmTurnsLeft[key] = left - 1;
        }
        else
        {
            _calmTurnsLeft.Remove(key);
        }

        Publish();
    }

    private void Publish()
    {
        if (_rows.Count != _calmTurnsLeft.Count || !_calmTurnsLeft.Keys.All(_rows.Contains))
        {
            _rows = _calmTurnsLeft.Keys.ToFrozenSet();
        }
    }
}
