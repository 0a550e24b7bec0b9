using System.Globalization;
using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Serverlesspresso.Events.Tests.Matching;

/// <summary>
/// What matching means, written to be read: the pattern is taken apart while the event is, nothing is compiled, and
/// every combination of leaves is tried. It knows no mistakes: its patterns are valid.
/// </summary>
internal static class NaiveMatcher
{
    public static bool Matches(string pattern, string eventText)
    {
        using var rule = JsonDocument.Parse(pattern);
        using var document = JsonDocument.Parse(eventText);
        var leaves = new List<Leaf>();
        AddLeaves(document.RootElement, "", [], leaves);
        return Branches(rule.RootElement, "", [[]]).Any(branch => IsMet([.. branch], 0, [], leaves));
    }

    /// <summary>All leaves of an event, each with the array elements it lies in, innermost last.</summary>
    private static void AddLeaves(JsonElement element, string path, Dictionary<string, int> elements, List<Leaf> leaves)
    {
        if (element.ValueKind == JsonValueKind.Object)
        {
            foreach (var property in element.EnumerateObject())
            {
                AddLeaves(property.Value, path.Length == 0 ? property.Name : $"{path}.{property.Name}", elements, leaves);
            }
        }
        else if (element.ValueKind == JsonValueKind.Array)
        {
            var array = $"{path}[{string.Join(',', elements.Select(pair => $"{pair.Key}:{pair.Value}"))}]{leaves.Count}";
            foreach (var (index, item) in element.EnumerateArray().Index())
            {
                var isDeeper = item.ValueKind is JsonValueKind.Object or JsonValueKind.Array;
                AddLeaves(item, path, isDeeper ? new(elements) { [array] = index } : elements, leaves);
            }
        }
        else
        {
            leaves.Add(new Leaf(path, element, elements));
        }
    }

    private static List<SortedDictionary<string, JsonElement>> Branches(
        JsonElement pattern, string path, List<SortedDictionary<string, JsonElement>> branches)
    {
        foreach (var property in pattern.EnumerateObject())
        {
            var name = path.Length == 0 ? property.Name : $"{path}.{property.Name}";
            if (property.Name == "$or")
            {
                branches = [.. property.Value.EnumerateArray()
                    .SelectMany(way => Branches(way, path, [.. branches.Select(branch => new SortedDictionary<string, JsonElement>(branch, StringComparer.Ordinal))]))];
            }
            else if (property.Value.ValueKind == JsonValueKind.Object)
            {
                branches = Branches(property.Value, name, branches);
            }
            else
            {
                branches.ForEach(branch => branch[name] = property.Value);
            }
        }

        return branches;
    }

    private static bool IsMet(
        List<KeyValuePair<string, JsonElement>> fields, int place, Dictionary<string, int> elements, List<Leaf> leaves)
    {
        if (place == fields.Count)
        {
            return true;
        }

        var (path, conditions) = fields[place];
        var near = leaves.Where(leaf => leaf.Path == path && leaf.IsWithin(elements)).ToList();
        var isAbsenceMet = near.Count == 0 && conditions.EnumerateArray().Any(IsAbsent);
        return (isAbsenceMet && IsMet(fields, place + 1, elements, leaves))
            || near.Any(leaf => conditions.EnumerateArray().Any(condition => IsMet(condition, leaf.Value))
                && IsMet(fields, place + 1, leaf.Join(elements), leaves));
    }

    private static bool IsAbsent(JsonElement condition) =>
        condition.ValueKind == JsonValueKind.Object && condition.EnumerateObject().First() is { Name: "exists", Value.ValueKind: JsonValueKind.False };

    private static bool IsMet(JsonElement condition, JsonElement value)
    {
        if (condition.ValueKind != JsonValueKind.Object)
        {
            return IsSame(condition, value);
        }

        var operation = condition.EnumerateObject().First();
        return operation.Name switch
        {
            "exists" => operation.Value.GetBoolean(),
            "anything-but" => !Excluded(operation.Value).Any(excluded => IsMet(excluded, value)),
            "numeric" => value.ValueKind == JsonValueKind.Number && IsInRange(operation.Value, value.GetDecimal()),
            "cidr" => value.ValueKind == JsonValueKind.String && !IsMixedAddress(value.GetString()!)
                && IPAddress.TryParse(value.GetString(), out var address)
                && IPNetwork.Parse(operation.Value.GetString()!).Contains(address),
            _ => value.ValueKind == JsonValueKind.String && IsTextMet(operation, value.GetString()!),
        };
    }

    /// <summary>Whether it is an IPv6 address that ends as one of IPv4, which the service does not read.</summary>
    private static bool IsMixedAddress(string text) =>
        text.Contains(':', StringComparison.Ordinal) && text.Contains('.', StringComparison.Ordinal);

    private static List<JsonElement> Excluded(JsonElement operand)
    {
        if (operand.ValueKind != JsonValueKind.Object)
        {
            return operand.ValueKind == JsonValueKind.Array ? [.. operand.EnumerateArray()] : [operand];
        }

        var operation = operand.EnumerateObject().First();
        return Excluded(operation.Value).ConvertAll(text => JsonElement.Parse($$"""{"{{operation.Name}}":{{text.GetRawText()}}}"""));
    }

    private static bool IsTextMet(JsonProperty operation, string value)
    {
        var ignoresCase = operation.Value.ValueKind == JsonValueKind.Object || operation.Name == "equals-ignore-case";
        var comparison = ignoresCase ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;
        var operand = operation.Value.ValueKind == JsonValueKind.Object
            ? operation.Value.EnumerateObject().First().Value.GetString()!
            : operation.Value.GetString()!;
        return operation.Name switch
        {
            "prefix" => value.StartsWith(operand, comparison),
            "suffix" => value.EndsWith(operand, comparison),
            "equals-ignore-case" => value.Equals(operand, comparison),
            "wildcard" => Regex.IsMatch(value, $"^{Regex.Escape(operand).Replace(@"\*", ".*", StringComparison.Ordinal)}\\z", RegexOptions.Singleline),
            var name => throw new InvalidOperationException(name),
        };
    }

    private static bool IsSame(JsonElement wanted, JsonElement value) => wanted.ValueKind == value.ValueKind
        && wanted.ValueKind switch
        {
            JsonValueKind.Number => wanted.GetDecimal() == value.GetDecimal(),
            JsonValueKind.String => wanted.GetString() == value.GetString(),
            _ => true,
        };

    private static bool IsInRange(JsonElement terms, decimal number) => terms.EnumerateArray().Chunk(2).All(term =>
    {
        var bound = decimal.Parse(term[1].GetRawText(), NumberStyles.Float, CultureInfo.InvariantCulture);
        return term[0].GetString() switch
        {
            "=" => number == bound,
            "<" => number < bound,
            "<=" => number <= bound,
            ">" => number > bound,
            _ => number >= bound,
        };
    });

    private sealed record Leaf(string Path, JsonElement Value, Dictionary<string, int> Elements)
    {
        public bool IsWithin(Dictionary<string, int> elements) =>
            Elements.All(pair => !elements.TryGetValue(pair.Key, out var index) || index == pair.Value);

        public Dictionary<string, int> Join(Dictionary<string, int> elements)
        {
            var joined = new Dictionary<string, int>(elements);
            foreach (var (array, index) in Elements)
            {
                joined[array] = index;
            }

            return joined;
        }
    }
}
