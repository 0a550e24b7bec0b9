using System.Text.Json;

namespace Serverlesspresso.Aws.Json;

/// <summary>Reads the members of a request. A member that is null counts as absent, as on AWS.</summary>
internal static class JsonMembers
{
    private const string UnexpectedStructure = "Start of structure or map found where not expected";
    private const string UnexpectedField = "Unexpected field type";

    /// <summary>Reads a text, or null if it is absent.</summary>
    public static string? FindString(this JsonElement structure, string name)
    {
        var member = structure.FindMember(name);
        return member is not { } value ? null
            : value.ValueKind == JsonValueKind.String ? value.GetString()
            : throw WrongKind(value, "String");
    }

    /// <summary>Reads a boolean, or null if it is absent.</summary>
    public static bool? FindBoolean(this JsonElement structure, string name) => structure.FindMember(name) switch
    {
        null => null,
        { ValueKind: JsonValueKind.True } => true,
        { ValueKind: JsonValueKind.False } => false,
        { } value => throw WrongKind(value, "Boolean"),
    };

    /// <summary>Reads a whole number, or null if it is absent. A fraction is cut off, as on AWS.</summary>
    public static int? FindInt32(this JsonElement structure, string name)
    {
        var member = structure.FindMember(name);
        if (member is not { } value)
        {
            return null;
        }

        if (value.ValueKind != JsonValueKind.Number)
        {
            throw WrongKind(value, "Integer");
        }

        return value.TryGetInt32(out var number) ? number : (int)Math.Clamp(value.GetDouble(), int.MinValue, int.MaxValue);
    }

    /// <summary>Reads a long whole number, or null if it is absent. A fraction is cut off, as on AWS.</summary>
    public static long? FindInt64(this JsonElement structure, string name) => structure.FindMember(name) switch
    {
        null => null,
        { ValueKind: JsonValueKind.Number } value =>
            value.TryGetInt64(out var number) ? number : Saturate(value.GetDouble()),
        { } other => throw WrongKind(other, "Long"),
    };

    private static long Saturate(double value) => value switch
    {
        >= long.MaxValue => long.MaxValue,
        <= long.MinValue => long.MinValue,
        _ => (long)value,
    };

    /// <summary>Reads a structure or map, or null if it is absent.</summary>
    public static JsonElement? FindObject(this JsonElement structure, string name)
    {
        var member = structure.FindMember(name);
        return member is null or { ValueKind: JsonValueKind.Object }
            ? member
            : throw new SerializationException(UnexpectedField);
    }

    /// <summary>Reads a list, or null if it is absent.</summary>
    public static JsonElement? FindArray(this JsonElement structure, string name)
    {
        var member = structure.FindMember(name);
        return member switch
        {
            null or { ValueKind: JsonValueKind.Array } => member,
            { ValueKind: JsonValueKind.Object } => throw new SerializationException(UnexpectedStructure),
            _ => throw new SerializationException(UnexpectedField),
        };
    }

    /// <summary>Reads a list of texts, or null if it is absent.</summary>
    public static IReadOnlyList<string>? FindStrings(this JsonElement structure, string name)
    {
        var list = structure.FindArray(name);
        return list?.EnumerateArray()
            .Select(static element => element.ValueKind == JsonValueKind.String
                ? element.GetString() ?? ""
                : throw WrongKind(element, "String"))
            .ToArray();
    }

    /// <summary>Reads a map of texts, or null if it is absent. Of members with the same name the last counts.</summary>
    public static Dictionary<string, string>? FindStringMap(this JsonElement structure, string name)
    {
        if (structure.FindObject(name) is not { } map)
        {
            return null;
        }

        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var member in map.EnumerateObject())
        {
            texts[member.Name] = member.Value.ValueKind == JsonValueKind.String
                ? member.Value.GetString() ?? ""
                : throw WrongKind(member.Value, "String");
        }

        return texts;
    }

    /// <summary>Finds a member of any kind; null if it is absent or null.</summary>
    /// <exception cref="SerializationException">There is a value of another kind where a structure must be.</exception>
    public static JsonElement? FindMember(this JsonElement structure, string name)
    {
        if (structure.ValueKind != JsonValueKind.Object)
        {
            throw new SerializationException(UnexpectedField);
        }

        return structure.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;
    }

    /// <summary>The refusal of a member that is not of the kind it must be.</summary>
    /// <param name="value">The member.</param>
    /// <param name="type">The Java type it must be, as AWS names it: String, Integer, Boolean.</param>
    public static SerializationException WrongKind(JsonElement value, string type) => new(value.ValueKind switch
    {
        JsonValueKind.Object => UnexpectedStructure,
        JsonValueKind.Array => $"Unrecognized collection type class java.lang.{type}",
        JsonValueKind.String => $"STRING_VALUE cannot be converted to {type}",
        JsonValueKind.Number => $"NUMBER_VALUE cannot be converted to {type}",
        JsonValueKind.True => $"TRUE_VALUE cannot be converted to {type}",
        JsonValueKind.False => $"FALSE_VALUE cannot be converted to {type}",
        JsonValueKind.Null or JsonValueKind.Undefined => UnexpectedField,
    });
}
