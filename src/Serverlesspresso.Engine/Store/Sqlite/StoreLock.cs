namespace Serverlesspresso.Engine.Store.Sqlite;

/// <summary>
/// Keeps a second server away from a database file: the store answers from memory what was written lately, so it must
/// be the only writer. The lock is the operating system's, on a file beside the database, and ends with the process.
/// The file stays: deleting it would let two processes lock two files of one name.
/// </summary>
internal sealed class StoreLock : IDisposable
{
    private readonly FileStream _file;

    private StoreLock(FileStream file)
    {
        _file = file;
    }

    /// <summary>Takes the lock.</summary>
    /// <param name="databasePath">The database file.</param>
    public static StoreLock Take(string databasePath)
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(databasePath))!; // A file's full path has a folder.
        try
        {
            Directory.CreateDirectory(folder);
            return new StoreLock(new FileStream(
                databasePath + ".lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (UnauthorizedAccessException exception)
        {
            throw new StoreNotWritableException(
                $"The folder '{folder}' cannot be written. Give the server the right to, or choose another.", exception);
        }
        catch (IOException exception) when (File.Exists(databasePath + ".lock") && Directory.Exists(folder))
        {
            throw new StoreInUseException(
                $"The database '{databasePath}' is in use by another server. Stop it, or choose another file.", exception);
        }
        catch (IOException exception)
        {
            throw new StoreNotWritableException(
                $"The folder '{folder}' cannot be written: {exception.Message}", exception);
        }
    }

    public void Dispose() => _file.Dispose();
}
