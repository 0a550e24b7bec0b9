using System.Text.Json;
using Serverlesspresso.Events.Envelopes;

namespace Serverlesspresso.Events.Patterns;

/// <summary>Says field by field why an event matches a pattern or not: for people who write patterns.</summary>
public static class PatternExplainer
{
    private const string Or = "$or";

    /// <summary>
    /// Explains. Of the alternatives of a pattern with <c>$or</c> it is the one that comes closest. If every field is met and
    /// the event still does not match, different elements of one array met them: EventBridge asks for one that meets all.
    /// </summary>
    /// <param name="pattern">The pattern.</param>
    /// <param name="eventUtf8">The event: a JSON object in UTF-8.</param>
    /// <returns>The fields in the order of their paths.</returns>
    public static IReadOnlyList<FieldExplanation> Explain(EventPattern pattern, ReadOnlyMemory<byte> eventUtf8)
    {
        ArgumentNullException.ThrowIfNull(pattern);
        using var written = JsonDocument.Parse(pattern.Text, EventEnvelope.DocumentOptions);
        using var @event = JsonDocument.Parse(eventUtf8, EventEnvelope.DocumentOptions);
        return pattern.Branches
            .Select(branch => Explain(branch, written.RootElement, @event.RootElement, eventUtf8))
            .MaxBy(fields => (double)fields.Count(field => field.IsMet) / fields.Count) ?? [];
    }

    private static List<FieldExplanation> Explain(
        PatternBranch branch, JsonElement written, JsonElement @event, ReadOnlyMemory<byte> eventUtf8) =>
    [
        .. branch.Fields
            .Select(field =>
            {
                var path = field.Path.Split('.');
                return new FieldExplanation(
                    field.Path,
                    string.Join(" or ", FindWritten(written, path)),
                    [.. FindValues(@event, path)],
                    EventPattern.Of(field).Matches(eventUtf8.Span));
            })
            .OrderBy(field => field.Path, StringComparer.Ordinal),
    ];

    // A name may itself hold dots, so every way to split the path is tried.
    private static IEnumerable<string> FindWritten(JsonElement element, ReadOnlyMemory<string> path)
    {
        if (path.IsEmpty)
        {
            return element.ValueKind == JsonValueKind.Array ? [element.GetRawText()] : [];
        }

        return element.ValueKind != JsonValueKind.Object
            ? []
            : element.EnumerateObject().SelectMany(property => property.Name == Or
                ? property.Value.EnumerateArray().SelectMany(alternative => FindWritten(alternative, path))
                : Rest(path, property.Name) is { } rest ? FindWritten(property.Value, rest) : []);
    }

    private static IEnumerable<string> FindValues(JsonElement element, ReadOnlyMemory<string> path) =>
        element.ValueKind switch
        {
            JsonValueKind.Array => element.EnumerateArray().SelectMany(item => FindValues(item, path)),
            _ when path.IsEmpty => [element.GetRawText()],
            JsonValueKind.Object => element.EnumerateObject().SelectMany(property =>
                Rest(path, property.Name) is { } rest ? FindValues(property.Value, rest) : []),
            _ => [],
        };

    private static ReadOnlyMemory<string>? Rest(ReadOnlyMemory<string> path, string name)
    {
        // Written out: in a conditional expression null would become an empty path.
        var parts = name.Split('.');
        if (path.Length < parts.Length || !path.Span[..parts.Length].SequenceEqual(parts))
        {
            return null;
        }

        return path[parts.Length..];
    }
}
