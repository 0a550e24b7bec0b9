namespace Serverlesspresso.Server.Startup;

/// <summary>The folder that holds all the server keeps.</summary>
internal static class DataFolder
{
    private const UnixFileMode OwnerOnly =
        UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    /// <summary>Makes the folder if it is missing, for its owner alone: the database holds secrets.</summary>
    /// <param name="path">The folder as it was configured.</param>
    /// <returns>Its full path.</returns>
    /// <exception cref="IOException">It cannot be made; the message says where.</exception>
    public static string Make(string path)
    {
        var folder = Path.GetFullPath(path);
        try
        {
            if (OperatingSystem.IsWindows())
            {
                Directory.CreateDirectory(folder);
            }
            else if (!Directory.Exists(folder))
            {
                Directory.CreateDirectory(folder, OwnerOnly);
            }

            return folder;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new IOException(
                $"The data folder '{folder}' cannot be made: {exception.Message} Choose another with --data DIR.",
                exception);
        }
    }
}
