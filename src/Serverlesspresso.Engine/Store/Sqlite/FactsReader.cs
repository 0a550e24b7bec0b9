namespace Serverlesspresso.Engine.Store.Sqlite;

/// <summary>Counts what is in a database.</summary>
internal static class FactsReader
{
    /// <summary>Reads the facts. Takes longer the more work and running executions there are.</summary>
    /// <param name="tables">A connection, in a snapshot.</param>
    /// <param name="path">The database file.</param>
    /// <param name="now">The instant.</param>
    public static StoreFacts Read(SqliteTables tables, string path, DateTimeOffset now)
    {
        var session = tables.Session;
        var (due, all, first) = tables.Work.Count(now);
        var log = new FileInfo($"{path}-wal");
        return new StoreFacts
        {
            Bytes = (session.ReadInt64("PRAGMA page_count") * session.ReadInt64("PRAGMA page_size"))
                + (log.Exists ? log.Length : 0),
            RunningExecutions = session.ReadInt64(
                $"SELECT COUNT(*) FROM executions WHERE status = {(int)ExecutionStatus.Running:D}"),
            DueWork = due,
            OldestDue = due == 0 ? null : first,
            LaterWork = all - due,
            DeadLetters = session.ReadInt64("SELECT COUNT(*) FROM dead_letters"),
        };
    }
}
