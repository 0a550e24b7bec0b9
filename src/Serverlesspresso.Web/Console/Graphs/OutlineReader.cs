using System.Text.Json;
using Serverlesspresso.Web.Console.Frame;

namespace Serverlesspresso.Web.Console.Graphs;

/// <summary>
/// Reads the outline of a definition. It takes what it understands and passes over the rest, so that a definition which is
/// still being written has a picture too; what is wrong with it is said elsewhere.
/// </summary>
public static class OutlineReader
{
    private const int DepthMax = 16;

    /// <summary>Reads what the author says of a definition; null if nothing.</summary>
    /// <param name="definition">A JSON text in the Amazon States Language.</param>
    public static string? ReadComment(string definition) => ReadObject(definition, root => Text(root, "Comment"));

    /// <summary>Reads a definition.</summary>
    /// <param name="definition">A JSON text in the Amazon States Language.</param>
    /// <returns>The outline; null if the text is not a JSON object.</returns>
    public static Outline? Read(string definition) => ReadObject(
        definition, root => ReadLevel(root, new HashSet<string>(StringComparer.Ordinal), depth: 0));

    private static T? ReadObject<T>(string definition, Func<JsonElement, T?> read)
        where T : class
    {
        if (!ConsoleJson.TryParse(definition, out var document))
        {
            return null;
        }

        using (document)
        {
            return document.RootElement.ValueKind == JsonValueKind.Object ? read(document.RootElement) : null;
        }
    }

    private static Outline ReadLevel(JsonElement level, HashSet<string> names, int depth)
    {
        if (depth > DepthMax || Member(level, "States") is not { ValueKind: JsonValueKind.Object } states)
        {
            return Outline.Empty;
        }

        var read = new List<OutlineState>();
        foreach (var state in states.EnumerateObject())
        {
            // A name that is there twice is a mistake of the definition; the first one is shown.
            if (state.Value.ValueKind == JsonValueKind.Object && names.Add(state.Name))
            {
                read.Add(ReadState(state.Name, state.Value, names, depth));
            }
        }

        return new Outline(Text(level, "StartAt"), read);
    }

    private static OutlineState ReadState(string name, JsonElement state, HashSet<string> names, int depth)
    {
        var type = Text(state, "Type") ?? string.Empty;
        return new OutlineState
        {
            Name = name,
            Type = type,
            Does = StateWords.Describe(type, state),
            Comment = Text(state, "Comment"),
            Exits = [.. ExitsOf(type, state)],
            Levels = [.. LevelsOf(type, state).Select(level => ReadLevel(level, names, depth + 1))],
        };
    }

    private static IEnumerable<JsonElement> LevelsOf(string type, JsonElement state) => type switch
    {
        "Parallel" => Objects(state, "Branches"),
        "Map" => new[] { Member(state, "ItemProcessor") ?? Member(state, "Iterator") }
            .OfType<JsonElement>()
            .Where(level => level.ValueKind == JsonValueKind.Object),
        _ => [],
    };

    private static IEnumerable<OutlineExit> ExitsOf(string type, JsonElement state)
    {
        if (type == "Choice")
        {
            foreach (var choice in Objects(state, "Choices"))
            {
                if (Text(choice, "Next") is { } target)
                {
                    yield return new OutlineExit(target, ExitKind.Choice, ChoiceWords.Describe(choice));
                }
            }

            if (Text(state, "Default") is { } otherwise)
            {
                yield return new OutlineExit(otherwise, ExitKind.Default, "otherwise");
            }

            yield break;
        }

        if (Text(state, "Next") is { } next)
        {
            yield return new OutlineExit(next, ExitKind.Next, Words: null);
        }
        else
        {
            yield return new OutlineExit(Target: null, ExitKind.Next, Words: null);
        }

        foreach (var catcher in Objects(state, "Catch"))
        {
            if (Text(catcher, "Next") is { } target)
            {
                yield return new OutlineExit(target, ExitKind.Catch, ErrorsOf(catcher));
            }
        }
    }

    private static string ErrorsOf(JsonElement catcher)
    {
        var errors = Member(catcher, "ErrorEquals") is { ValueKind: JsonValueKind.Array } array
            ? array.EnumerateArray().Where(error => error.ValueKind == JsonValueKind.String).Select(error => error.GetString())
            : [];
        return string.Join(", ", errors.Select(error => error == "States.ALL" ? "any error" : error));
    }

    private static IEnumerable<JsonElement> Objects(JsonElement owner, string name) =>
        Member(owner, name) is { ValueKind: JsonValueKind.Array } array
            ? array.EnumerateArray().Where(element => element.ValueKind == JsonValueKind.Object)
            : [];

    private static JsonElement? Member(JsonElement owner, string name) =>
        owner.TryGetProperty(name, out var member) ? member : null;

    private static string? Text(JsonElement owner, string name) =>
        Member(owner, name) is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;
}
