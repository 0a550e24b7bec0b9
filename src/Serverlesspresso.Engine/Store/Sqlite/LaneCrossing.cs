namespace Serverlesspresso.Engine.Store.Sqlite;

/// <summary>
/// The way of one run from its snapshot into the lane. A run that comes to a contended row waits there; if what it has
/// read until then still holds when the committer takes it, it goes on in the lane instead of running twice.
/// </summary>
/// <param name="contendedRows">Where a run waits.</param>
internal sealed class LaneCrossing(ContendedRows contendedRows)
{
    private readonly TaskCompletionSource _waiting = new();

    // The committer goes through the rest of the run itself: it waits for its end anyway.
    private readonly TaskCompletionSource<LaneView> _lane = new();

    private bool _isBarred;

    /// <summary>Ends when the run waits.</summary>
    public Task Waiting => _waiting.Task;

    /// <summary>The row the run waits at.</summary>
    public RowKey Row { get; private set; }

    /// <summary>Whether the run should wait before it reads this row.</summary>
    /// <param name="key">The row.</param>
    public bool IsDue(RowKey key) => !_isBarred && !_waiting.Task.IsCompleted && contendedRows.Contains(key);

    /// <summary>Keeps the run on its snapshot to the end: it has read a list, which nothing fences.</summary>
    public void Bar() => _isBarred = true;

    /// <summary>Waits until the run may go on in the lane.</summary>
    /// <param name="key">The row the run wants to read.</param>
    public Task<LaneView> WaitAsync(RowKey key)
    {
        Row = key;
        _waiting.SetResult();
        return _lane.Task;
    }

    /// <summary>Lets the run go on.</summary>
    /// <param name="lane">What it reads from now on.</param>
    public void Open(LaneView lane) => _lane.SetResult(lane);
}

/// <summary>What a run in the lane reads.</summary>
/// <param name="Tables">The writer's connection, in its transaction.</param>
/// <param name="Commit">The number of the commit under way.</param>
internal readonly record struct LaneView(SqliteTables Tables, long Commit);
