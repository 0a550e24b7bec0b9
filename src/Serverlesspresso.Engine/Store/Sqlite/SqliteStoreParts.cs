using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;

namespace Serverlesspresso.Engine.Store.Sqlite;

/// <summary>What an open file consists of: the lock, the writer's connection, and what was loaded through it.</summary>
internal sealed class SqliteStoreParts
{
    // The writer never checkpoints on its own: the checkpointer does, beside it.
    private const string WriterPragmas =
        """
        PRAGMA journal_mode = WAL;
        PRAGMA synchronous = FULL;
        PRAGMA wal_autocheckpoint = 0;
        PRAGMA temp_store = MEMORY;
        PRAGMA cache_size = -65536;
        """;

    // Naming the journal makes the connection open it; a checkpoint by a connection that has not does nothing.
    private const string CheckpointerPragmas = "PRAGMA wal_autocheckpoint = 0; PRAGMA journal_mode = WAL;";

    private readonly StoreLock _lock;
    private readonly ILogger _logger;

    private SqliteStoreParts(string path, StoreLock storeLock, Session writer, ILogger logger)
    {
        Path = path;
        _lock = storeLock;
        _logger = logger;
        Names = new StoredNames(writer);
        Ids = new IdCounter(writer);
        Tables = new SqliteTables(writer, Names);
        Checkpointer = new Checkpointer(Session.Open(path, CheckpointerPragmas), path, logger);
    }

    public string Path { get; }

    public SqliteTables Tables { get; }

    public StoredNames Names { get; }

    public IdCounter Ids { get; }

    public Checkpointer Checkpointer { get; }

    public static SqliteStoreParts Open(string path, TimeProvider timeProvider, ILogger logger)
    {
        var started = timeProvider.GetTimestamp();
        var storeLock = StoreLock.Take(path);
        Session? writer = null;
        try
        {
            DatabaseFile.CheckHeader(path);
            var wasStoppedHard = DatabaseFile.HasLog(path);
            writer = Session.Open(path, WriterPragmas);
            DatabaseFile.CheckContent(writer, path, wasStoppedHard);
            SchemaScripts.Upgrade(writer, path);
            var parts = new SqliteStoreParts(path, storeLock, writer, logger);
            SqliteStoreLog.Opened(
                logger, path, SchemaScripts.Latest, timeProvider.GetElapsedTime(started).TotalMilliseconds, wasStoppedHard);
            return parts;
        }
        catch (Exception exception)
        {
            writer?.Dispose();
            storeLock.Dispose();
            if (exception is SqliteException)
            {
                throw SqliteFaults.Translate(exception, path);
            }

            throw;
        }
    }

    /// <summary>Closes the file. The last connection to close empties the log.</summary>
    /// <param name="isOrderly">Whether the writer is as it should be.</param>
    public void Close(bool isOrderly)
    {
        try
        {
            if (isOrderly)
            {
                Ids.ReleaseRest();
            }

            Checkpointer.Dispose();
            Tables.Session.Dispose();
            SqliteStoreLog.Closed(_logger, Path);
        }
        finally
        {
            _lock.Dispose();
        }
    }
}
