using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Serverlesspresso.States.Tests.Conformance;

/// <summary>Compares what the interpreter gave with a record in which run-dependent values are placeholders.</summary>
internal sealed class RecordComparer
{
    private static readonly string[] LeftOut = ["SdkHttpMetadata", "SdkResponseMetadata"];

    private readonly Dictionary<string, string> _texts = new(StringComparer.Ordinal);
    private readonly HashSet<string> _anyValues;
    private readonly string[] _anyParts;

    public RecordComparer(ConformanceCase recorded)
    {
        foreach (var (placeholder, text) in recorded.Item["bindings"]?.AsObject() ?? [])
        {
            _texts[placeholder] = text!.GetValue<string>();
        }

        _anyValues = Words(recorded, "values").ToHashSet(StringComparer.Ordinal);
        _anyParts = [.. Words(recorded, "parts")];
    }

    /// <summary>The first difference, or null.</summary>
    public string? Compare(JsonNode? expected, JsonNode? actual, string at = "")
    {
        if (expected is JsonValue word && word.TryGetValue<string>(out var text))
        {
            return CompareText(text, actual, at);
        }

        return expected switch
        {
            JsonObject members => CompareObject(members, actual, at),
            JsonArray items => CompareArray(items, actual, at),
            _ => JsonNode.DeepEquals(expected, actual) ? null : Difference(expected, actual, at),
        };
    }

    private static IEnumerable<string> Words(ConformanceCase recorded, string kind) =>
        recorded.Item["wildcards"]?[kind]?.AsArray().Select(word => word!.GetValue<string>()) ?? [];

    private string? CompareObject(JsonObject expected, JsonNode? actual, string at)
    {
        if (actual is JsonValue value && value.TryGetValue<string>(out var text) && TryParse(text) is JsonObject parsed)
        {
            actual = parsed;
        }

        if (actual is not JsonObject members)
        {
            return Difference(expected, actual, at);
        }

        var isLambdaError = expected.ContainsKey("errorType") && expected.ContainsKey("stackTrace");
        foreach (var name in expected.Select(pair => pair.Key).Union(members.Select(pair => pair.Key)))
        {
            if (LeftOut.Contains(name) || (isLambdaError && name is not ("errorType" or "errorMessage")))
            {
                continue;
            }

            if (expected.ContainsKey(name) != members.ContainsKey(name))
            {
                return $"{at}/{name}: expected {(expected.ContainsKey(name) ? "present" : "absent")}";
            }

            if (name.Contains("timestamp", StringComparison.OrdinalIgnoreCase) && IsWord(expected[name], "timestamp"))
            {
                continue;
            }

            if (Compare(expected[name], members[name], $"{at}/{name}") is { } difference)
            {
                return difference;
            }
        }

        return null;
    }

    private static bool IsWord(JsonNode? node, string word) =>
        node is JsonValue value && value.TryGetValue<string>(out var text) && text == word;

    private string? CompareArray(JsonArray expected, JsonNode? actual, string at)
    {
        if (actual is JsonValue value && value.TryGetValue<string>(out var text) && TryParse(text) is JsonArray parsed)
        {
            actual = parsed;
        }

        if (actual is not JsonArray items || items.Count != expected.Count)
        {
            return Difference(expected, actual, at);
        }

        for (var i = 0; i < expected.Count; i++)
        {
            if (Compare(expected[i], items[i], $"{at}[{i}]") is { } difference)
            {
                return difference;
            }
        }

        return null;
    }

    private string? CompareText(string expected, JsonNode? actual, string at)
    {
        if (_anyValues.Contains(expected))
        {
            return null;
        }

        if (actual is not JsonValue value || !value.TryGetValue<string>(out var text))
        {
            return Difference(expected, actual, at);
        }

        if (expected == text || Matches(expected, text))
        {
            return null;
        }

        return TryParse(expected) is { } wanted and not JsonValue && TryParse(text) is { } given
            ? Compare(wanted, given, at + "~")
            : Difference(expected, actual, at);
    }

    private bool Matches(string expected, string actual)
    {
        foreach (var (placeholder, text) in _texts)
        {
            expected = expected.Replace(placeholder, text, StringComparison.Ordinal);
        }

        var names = new List<string>();
        var pattern = Regex.Replace(Regex.Escape(expected), "<[^<>]+>", match =>
        {
            names.Add(Regex.Unescape(match.Value));
            return "([\\s\\S]+?)";
        });
        foreach (var part in _anyParts)
        {
            pattern = pattern.Replace(Regex.Escape(part), "[\\s\\S]+?", StringComparison.Ordinal);
        }

        var found = Regex.Match(actual, $"^{pattern}$");
        if (!found.Success)
        {
            return false;
        }

        for (var i = 0; i < names.Count; i++)
        {
            // A longer text may hold two placeholders side by side; only one that stands alone is certain.
            if (names.Count == 1 || expected.Length == names[i].Length)
            {
                _texts.TryAdd(names[i], found.Groups[i + 1].Value);
            }
        }

        return true;
    }

    private static JsonNode? TryParse(string text)
    {
        if (text.Length == 0 || text[0] is not ('{' or '['))
        {
            return null;
        }

        try
        {
            return JsonNode.Parse(text);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string Difference(JsonNode? expected, JsonNode? actual, string at) =>
        $"{at}: expected {Show(expected)} but was {Show(actual)}";

    private static string Show(JsonNode? node)
    {
        var text = node?.ToJsonString() ?? "null";
        return text.Length > 600 ? text[..600] + "..." : text;
    }
}
