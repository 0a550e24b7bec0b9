using System.Diagnostics;
using System.Threading.Channels;
using Microsoft.Data.Sqlite;

namespace Serverlesspresso.Engine.Store.Sqlite;

/// <summary>
/// The one writer. Takes as many finished turns as there are, checks what they read, writes them in one transaction,
/// commits once, and only then answers their callers. A turn whose reads no longer hold runs again here, in the lane,
/// inside the transaction, where nothing can interfere.
/// </summary>
internal sealed class Committer
{
    private const int QueuedTurnsMax = 1_024;
    private const int TurnsPerBatchMax = 128;
    private const long BytesPerBatchMax = 4 * 1_024 * 1_024;

    // A full queue makes callers wait: there is no use in running turns faster than the disk takes them.
    private readonly Channel<PendingTurn> _queue = Channel.CreateBounded<PendingTurn>(
        new BoundedChannelOptions(QueuedTurnsMax) { SingleReader = true, FullMode = BoundedChannelFullMode.Wait });

    private static readonly TimeSpan FaultAgeMax = TimeSpan.FromSeconds(10);

    private readonly SqliteTables _tables;
    private readonly StoredNames _names;
    private readonly IdCounter _ids;
    private readonly RecentRows _recentRows;
    private readonly ContendedRows _contendedRows;
    private readonly TurnWriter _turnWriter;
    private readonly Checkpointer _checkpointer;
    private readonly Action<CommitPoint>? _onCommitPoint;
    private readonly string _path;
    private readonly TimeProvider _timeProvider;
    private readonly Task _loop;
    private Exception? _failure;
    private Fault? _lastFault;
    private long _lastCommit;
    private volatile bool _isClosing;

    public Committer(
        SqliteTables tables,
        StoredNames names,
        IdCounter ids,
        RecentRows recentRows,
        ContendedRows contendedRows,
        Checkpointer checkpointer,
        SqliteStoreOptions options,
        TimeProvider timeProvider)
    {
        _tables = tables;
        _names = names;
        _ids = ids;
        _recentRows = recentRows;
        _contendedRows = contendedRows;
        _turnWriter = new TurnWriter(tables, recentRows, ids);
        _checkpointer = checkpointer;
        _onCommitPoint = options.OnCommitPoint;
        _path = options.Path;
        _timeProvider = timeProvider;
        _loop = Task.Run(RunAsync);
    }

    /// <summary>Whether a failure has stopped the store.</summary>
    public bool HasFailed => Volatile.Read(ref _failure) is not null;

    /// <summary>Why the last commit failed, if that was lately.</summary>
    public StoreException? WriteFault =>
        Volatile.Read(ref _lastFault) is { } fault && _timeProvider.GetElapsedTime(fault.Timestamp) < FaultAgeMax
            ? fault.Exception
            : null;

    /// <summary>Hands over a finished turn. Returns once it is accepted: from then on it is committed or failed.</summary>
    /// <param name="turn">The turn.</param>
    /// <param name="cancellationToken">Stops the waiting for a place in the queue.</param>
    public async ValueTask EnqueueAsync(PendingTurn turn, CancellationToken cancellationToken)
    {
        try
        {
            await _queue.Writer.WriteAsync(turn, cancellationToken);
        }
        catch (ChannelClosedException)
        {
            throw Stopped();
        }
    }

    /// <summary>Throws if the store runs nothing any more.</summary>
    public void ThrowIfStopped()
    {
        if (_isClosing || HasFailed)
        {
            throw Stopped();
        }
    }

    /// <summary>Commits what was accepted, and accepts nothing more.</summary>
    public Task DrainAsync()
    {
        _isClosing = true;
        _queue.Writer.TryComplete();
        return _loop;
    }

    private async Task RunAsync()
    {
        var batch = new List<PendingTurn>(TurnsPerBatchMax);
        while (await _queue.Reader.WaitToReadAsync())
        {
            Fill(batch);
            await CommitAsync(batch);
            batch.Clear();
        }
    }

    private void Fill(List<PendingTurn> batch)
    {
        var bytes = 0L;
        while (batch.Count < TurnsPerBatchMax && bytes < BytesPerBatchMax && _queue.Reader.TryRead(out var turn))
        {
            batch.Add(turn);
            bytes += turn.Buffer?.Changes.PayloadBytes ?? 0;
        }
    }

