using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;
using SQLitePCL;

namespace Serverlesspresso.Engine.Store.Sqlite;

/// <summary>
/// Brings committed pages from the log into the database file, beside the writer and on its own connection. Passive
/// checkpoints never catch up with a busy writer, so above a size the writer pauses until the log can begin anew.
/// </summary>
internal sealed class Checkpointer : IDisposable
{
    // 8 MB at 4 KB: often enough that a restart has little to recover, seldom enough that hot pages are copied once.
    private const int PagesPerCheckpoint = 2_048;

    // 64 MB at 4 KB.
    private const int LogPagesMax = 16_384;

    private const int DbStatusCacheWrite = 9;

    private readonly Session _session;
    private readonly string _path;
    private readonly ILogger _logger;
    private readonly SemaphoreSlim _isDue = new(initialCount: 0);
    private readonly Lock _gate = new();
    private readonly Task _loop;
    private long _pagesUntilDue = PagesPerCheckpoint;
    private volatile int _logPages;
    private volatile bool _isStopping;

    public Checkpointer(Session session, string path, ILogger logger)
    {
        _session = session;
        _path = path;
        _logger = logger;
        _loop = Task.Factory.StartNew(
            Run, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
    }

    /// <summary>Called by the writer after each commit.</summary>
    /// <param name="writer">The writer's connection.</param>
    public void Committed(Session writer)
    {
        _ = raw.sqlite3_db_status(writer.Handle, DbStatusCacheWrite, out var pages, out _, resetFlg: 1);
        _pagesUntilDue -= pages;
        if (_pagesUntilDue <= 0)
        {
            _pagesUntilDue = PagesPerCheckpoint;
            _isDue.Release();
        }
    }

    /// <summary>Called by the writer before each transaction.</summary>
    /// <param name="writer">The writer's connection.</param>
    public void ResetLogIfLong(Session writer)
    {
        if (_logPages < LogPagesMax)
        {
            return;
        }

        lock (_gate)
        {
            // Busy readers only put it off: the log has room on the disk, and the next batch tries again.
            Checkpoint(writer, raw.SQLITE_CHECKPOINT_RESTART);
            _logPages = 0;
        }
    }

    /// <summary>Ends the passive checkpoints.</summary>
    public Task StopAsync()
    {
        _isStopping = true;
        _isDue.Release();
        return _loop;
    }

    public void Dispose()
    {
        _session.Dispose();
        _isDue.Dispose();
    }

    private static int Checkpoint(Session session, int mode)
    {
        var code = raw.sqlite3_wal_checkpoint_v2(session.Handle, "main", mode, out var logPages, out _);
        return code is raw.SQLITE_OK or raw.SQLITE_BUSY or raw.SQLITE_LOCKED
            ? logPages
            : throw new SqliteException(raw.sqlite3_errmsg(session.Handle).utf8_to_string(), code);
    }

    private void Run()
    {
        _isDue.Wait();
        while (!_isStopping)
        {
            RunPassive();
            _isDue.Wait();
        }
    }

    private void RunPassive()
    {
        try
        {
            lock (_gate)
            {
                _logPages = Checkpoint(_session, raw.SQLITE_CHECKPOINT_PASSIVE);
            }
        }
        catch (SqliteException exception)
        {
            // Nothing is lost: all of it is in the log. The next pass tries again.
            SqliteStoreLog.CheckpointFailed(_logger, exception, _path);
        }
    }
}
