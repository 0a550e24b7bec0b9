using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Serverlesspresso.Events.Tests.Matching;

/// <summary>Makes events that are likely to match a pattern: for each field a value that one of its conditions wants.</summary>
/// <param name="random">The chance, seeded.</param>
internal sealed class LikelyEvents(Random random)
{
    private static readonly string[] Fillers = ["", "a", "b", "AB", "xyz", "\u00e4", "10.0.0.200"];

    /// <summary>Makes an event.</summary>
    /// <param name="pattern">The pattern.</param>
    public string Make(string pattern)
    {
        using var document = JsonDocument.Parse(pattern);
        var made = new JsonObject();
        Fill(made, document.RootElement);
        return made.ToJsonString();
    }

    private void Fill(JsonObject made, JsonElement pattern)
    {
        foreach (var field in pattern.EnumerateObject())
        {
            if (field.Name == "$or")
            {
                Fill(made, Pick(field.Value));
            }
            else if (field.Value.ValueKind == JsonValueKind.Object)
            {
                made[field.Name] = MakeNested(made[field.Name] as JsonObject, field.Value);
            }
            else if (!IsLeftOut(Pick(field.Value), out var value) && random.Next(20) > 0)
            {
                made[field.Name] = random.Next(4) == 0 ? new JsonArray([Filler(), value, Filler()]) : value;
            }
        }
    }

    private JsonNode MakeNested(JsonObject? known, JsonElement pattern)
    {
        var nested = known?.DeepClone().AsObject() ?? [];
        Fill(nested, pattern);
        if (random.Next(3) > 0)
        {
            return nested;
        }

        // Elements of an array, of which one may match alone or none does, although all fields are there.
        var other = new JsonObject();
        Fill(other, pattern);
        if (nested.Count > 1 && random.Next(3) == 0)
        {
            nested.Remove(nested.First().Key);
        }

        return new JsonArray(nested, other);
    }

    private bool IsLeftOut(JsonElement condition, out JsonNode? value)
    {
        value = condition.ValueKind == JsonValueKind.Object ? MakeValue(condition.EnumerateObject().First()) : JsonNode.Parse(condition.GetRawText());
        return condition.ValueKind == JsonValueKind.Object
            && condition.EnumerateObject().First() is { Name: "exists", Value.ValueKind: JsonValueKind.False };
    }

    private JsonNode? MakeValue(JsonProperty operation) => operation.Name switch
    {
        "prefix" => TextOf(operation.Value) + Text(),
        "suffix" => Text() + TextOf(operation.Value),
        "equals-ignore-case" => TextOf(operation.Value),
        "wildcard" => TextOf(operation.Value).Replace("*", Text(), StringComparison.Ordinal),
        "cidr" => TextOf(operation.Value).Split('/')[0].Replace(".0", random.Next(2) == 0 ? ".0" : ".7", StringComparison.Ordinal),
        "numeric" => JsonNode.Parse(Near(operation.Value.EnumerateArray().Last().GetRawText())),
        _ => Filler(),
    };

    /// <summary>The operand's text; where case does not count, in any case.</summary>
    private string TextOf(JsonElement operand) => operand.ValueKind == JsonValueKind.Object
        ? TextOf(operand.EnumerateObject().First().Value)
        : random.Next(3) == 0 ? operand.GetString()!.ToUpperInvariant() : operand.GetString()!; // A valid pattern has one.

    private string Near(string bound)
    {
        var number = decimal.Parse(bound, NumberStyles.Float, CultureInfo.InvariantCulture);
        return (number + (random.Next(-1, 2) * 0.000001m)).ToString(CultureInfo.InvariantCulture);
    }

    private JsonNode? Filler() => random.Next(5) switch
    {
        0 => null,
        1 => random.Next(3),
        _ => Text(),
    };

    private string Text() => Fillers[random.Next(Fillers.Length)];

    private JsonElement Pick(JsonElement list) => list[random.Next(list.GetArrayLength())];
}
