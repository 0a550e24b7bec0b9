using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Serverlesspresso.Shop.Orders;

/// <summary>
/// Reads the attribute <c>drinkOrder</c>: the JSON text of what a customer submitted. Operators may write any text into
/// the table, so it need not be JSON.
/// </summary>
internal static class DrinkText
{
    private static readonly JsonWriterOptions WriterOptions =
        new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The drink's name, or null if the text names none.</summary>
    public static string? FindName(string? text)
    {
        using var body = TryParse(text);
        return body is null ? null : WireText.Find(body.RootElement, "drink");
    }

    /// <summary>The modifiers; none if the text names none.</summary>
    public static IReadOnlyList<string> ListModifiers(string? text)
    {
        using var body = TryParse(text);
        return body is not null
            && body.RootElement.ValueKind == JsonValueKind.Object
            && body.RootElement.TryGetProperty("modifiers", out var modifiers)
            && modifiers.ValueKind == JsonValueKind.Array
            ? [.. modifiers.EnumerateArray().Where(IsText).Select(modifier => modifier.GetString() ?? string.Empty)]
            : [];
    }

    /// <summary>Whether the text says the same as a body; the order of its members does not matter.</summary>
    public static bool Says(string? text, JsonElement body)
    {
        using var parsed = TryParse(text);
        return parsed is not null && JsonElement.DeepEquals(parsed.RootElement, body);
    }

    /// <summary>The text without the customer's id.</summary>
    public static string WithoutCustomer(string text)
    {
        using var body = TryParse(text);
        if (body is null || body.RootElement.ValueKind != JsonValueKind.Object)
        {
            return text;
        }

        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, WriterOptions))
        {
            writer.WriteStartObject();
            foreach (var member in body.RootElement.EnumerateObject().Where(member => member.Name != "userId"))
            {
                member.WriteTo(writer);
            }

            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private static bool IsText(JsonElement element) => element.ValueKind == JsonValueKind.String;

    private static JsonDocument? TryParse(string? text)
    {
        if (text is null)
        {
            return null;
        }

        try
        {
            return JsonDocument.Parse(text);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
