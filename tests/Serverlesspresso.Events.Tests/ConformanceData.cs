namespace Serverlesspresso.Events.Tests;

/// <summary>Finds the conformance cases, which are kept outside the repository.</summary>
internal static class ConformanceData
{
    private const string Variable = "CONFORMANCE_DATA";

    /// <summary>The folder of a suite; null if the cases are not on this machine.</summary>
    public static string? Find(string suite)
    {
        var root = Environment.GetEnvironmentVariable(Variable) ?? Ancestors()
            .Select(folder => Path.Combine(folder.FullName, "..", "shared", "conformance"))
            .FirstOrDefault(Directory.Exists);
        var path = root is null ? null : Path.Combine(root, suite);
        return Directory.Exists(path) ? path : null;
    }

    private static IEnumerable<DirectoryInfo> Ancestors()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            yield return folder;
        }
    }
}
