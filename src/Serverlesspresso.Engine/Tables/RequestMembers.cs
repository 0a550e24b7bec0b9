using System.Text.Json;

namespace Serverlesspresso.Engine.Tables;

/// <summary>Reads the members of requests. A member that is null counts as absent, as on AWS.</summary>
internal static class RequestMembers
{
    public static JsonElement? FindMember(this JsonElement structure, string name) =>
        structure.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;

    public static string? FindText(this JsonElement structure, string name) => structure.FindMember(name) switch
    {
        null => null,
        { ValueKind: JsonValueKind.String } value => value.GetString(),
        { } value => throw WrongKind(value, "String"),
    };

    public static bool FindFlag(this JsonElement structure, string name) => structure.FindMember(name) switch
    {
        null => false,
        { ValueKind: JsonValueKind.True } => true,
        { ValueKind: JsonValueKind.False } => false,
        { } value => throw WrongKind(value, "Boolean"),
    };

    public static long? FindNumber(this JsonElement structure, string name) => structure.FindMember(name) switch
    {
        null => null,
        { ValueKind: JsonValueKind.Number } value => value.TryGetInt64(out var number) ? number : (long)value.GetDouble(),
        { } value => throw WrongKind(value, "Integer"),
    };

    public static JsonElement? FindStructure(this JsonElement structure, string name) =>
        structure.FindMember(name) switch
        {
            null => null,
            { ValueKind: JsonValueKind.Object } value => value,
            { ValueKind: JsonValueKind.Array } => throw new TableSerializationException(
                "Start of list found where not expected"),
            _ => throw new TableSerializationException("Unexpected field type"),
        };

    /// <summary>Reads a list of structures; null if it is absent.</summary>
    public static IReadOnlyList<JsonElement>? FindStructures(this JsonElement structure, string name)
    {
        if (structure.FindMember(name) is not { } list)
        {
            return null;
        }

        ExpectList(list);
        return [.. list.EnumerateArray().Select(AsStructure)];
    }

    /// <summary>Reads a list of texts; null if it is absent.</summary>
    public static IReadOnlyList<string>? FindTexts(this JsonElement structure, string name)
    {
        if (structure.FindMember(name) is not { } list)
        {
            return null;
        }

        ExpectList(list);
        return [.. list.EnumerateArray().Select(AsText)];
    }

    public static JsonElement AsStructure(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => value,
        JsonValueKind.Array => throw new TableSerializationException("Start of list found where not expected"),
        _ => throw new TableSerializationException("Unexpected value type in payload"),
    };

    public static string AsText(JsonElement value) =>
        value.ValueKind == JsonValueKind.String ? value.GetString()! : throw WrongKind(value, "String"); // it is a text

    private static void ExpectList(JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.Array)
        {
            throw new TableSerializationException(value.ValueKind == JsonValueKind.Object
                ? "Start of structure or map found where not expected"
                : "Unexpected field type");
        }
    }

    private static TableSerializationException WrongKind(JsonElement value, string type) => new(value.ValueKind switch
    {
        JsonValueKind.Object => "Start of structure or map found where not expected",
        JsonValueKind.Array => $"Unrecognized collection type class java.lang.{type}",
        JsonValueKind.String => $"STRING_VALUE cannot be converted to {type}",
        JsonValueKind.Number => $"NUMBER_VALUE cannot be converted to {type}",
        JsonValueKind.True => $"TRUE_VALUE cannot be converted to {type}",
        JsonValueKind.False => $"FALSE_VALUE cannot be converted to {type}",
        JsonValueKind.Null or JsonValueKind.Undefined => "Unexpected field type",
    });
}