    private async Task CommitAsync(List<PendingTurn> batch)
    {
        try
        {
            if (HasFailed)
            {
                throw Stopped();
            }

            _checkpointer.ResetLogIfLong(_tables.Session);
            var started = Stopwatch.GetTimestamp();
            await WriteAsync(batch);
            StoreMeter.Committed(batch.Count, Stopwatch.GetElapsedTime(started));
            Volatile.Write(ref _lastFault, null);
        }
        catch (Exception exception) when (!SqliteFaults.IsFatal(exception))
        {
            await RetryEachAsync(batch, exception);
            return;
        }
        catch (Exception exception)
        {
            Stop(exception, batch);
            return;
        }

        foreach (var turn in batch)
        {
            turn.Complete();
        }
    }

    private async Task WriteAsync(List<PendingTurn> batch)
    {
        var commit = ++_lastCommit;
        _tables.Session.BeginImmediate();
        foreach (var turn in batch)
        {
            await WriteAsync(turn, commit);
        }

        _ids.ReserveAhead();
        _onCommitPoint?.Invoke(CommitPoint.BeforeCommit);
        _tables.Session.Commit();
        _onCommitPoint?.Invoke(CommitPoint.AfterCommit);
        _ids.Committed();
        _names.Committed();
        _recentRows.Committed(commit);
        _checkpointer.Committed(_tables.Session);
    }

    private ValueTask WriteAsync(PendingTurn turn, long commit)
    {
        if (turn.Buffer is not { } buffer || !StillHolds(buffer, turn.Snapshot))
        {
            StoreMeter.LaneRun(isConflict: turn.Buffer is not null);
            var lane = new CachedReader(_tables, _recentRows, commit);
            return WriteFromLaneAsync(turn, turn.RunAgainAsync(lane, _ids.Next), commit);
        }

        if (turn.WaitsAt is { } row)
        {
            NoteWhetherChanged(row, turn.Snapshot);
            StoreMeter.LaneRun(isConflict: false);
            return WriteFromLaneAsync(turn, turn.GoOnAsync(new LaneView(_tables, commit)), commit);
        }

        _turnWriter.Write(buffer.Changes, commit);
        return ValueTask.CompletedTask;
    }

    private bool StillHolds(TurnBuffer buffer, long snapshot)
    {
        if (_turnWriter.FindChangedRow(buffer, snapshot) is { } row)
        {
            _contendedRows.Changed(row);
            return false;
        }

        return _turnWriter.FindStaleWork(buffer) is null;
    }

    private void NoteWhetherChanged(RowKey row, long snapshot)
    {
        if (_recentRows.MayHaveChangedSince(row, snapshot))
        {
            _contendedRows.Changed(row);
        }
        else
        {
            _contendedRows.Unchanged(row);
        }
    }

    private async ValueTask WriteFromLaneAsync(PendingTurn turn, Task run, long commit)
    {
        try
        {
            await run;
        }
        catch (Exception exception) when (exception is not SqliteException)
        {
            // The turn refuses. What it saw may not be on disk yet, so its caller hears of it after the commit.
            turn.Fault = exception;
            return;
        }

        if (turn.Buffer is not { } buffer)
        {
            throw new UnreachableException();
        }

        if (_turnWriter.FindStaleWork(buffer) is { } work)
        {
            turn.Fault = new StaleWorkException(work.Id);
            return;
        }

        _turnWriter.Write(buffer.Changes, commit);
    }

    private async Task RetryEachAsync(List<PendingTurn> batch, Exception exception)
    {
        RollBack();
        if (batch.Count == 1)
        {
            Fail(batch[0], SqliteFaults.Translate(exception, _path));
            return;
        }

        // One of them cannot be written. Each gets a transaction of its own, so that it takes no other down.
        foreach (var turn in batch)
        {
            turn.ForgetRun();
            await CommitAsync([turn]);
        }
    }

    private void Fail(PendingTurn turn, Exception exception)
    {
        if (exception is StoreNotWritableException fault)
        {
            Volatile.Write(ref _lastFault, new Fault(fault, _timeProvider.GetTimestamp()));
        }

        turn.Fail(exception);
    }

    private void RollBack()
    {
        _tables.Session.RollBack();
        _names.RolledBack();
        _recentRows.RolledBack();
    }

    /// <summary>
    /// After a failure that leaves it open what is on disk, nothing may be written on top of it: only opening the file
    /// anew tells.
    /// </summary>
    private void Stop(Exception exception, List<PendingTurn> batch)
    {
        Interlocked.CompareExchange(ref _failure, exception, null);
        _queue.Writer.TryComplete();
        foreach (var turn in batch)
        {
            turn.Fail(Stopped());
        }
    }

    private StoreStoppedException Stopped()
    {
        var failure = Volatile.Read(ref _failure);
        return new StoreStoppedException(
            failure is null
                ? $"The store '{_path}' is closed."
                : $"The store '{_path}' has stopped after a failure; restart the server. {failure.Message}",
            failure);
    }

    private sealed record Fault(StoreNotWritableException Exception, long Timestamp);
}
