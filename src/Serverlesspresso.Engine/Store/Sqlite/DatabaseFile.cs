using System.Globalization;

namespace Serverlesspresso.Engine.Store.Sqlite;

/// <summary>Tells a database of ours from another file, and a sound one from a damaged one.</summary>
internal static class DatabaseFile
{
    /// <summary>Marks a database as ours in its header: the letters <c>SpBr</c>.</summary>
    public const int ApplicationId = 0x53704272;

    // Up to this size a full look costs less than a tenth of a second.
    private const long CheckedBytesMax = 16 * 1_024 * 1_024;

    // After a hard stop it is worth a second.
    private const long CheckedBytesAfterHardStopMax = 256 * 1_024 * 1_024;

    private static ReadOnlySpan<byte> Magic => "SQLite format 3\0"u8;

    /// <summary>Whether the last process left a log behind: it did not end in order.</summary>
    /// <param name="path">The database file.</param>
    public static bool HasLog(string path) => new FileInfo(path + "-wal") is { Exists: true, Length: > 0 };

    /// <summary>Refuses a file that is no database, before SQLite touches it.</summary>
    /// <param name="path">The database file.</param>
    public static void CheckHeader(string path)
    {
        try
        {
            using var file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.ReadWrite);
            Span<byte> header = stackalloc byte[Magic.Length];
            var length = file.ReadAtLeast(header, header.Length, throwOnEndOfStream: false);
            if (length > 0 && !header[..length].SequenceEqual(Magic))
            {
                throw new StoreDamagedException(
                    $"The file '{path}' is no SQLite database, or its first page is damaged. "
                        + "Restore it from a backup, or choose another file.",
                    innerException: null);
            }
        }
        catch (Exception exception) when (exception is UnauthorizedAccessException or IOException)
        {
            throw new StoreNotWritableException($"The database '{path}' cannot be written: {exception.Message}", exception);
        }
    }

    /// <summary>Refuses a damaged database, and one of another program.</summary>
    /// <param name="session">A connection to it.</param>
    /// <param name="path">The database file.</param>
    /// <param name="wasStoppedHard">Whether the last process did not end in order.</param>
    public static void CheckContent(Session session, string path, bool wasStoppedHard)
    {
        var applicationId = session.ReadInt64("PRAGMA application_id");
        if (applicationId != ApplicationId && session.ReadInt64("SELECT count(*) FROM sqlite_schema") > 0)
        {
            throw new StoreDamagedException(
                $"The database '{path}' was not made by Serverlesspresso. Choose another file.", innerException: null);
        }

        var bytes = session.ReadInt64("PRAGMA page_count") * session.ReadInt64("PRAGMA page_size");
        if (bytes > (wasStoppedHard ? CheckedBytesAfterHardStopMax : CheckedBytesMax))
        {
            return;
        }

        using var command = session.Connection.CreateCommand();
        command.CommandText = "PRAGMA quick_check(1)";
        var finding = Convert.ToString(command.ExecuteScalar(), CultureInfo.InvariantCulture);
        if (finding != "ok")
        {
            throw new StoreDamagedException(
                $"The database '{path}' is damaged. Restore it from a backup. ({finding?.ReplaceLineEndings(" ")})",
                innerException: null);
        }
    }
}
