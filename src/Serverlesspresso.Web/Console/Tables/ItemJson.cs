using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Serverlesspresso.Items.Values;

namespace Serverlesspresso.Web.Console.Tables;

/// <summary>Items and values in DynamoDB's JSON.</summary>
internal static class ItemJson
{
    // An item is at most 32 levels deep, and each takes two of JSON.
    private const int DepthMax = 256;

    /// <summary>On one line.</summary>
    public static JsonSerializerOptions Compact { get; } = MakeOptions(isIndented: false);

    /// <summary>A member to a line.</summary>
    public static JsonSerializerOptions Indented { get; } = MakeOptions(isIndented: true);

    /// <summary>Writes an item.</summary>
    public static JsonObject Of(Item item) => Write(item.WriteTo);

    /// <summary>Writes a value.</summary>
    public static JsonObject Of(AttributeValue value) => Write(value.WriteTo);

    // Of a name that is there twice, one would be lost without a word.
    private static readonly JsonDocumentOptions Reading = new() { MaxDepth = DepthMax, AllowDuplicateProperties = false };

    /// <summary>Reads any JSON.</summary>
    /// <exception cref="JsonException">It is not JSON, has a name twice, or half of a character.</exception>
    public static JsonNode? Parse(string text)
    {
        var node = JsonNode.Parse(text, nodeOptions: null, Reading);
        try
        {
            // Escaped, half of a surrogate pair can be read; only who writes it finds out.
            node?.ToJsonString(Compact);
            return node;
        }
        catch (InvalidOperationException exception)
        {
            throw new JsonException("It has half of a surrogate pair.", exception);
        }
    }

    /// <summary>Makes an element of a node.</summary>
    public static JsonElement ToElement(JsonNode node) => JsonSerializer.SerializeToElement(node, Compact);

    private static JsonSerializerOptions MakeOptions(bool isIndented) => new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        MaxDepth = DepthMax,
        WriteIndented = isIndented,
    };

    private static JsonObject Write(Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            write(writer);
        }

        return JsonNode.Parse(buffer.WrittenSpan, nodeOptions: null, Reading)!.AsObject(); // Both are objects.
    }
}
