using System.Text.Json;

namespace Serverlesspresso.Shop;

/// <summary>Reads members of what people write by hand: texts may be numbers, and anything may be missing.</summary>
internal static class WireText
{
    /// <summary>Reads a text or number as text, or null if there is neither.</summary>
    public static string? Find(JsonElement parent, string name)
    {
        if (parent.ValueKind != JsonValueKind.Object || !parent.TryGetProperty(name, out var value))
        {
            return null;
        }

        return value.ValueKind switch
        {
            JsonValueKind.String => value.GetString(),
            JsonValueKind.Number => value.GetRawText(),
            _ => null,
        };
    }

    /// <summary>Reads an object, or null if there is none.</summary>
    public static JsonElement? FindObject(JsonElement parent, string name) =>
        parent.ValueKind == JsonValueKind.Object
        && parent.TryGetProperty(name, out var value)
        && value.ValueKind == JsonValueKind.Object
            ? value
            : null;
}
