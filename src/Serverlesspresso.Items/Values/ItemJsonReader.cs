using System.Runtime.InteropServices;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Serverlesspresso.Items.Values;

/// <summary>Reads DynamoDB's JSON.</summary>
internal static class ItemJsonReader
{
    public static readonly JsonWriterOptions WriterOptions = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        SkipValidation = true,
    };

    /// <summary>A level of an item takes up to two of JSON; what is deeper than an item may be is found by our own count.</summary>
    private static readonly JsonReaderOptions ReaderOptions = new() { MaxDepth = 1024 };

    private static readonly AttributeType[] Types = Enum.GetValues<AttributeType>();

    public static AttributeValue ReadValue(JsonElement json)
    {
        var reader = new Utf8JsonReader(JsonMarshal.GetRawUtf8Value(json), ReaderOptions);
        reader.Read();
        return ReadValue(ref reader, depth: 0);
    }

    public static Dictionary<string, AttributeValue> ReadAttributes(JsonElement json) =>
        ReadAttributes(JsonMarshal.GetRawUtf8Value(json));

    public static Dictionary<string, AttributeValue> ReadAttributes(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json, ReaderOptions);
        reader.Read();
        return ReadMembers(ref reader, depth: 0);
    }

    private static Dictionary<string, AttributeValue> ReadMembers(ref Utf8JsonReader reader, int depth)
    {
        JsonShape.ExpectStart(ref reader, JsonTokenType.StartObject);
        NestingDepth.Check(depth);
        var members = new Dictionary<string, AttributeValue>(StringComparer.Ordinal);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.GetString()!; // a property has a name
            reader.Read();
            members[name] = ReadValue(ref reader, depth + 1);
        }

        return members;
    }

    private static List<AttributeValue> ReadElements(ref Utf8JsonReader reader, int depth)
    {
        JsonShape.ExpectStart(ref reader, JsonTokenType.StartArray);
        NestingDepth.Check(depth);
        var elements = new List<AttributeValue>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            elements.Add(ReadValue(ref reader, depth + 1));
        }

        return elements;
    }

    private static AttributeValue ReadValue(ref Utf8JsonReader reader, int depth)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            throw ItemRefusedException.Serialization("Unexpected value type in payload");
        }

        AttributeValue? value = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var known = TryReadTypeName(ref reader, out var type);
            reader.Read();
            if (!known || reader.TokenType == JsonTokenType.Null)
            {
                reader.Skip();
                continue;
            }

            var read = ReadTyped(ref reader, type, depth);
            value = value is null ? read : throw ItemRefusedException.Validation(
                "Supplied AttributeValue has more than one datatypes set, must contain exactly one of the supported datatypes");
        }

        return value ?? throw ItemRefusedException.Validation(
            "Supplied AttributeValue is empty, must contain exactly one of the supported datatypes");
    }

    private static bool TryReadTypeName(ref Utf8JsonReader reader, out AttributeType type)
    {
        foreach (var candidate in Types)
        {
            if (reader.ValueTextEquals(NameOf(candidate)))
            {
                type = candidate;
                return true;
            }
        }

        type = default;
        return false;
    }

    private static ReadOnlySpan<byte> NameOf(AttributeType type) => type switch
    {
        AttributeType.S => "S"u8,
        AttributeType.N => "N"u8,
        AttributeType.B => "B"u8,
        AttributeType.BOOL => "BOOL"u8,
        AttributeType.NULL => "NULL"u8,
        AttributeType.M => "M"u8,
        AttributeType.L => "L"u8,
        AttributeType.SS => "SS"u8,
        AttributeType.NS => "NS"u8,
        AttributeType.BS => "BS"u8,
    };

    private static AttributeValue ReadTyped(ref Utf8JsonReader reader, AttributeType type, int depth) => type switch
    {
        AttributeType.S => new StringValue(JsonShape.ReadString(ref reader)),
        AttributeType.N => new NumberValue(ItemNumber.Parse(JsonShape.ReadString(ref reader))),
        AttributeType.B => new BinaryValue(JsonShape.ReadBlob(ref reader)),
        AttributeType.BOOL => JsonShape.ReadBoolean(ref reader) ? BooleanValue.True : BooleanValue.False,
        AttributeType.NULL => JsonShape.ReadBoolean(ref reader) ? NullValue.Instance : throw ItemRefusedException
            .InvalidParameter("Null attribute value types must have the value of true"),
        AttributeType.M => new MapValue(ReadMembers(ref reader, depth)),
        AttributeType.L => new ListValue(ReadElements(ref reader, depth)),
        AttributeType.SS or AttributeType.NS or AttributeType.BS => ReadSet(ref reader, type),
    };

    private static SetValue ReadSet(ref Utf8JsonReader reader, AttributeType type)
    {
        JsonShape.ExpectStart(ref reader, JsonTokenType.StartArray);
        var members = new List<AttributeValue>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            members.Add(type switch
            {
                AttributeType.NS => new NumberValue(ItemNumber.Parse(JsonShape.ReadString(ref reader))),
                AttributeType.BS => new BinaryValue(JsonShape.ReadBlob(ref reader)),
                _ => new StringValue(JsonShape.ReadString(ref reader)),
            });
        }

        return SetValue.Create(type, members);
    }
}
