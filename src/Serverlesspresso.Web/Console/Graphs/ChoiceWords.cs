using System.Text.Json;

namespace Serverlesspresso.Web.Console.Graphs;

/// <summary>Puts the rule of a Choice into words, for example <c>$.drink = "Latte" and $.size &gt; 2</c>.</summary>
internal static class ChoiceWords
{
    private static readonly (string End, string Sign)[] Signs =
    [
        ("GreaterThanEquals", "≥"),
        ("LessThanEquals", "≤"),
        ("GreaterThan", ">"),
        ("LessThan", "<"),
        ("Equals", "="),
        ("Matches", "matches"),
    ];

    /// <summary>Describes a rule.</summary>
    /// <param name="rule">The rule: a choice, or one within a choice.</param>
    public static string Describe(JsonElement rule)
    {
        if (Find(rule, "Condition") is { ValueKind: JsonValueKind.String } condition)
        {
            return condition.GetString()!.Replace("{%", "", StringComparison.Ordinal) // It is a text.
                .Replace("%}", "", StringComparison.Ordinal).Trim();
        }

        if (Find(rule, "And") is { ValueKind: JsonValueKind.Array } all)
        {
            return Join(all, " and ");
        }

        if (Find(rule, "Or") is { ValueKind: JsonValueKind.Array } any)
        {
            return Join(any, " or ");
        }

        return Find(rule, "Not") is { ValueKind: JsonValueKind.Object } inner
            ? $"not {Within(inner)}"
            : DescribeComparison(rule);
    }

    private static string DescribeComparison(JsonElement rule)
    {
        var variable = Find(rule, "Variable") is { ValueKind: JsonValueKind.String } path ? path.GetString() : "?";
        foreach (var member in rule.EnumerateObject())
        {
            if (member.Name.StartsWith("Is", StringComparison.Ordinal))
            {
                return DescribeKind(variable, member);
            }

            var name = member.Name.EndsWith("Path", StringComparison.Ordinal) ? member.Name[..^4] : member.Name;
            var sign = Array.Find(Signs, sign => name.EndsWith(sign.End, StringComparison.Ordinal)).Sign;
            if (sign is not null)
            {
                // A path, unlike a text, stands without quotes.
                var isPath = name.Length < member.Name.Length;
                return $"{variable} {sign} {(isPath ? member.Value.ToString() : member.Value.GetRawText())}";
            }
        }

        return $"{variable}";
    }

    private static string DescribeKind(string? variable, JsonProperty member)
    {
        var kind = member.Name["Is".Length..].ToLowerInvariant();
        var words = kind == "present" ? "there" : kind;
        return $"{variable} is {(member.Value.ValueKind == JsonValueKind.False ? "not " : string.Empty)}{words}";
    }

    private static string Join(JsonElement rules, string word) =>
        string.Join(word, rules.EnumerateArray().Where(rule => rule.ValueKind == JsonValueKind.Object).Select(Within));

    private static string Within(JsonElement rule) =>
        Find(rule, "And") is null && Find(rule, "Or") is null ? Describe(rule) : $"({Describe(rule)})";

    private static JsonElement? Find(JsonElement owner, string name) =>
        owner.TryGetProperty(name, out var member) ? member : null;
}
