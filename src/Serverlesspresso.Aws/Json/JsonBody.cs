using System.Text.Json;
using System.Text.Unicode;

namespace Serverlesspresso.Aws.Json;

/// <summary>Reads a request's body as a JSON object whose every text can be read.</summary>
internal static class JsonBody
{
    /// <summary>How deep a body may nest: an item of 32 levels takes two braces a level, and an expression's values four more.</summary>
    private const int DepthMax = 128;

    private static readonly JsonDocumentOptions Options = new() { MaxDepth = DepthMax };

    /// <summary>Parses a body.</summary>
    /// <param name="body">The body in UTF-8.</param>
    /// <exception cref="SerializationException">It is not a JSON object.</exception>
    public static JsonDocument Parse(ReadOnlyMemory<byte> body)
    {
        if (!Utf8.IsValid(body.Span))
        {
            throw new SerializationException("");
        }

        JsonDocument document;
        try
        {
            document = JsonDocument.Parse(body, Options);
        }
        catch (JsonException)
        {
            throw new SerializationException("");
        }

        if (document.RootElement.ValueKind != JsonValueKind.Object || HasBrokenText(document, body.Span))
        {
            document.Dispose();
            throw new SerializationException("");
        }

        return document;
    }

    /// <summary>A surrogate written alone as an escape parses, and fails only when somebody reads the text.</summary>
    private static bool HasBrokenText(JsonDocument document, ReadOnlySpan<byte> body)
    {
        if (body.IndexOf("\\ud"u8) < 0 && body.IndexOf("\\uD"u8) < 0)
        {
            return false;
        }

        try
        {
            ReadTexts(document.RootElement);
            return false;
        }
        catch (InvalidOperationException)
        {
            return true;
        }
    }

    private static void ReadTexts(JsonElement element)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.String:
                _ = element.GetString();
                break;
            case JsonValueKind.Array:
                foreach (var child in element.EnumerateArray())
                {
                    ReadTexts(child);
                }

                break;
            case JsonValueKind.Object:
                foreach (var property in element.EnumerateObject())
                {
                    _ = property.Name;
                    ReadTexts(property.Value);
                }

                break;
            default:
                break;
        }
    }
}
