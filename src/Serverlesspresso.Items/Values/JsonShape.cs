using System.Text.Json;

namespace Serverlesspresso.Items.Values;

/// <summary>Reads single JSON values, and refuses those of another shape as AWS's deserializer does.</summary>
internal static class JsonShape
{
    public static void ExpectStart(ref Utf8JsonReader reader, JsonTokenType start)
    {
        if (reader.TokenType == start)
        {
            return;
        }

        throw ItemRefusedException.Serialization(reader.TokenType switch
        {
            JsonTokenType.StartObject => "Start of structure or map found where not expected",
            JsonTokenType.StartArray => "Start of list found where not expected",
            _ => "Unexpected field type",
        });
    }

    public static string ReadString(ref Utf8JsonReader reader) => reader.TokenType == JsonTokenType.String
        ? reader.GetString()! // a string token is never null
        : throw NotConvertible(reader.TokenType, "String");

    public static bool ReadBoolean(ref Utf8JsonReader reader) => reader.TokenType switch
    {
        JsonTokenType.True => true,
        JsonTokenType.False => false,
        _ => throw NotConvertible(reader.TokenType, "Boolean"),
    };

    public static byte[] ReadBlob(ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.String)
        {
            throw NotConvertible(reader.TokenType, "Blob");
        }

        return reader.TryGetBytesFromBase64(out var bytes) ? bytes : throw ItemRefusedException.Serialization(
            $"'{reader.GetString()}' can not be converted to a Blob: invalid Base64 encoding");
    }

    private static ItemRefusedException NotConvertible(JsonTokenType found, string wanted) =>
        ItemRefusedException.Serialization(found switch
        {
            JsonTokenType.Number => $"NUMBER_VALUE cannot be converted to {wanted}",
            JsonTokenType.True => $"TRUE_VALUE cannot be converted to {wanted}",
            JsonTokenType.False => $"FALSE_VALUE cannot be converted to {wanted}",
            JsonTokenType.String => $"STRING_VALUE cannot be converted to {wanted}",
            JsonTokenType.StartArray => "Start of list found where not expected",
            JsonTokenType.StartObject => "Start of structure or map found where not expected",
            _ => $"NULL_VALUE cannot be converted to {wanted}",
        });
}
