using System.Text;
using System.Text.Json;

namespace Serverlesspresso.Events.Tests.Patterns;

/// <summary>A pattern, an event and what comes of them.</summary>
public sealed record PatternCase(
    string Id, string Category, bool IsService, string? Level, string Pattern, string Event, string Expected, string? ErrorMessage)
{
    /// <summary>Reads all cases.</summary>
    public static IReadOnlyList<PatternCase> ReadAll()
    {
        var folder = ConformanceData.Find("event-patterns");
        return folder is null ? [] : [.. Directory.GetFiles(folder, "*.json").Order(StringComparer.Ordinal).SelectMany(Read)];
    }

    private static IEnumerable<PatternCase> Read(string file)
    {
        using var document = JsonDocument.Parse(File.ReadAllText(file, Encoding.UTF8));
        return [.. document.RootElement.EnumerateArray().Select(Read)];
    }

    private static PatternCase Read(JsonElement element) => new(
        element.GetProperty("id").GetString()!,
        element.GetProperty("category").GetString()!,
        element.GetProperty("flavor").GetString() == "service",
        Text(element, "level"),
        Text(element, "patternText") ?? element.GetProperty("pattern").GetRawText(),
        Text(element, "eventText") ?? element.GetProperty("event").GetRawText(),
        element.GetProperty("expected").GetString()!,
        Text(element, "errorMessage"));

    private static string? Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) ? value.GetString() : null;
}
