using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;

namespace Serverlesspresso.Engine.Store.Sqlite;

/// <summary>
/// The embedded store: one file, one process. A turn runs against a snapshot on its caller's task; if its reads still
/// hold, its writes are committed together with those of other turns, with one write to the disk.
/// </summary>
/// <remarks>
/// What a turn reads is one snapshot, so an exception it throws is right as it stands, and reaches the caller without
/// a commit; the same is true of the answer of a turn that writes nothing.
/// </remarks>
public sealed class SqliteStore : IStore
{
    private readonly SqliteStoreParts _parts;
    private readonly Committer _committer;
    private readonly RecentRows _recentRows;
    private readonly ContendedRows _contendedRows;
    private readonly ReadPool _readPool;
    private int _isDisposed;

    private SqliteStore(SqliteStoreParts parts, SqliteStoreOptions options, TimeProvider timeProvider)
    {
        _parts = parts;
        _recentRows = new RecentRows();
        _contendedRows = new ContendedRows();
        _readPool = new ReadPool(options.Path, parts.Names);
        _committer = new Committer(
            parts.Tables, parts.Names, parts.Ids, _recentRows, _contendedRows, parts.Checkpointer, options, timeProvider);
    }

    /// <inheritdoc/>
    public StoreException? WriteFault => _committer.WriteFault;

    /// <summary>Opens a store, and makes or upgrades its file.</summary>
    /// <param name="options">Which file.</param>
    /// <param name="timeProvider">The clock.</param>
    /// <param name="logger">Hears of the store's life.</param>
    /// <param name="cancellationToken">Stops the opening.</param>
    /// <exception cref="StoreException">The file cannot be used; the message says why.</exception>
    public static Task<SqliteStore> OpenAsync(
        SqliteStoreOptions options, TimeProvider timeProvider, ILogger logger, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(logger);
        cancellationToken.ThrowIfCancellationRequested();
        return Task.Run(() => new SqliteStore(
            SqliteStoreParts.Open(options.Path, timeProvider, logger), options, timeProvider));
    }

    /// <inheritdoc/>
    public async Task<T> RunTurnAsync<T>(Turn<T> turn, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(turn);
        cancellationToken.ThrowIfCancellationRequested();
        _committer.ThrowIfStopped();
        var pending = new PendingTurn<T>(turn);
        await RunOptimisticallyAsync(pending);
        if (pending.WaitsAt is null && pending.Buffer is { HasChanges: false })
        {
            return pending.Answer;
        }

        await _committer.EnqueueAsync(pending, cancellationToken);
        return await pending.Completion.WaitAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<T> ReadAsync<T>(Func<IStoreReader, ValueTask<T>> read, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(read);
        cancellationToken.ThrowIfCancellationRequested();
        var published = _recentRows.Published;
        return await ReadSnapshotAsync(snapshot => read(new CachedReader(snapshot, _recentRows, published)));
    }

    /// <inheritdoc/>
    public Task<StoreFacts> ReadFactsAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return Task.Run(
            () => ReadSnapshotAsync(
                snapshot => ValueTask.FromResult(FactsReader.Read(snapshot, _parts.Path, now))),
            cancellationToken);
    }

    /// <summary>Commits what was accepted and closes the file, with nothing left in its log.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _isDisposed, 1) != 0)
        {
            return;
        }

        await _committer.DrainAsync();
        await _parts.Checkpointer.StopAsync();
        _readPool.Dispose();
        _parts.Close(isOrderly: !_committer.HasFailed);
    }

    private async ValueTask RunOptimisticallyAsync(PendingTurn pending)
    {
        try
        {
            // Before the snapshot is taken, so that the snapshot is never older than this says.
            pending.Snapshot = _recentRows.Published;
            var snapshot = BeginSnapshot();
            try
            {
                var crossing = new LaneCrossing(_contendedRows);
                var reader = new CachedReader(snapshot, _recentRows, pending.Snapshot, crossing);
                await pending.RunOptimisticallyAsync(reader, crossing, _parts.Ids.Next);
            }
            finally
            {
                _readPool.End(snapshot);
            }
        }
        catch (SqliteException exception)
        {
            throw SqliteFaults.Translate(exception, _parts.Path);
        }
    }

    private async Task<T> ReadSnapshotAsync<T>(Func<SqliteTables, ValueTask<T>> read)
    {
        try
        {
            var snapshot = BeginSnapshot();
            try
            {
                return await read(snapshot);
            }
            finally
            {
                _readPool.End(snapshot);
            }
        }
        catch (SqliteException exception)
        {
            throw SqliteFaults.Translate(exception, _parts.Path);
        }
    }

    private SqliteTables BeginSnapshot()
    {
        _committer.ThrowIfStopped();
        return _readPool.Begin();
    }
}
