using System.Globalization;

namespace Serverlesspresso.Engine.Store.Sqlite;

/// <summary>Counts what is in a database.</summary>
internal static class FactsReader
{
    /// <summary>Reads the facts. Takes longer the more work and running executions there are.</summary>
    /// <param name="session">A connection, in a snapshot.</param>
    /// <param name="path">The database file.</param>
    /// <param name="now">The instant.</param>
    public static StoreFacts Read(Session session, string path, DateTimeOffset now)
    {
        var due = string.Create(CultureInfo.InvariantCulture, $"FROM work WHERE due <= {now.UtcTicks}");
        var dueWork = session.ReadInt64($"SELECT COUNT(*) {due}");
        var log = new FileInfo($"{path}-wal");
        return new StoreFacts
        {
            Bytes = (session.ReadInt64("PRAGMA page_count") * session.ReadInt64("PRAGMA page_size"))
                + (log.Exists ? log.Length : 0),
            RunningExecutions = session.ReadInt64(
                $"SELECT COUNT(*) FROM executions WHERE status = {(int)ExecutionStatus.Running:D}"),
            DueWork = dueWork,
            OldestDue = dueWork == 0
                ? null
                : new DateTimeOffset(session.ReadInt64($"SELECT MIN(due) {due}"), TimeSpan.Zero),
            LaterWork = session.ReadInt64("SELECT COUNT(*) FROM work") - dueWork,
            DeadLetters = session.ReadInt64("SELECT COUNT(*) FROM dead_letters"),
        };
    }
}
