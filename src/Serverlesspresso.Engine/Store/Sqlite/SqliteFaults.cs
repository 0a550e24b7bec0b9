using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Serverlesspresso.Engine.Store.Sqlite;

/// <summary>Turns SQLite's errors into the store's.</summary>
internal static class SqliteFaults
{
    /// <summary>Whether it is open what is on disk, or the file cannot be trusted: the store must stop.</summary>
    /// <param name="exception">What was thrown while committing.</param>
    public static bool IsFatal(Exception exception) => exception switch
    {
        SqliteException sqlite => sqlite.SqliteErrorCode
            is raw.SQLITE_IOERR or raw.SQLITE_CORRUPT or raw.SQLITE_NOTADB or raw.SQLITE_CANTOPEN or raw.SQLITE_MISUSE,
        StoreStoppedException or SimulatedCrashException => true,
        _ => false,
    };

    /// <summary>The store's own exception for SQLite's; other exceptions stay as they are.</summary>
    /// <param name="exception">What was thrown.</param>
    /// <param name="path">The database file.</param>
    public static Exception Translate(Exception exception, string path) => exception is not SqliteException sqlite
        ? exception
        : sqlite.SqliteErrorCode switch
        {
            raw.SQLITE_CORRUPT or raw.SQLITE_NOTADB => new StoreDamagedException(
                $"The database '{path}' is damaged. Restore it from a backup. ({sqlite.Message})", sqlite),
            raw.SQLITE_FULL => new StoreNotWritableException(
                $"The disk that holds '{path}' is full. Make room. ({sqlite.Message})", sqlite),
            raw.SQLITE_READONLY or raw.SQLITE_PERM or raw.SQLITE_CANTOPEN => new StoreNotWritableException(
                $"The database '{path}' cannot be written. Check its rights. ({sqlite.Message})", sqlite),
            _ => new StoreFaultException($"The database '{path}' refused: {sqlite.Message}", sqlite),
        };
}
