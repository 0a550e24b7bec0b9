using System.Text.Json.Nodes;

namespace Serverlesspresso.States.Tests.Conformance;

/// <summary>Finds the recorded cases beside the repository; without them the tests are skipped.</summary>
internal static class ConformanceData
{
    private static readonly Lazy<IReadOnlyDictionary<string, ConformanceCase>> Loaded = new(Load);

    public static IReadOnlyDictionary<string, ConformanceCase> Cases => Loaded.Value;

    private static Dictionary<string, ConformanceCase> Load()
    {
        var cases = new Dictionary<string, ConformanceCase>(StringComparer.Ordinal);
        if (FindFolder() is not { } folder)
        {
            return cases;
        }

        foreach (var file in Directory.EnumerateFiles(folder, "*.json").Order(StringComparer.Ordinal))
        {
            var area = Path.GetFileNameWithoutExtension(file);
            foreach (var item in JsonNode.Parse(File.ReadAllText(file))!.AsArray())
            {
                var found = new ConformanceCase(area, item!.AsObject());
                cases.Add(found.Id, found);
            }
        }

        return cases;
    }

    private static string? FindFolder()
    {
        if (Environment.GetEnvironmentVariable("CONFORMANCE_DATA") is { Length: > 0 } configured)
        {
            return Path.Combine(configured, "asl");
        }

        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var candidate = Path.Combine(folder.FullName, "..", "shared", "conformance", "asl");
            if (Directory.Exists(candidate))
            {
                return candidate;
            }
        }

        return null;
    }
}
