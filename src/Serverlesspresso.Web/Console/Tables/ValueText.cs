using System.Text.Json;
using System.Text.Json.Nodes;
using Serverlesspresso.Items.Values;

namespace Serverlesspresso.Web.Console.Tables;

/// <summary>Attribute values as texts: to read, and to edit.</summary>
internal static class ValueText
{
    /// <summary>Writes a value for reading: nested ones and sets as plain JSON on one line.</summary>
    public static string Show(AttributeValue value) => value switch
    {
        StringValue text => text.Text,
        NumberValue number => number.Number.ToString(),
        BooleanValue truth => truth.IsTrue ? "true" : "false",
        NullValue => "null",
        BinaryValue binary => Convert.ToBase64String(binary.Bytes.Span),
        _ => PlainJson.Write(value).ToJsonString(ItemJson.Compact),
    };

    /// <summary>Writes a value for a field, so that <see cref="Read"/> gives the same value again.</summary>
    public static string Edit(AttributeValue value) => value switch
    {
        NullValue => string.Empty,
        MapValue or ListValue => ItemJson.Of(value)[value.Type.ToString()]!.ToJsonString(ItemJson.Indented), // Its one member.
        _ => Show(value),
    };

    /// <summary>Reads what a field holds.</summary>
    /// <param name="type">The value's type.</param>
    /// <param name="text">Its text.</param>
    /// <returns>The value in DynamoDB's JSON, which may still be none that DynamoDB takes.</returns>
    /// <exception cref="JsonException">It should be JSON, and is not.</exception>
    public static JsonObject Read(AttributeType type, string text) => new()
    {
        [type.ToString()] = type switch
        {
            AttributeType.S => text,
            AttributeType.N or AttributeType.B => text.Trim(),
            AttributeType.BOOL => bool.TryParse(text, out var truth) ? truth : text,
            AttributeType.NULL => true,
            AttributeType.NS => ReadNumbers(text),
            AttributeType.M or AttributeType.L or AttributeType.SS or AttributeType.BS => ItemJson.Parse(text),
        },
    };

    // In a set people write numbers as numbers; DynamoDB's JSON has them as texts.
    private static JsonNode? ReadNumbers(string text)
    {
        var node = ItemJson.Parse(text);
        if (node is JsonArray numbers)
        {
            for (var index = 0; index < numbers.Count; index++)
            {
                if (numbers[index]?.GetValueKind() == JsonValueKind.Number)
                {
                    numbers[index] = numbers[index]!.ToJsonString(); // It is a number.
                }
            }
        }

        return node;
    }
}
