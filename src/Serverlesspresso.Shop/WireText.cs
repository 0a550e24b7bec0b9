using System.Text.Json;

namespace Serverlesspresso.Shop;

/// <summary>Reads texts that hand-written events may give as numbers.</summary>
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
}
