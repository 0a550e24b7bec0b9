namespace Serverlesspresso.Shop.Tests.Api;

/// <summary>Finds files of the repository.</summary>
internal static class Repository
{
    public static string File(params string[] path)
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !System.IO.File.Exists(Path.Combine(folder.FullName, "Serverlesspresso.slnx")))
        {
            folder = folder.Parent;
        }

        return Path.Combine([folder?.FullName ?? throw new InvalidOperationException("There is no repository."), .. path]);
    }
}
