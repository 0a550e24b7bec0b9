using Serverlesspresso.Aws.Signing;

namespace Serverlesspresso.Server.Credentials;

/// <summary>Hands the access key to the <c>aws</c> command line and the SDKs, in a file only its owner can read.</summary>
internal static class CredentialsFile
{
    private const string FileName = "credentials";
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>
    /// Writes the file, unless it holds the key already: its owner may have added profiles. It also tells the
    /// command line to send some operations, such as StartSyncExecution, to the server and not to <c>sync-</c> before its
    /// name, which nobody resolves.
    /// </summary>
    /// <param name="folder">The data folder.</param>
    /// <param name="key">The key.</param>
    /// <param name="region">The region. Version 1 of the command line knows no AWS_REGION, but reads it from here.</param>
    /// <returns>The file's full path.</returns>
    public static string Write(string folder, AccessKey key, string region)
    {
        var path = Path.Combine(folder, FileName);
        if (!Holds(path, key))
        {
            // A file is made closed and then moved into place, so that it is never open for others, nor half written.
            var fresh = path + ".new";
            File.Delete(fresh);
            using (var writer = new StreamWriter(fresh, OwnerOnlyOptions()))
            {
                writer.Write(
                    $"[default]\naws_access_key_id = {key.Id}\naws_secret_access_key = {key.Secret}\nregion = {region}\n"
                    + "disable_host_prefix_injection = true\n");
            }

            File.Move(fresh, path, overwrite: true);
        }

        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, OwnerOnly);
        }

        return path;
    }

    private static bool Holds(string path, AccessKey key)
    {
        if (!File.Exists(path))
        {
            return false;
        }

        var text = File.ReadAllText(path);
        return text.Contains(key.Id, StringComparison.Ordinal) && text.Contains(key.Secret, StringComparison.Ordinal);
    }

    private static FileStreamOptions OwnerOnlyOptions()
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = OwnerOnly;
        }

        return options;
    }
}
