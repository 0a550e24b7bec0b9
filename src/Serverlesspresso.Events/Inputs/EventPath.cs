using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json;

namespace Serverlesspresso.Events.Inputs;

/// <summary>A path to a part of an event, such as <c>$.detail.items[0].name</c>.</summary>
/// <remarks>
/// Source: Amazon EventBridge User Guide, "Input transformation": dot notation, array indices and wildcards.
/// </remarks>
public sealed class EventPath
{
    private readonly Step[] _steps;

    private EventPath(Step[] steps) => _steps = steps;

    /// <summary>Reads a path.</summary>
    /// <param name="text">The path.</param>
    /// <param name="path">The path, if it is one.</param>
    public static bool TryParse(string text, [NotNullWhen(true)] out EventPath? path)
    {
        ArgumentNullException.ThrowIfNull(text);
        path = null;
        if (!text.StartsWith('$'))
        {
            return false;
        }

        var steps = new List<Step>();
        var rest = text.AsSpan(1);
        while (!rest.IsEmpty)
        {
            if (!TryReadStep(ref rest, out var step))
            {
                return false;
            }

            steps.Add(step);
        }

        path = new EventPath([.. steps]);
        return true;
    }

    /// <summary>Finds what the path leads to.</summary>
    /// <param name="event">The event.</param>
    /// <returns>The JSON text of the part, or of a list of parts if the path has a wildcard; null if there is none.</returns>
    public string? Find(JsonElement @event)
    {
        IEnumerable<JsonElement> parts = [@event];
        foreach (var step in _steps)
        {
            parts = parts.SelectMany(step.Of);
        }

        var found = parts.Select(part => part.GetRawText()).ToList();
        if (_steps.Any(step => step.IsWildcard))
        {
            return $"[{string.Join(',', found)}]";
        }

        return found.Count == 0 ? null : found[0];
    }

    private static bool TryReadStep(ref ReadOnlySpan<char> rest, out Step step)
    {
        step = default;
        var end = rest[0] == '[' ? rest.IndexOf(']') + 1 : rest[1..].IndexOfAny('.', '[') + 1;
        end = end == 0 && rest[0] == '.' ? rest.Length : end;
        if (end < 2 || rest[0] is not ('.' or '['))
        {
            return false;
        }

        var name = rest[0] == '.' ? rest[1..end] : rest[1..(end - 1)];
        var isQuoted = name.Length > 1 && name[0] is '\'' or '"' && name[^1] == name[0];
        var isIndex = int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out var index) && rest[0] == '[';
        var isWildcard = name is "*";
        if (name.IsEmpty || (rest[0] == '[' && !isQuoted && !isIndex && !isWildcard))
        {
            return false;
        }

        step = new Step((isQuoted ? name[1..^1] : name).ToString(), isIndex ? index : -1, isWildcard);
        rest = rest[end..];
        return true;
    }

    private readonly record struct Step(string Name, int Index, bool IsWildcard)
    {
        public IEnumerable<JsonElement> Of(JsonElement element)
        {
            if (IsWildcard)
            {
                return element.ValueKind switch
                {
                    JsonValueKind.Array => element.EnumerateArray(),
                    JsonValueKind.Object => element.EnumerateObject().Select(property => property.Value),
                    _ => [],
                };
            }

            if (Index >= 0)
            {
                return element.ValueKind == JsonValueKind.Array && Index < element.GetArrayLength() ? [element[Index]] : [];
            }

            return element.ValueKind == JsonValueKind.Object && element.TryGetProperty(Name, out var value) ? [value] : [];
        }
    }
}
