using System.Text.Json;
using System.Text.Json.Nodes;
using Serverlesspresso.Items.Values;

namespace Serverlesspresso.Web.Console.Tables;

/// <summary>
/// Items in JSON without types. Types are read from the JSON itself; where it cannot say them (sets, binary values), a value
/// keeps the type that it had.
/// </summary>
internal static class PlainJson
{
    /// <summary>Writes an item.</summary>
    public static JsonObject Write(Item item) => WriteMembers(item.Attributes);

    /// <summary>Writes a value.</summary>
    public static JsonNode Write(AttributeValue value) => value switch
    {
        StringValue text => JsonValue.Create(text.Text),
        NumberValue number => ItemJson.Parse(number.Number.ToString())!, // It is a number.
        BooleanValue truth => JsonValue.Create(truth.IsTrue),
        BinaryValue binary => JsonValue.Create(Convert.ToBase64String(binary.Bytes.Span)),
        MapValue map => WriteMembers(map.Members),
        ListValue list => new JsonArray([.. list.Elements.Select(WriteElement)]),
        SetValue set => new JsonArray([.. set.Members.Select(WriteElement)]),
        _ => throw new System.Diagnostics.UnreachableException("A null is written by what holds it."),
    };

    /// <summary>Reads an item.</summary>
    /// <param name="json">A JSON object.</param>
    /// <param name="before">The item as it was, which tells types that JSON cannot say.</param>
    /// <returns>The item in DynamoDB's JSON.</returns>
    public static JsonObject Read(JsonElement json, Item before) => ReadMembers(json, before.Attributes);

    private static JsonNode? WriteElement(AttributeValue value) => value is NullValue ? null : Write(value);

    private static JsonObject WriteMembers(IReadOnlyDictionary<string, AttributeValue> members) => new(
        members.Select(member => KeyValuePair.Create(member.Key, WriteElement(member.Value))));

    private static JsonObject ReadMembers(JsonElement json, IReadOnlyDictionary<string, AttributeValue>? before)
    {
        var members = new JsonObject();
        foreach (var member in json.EnumerateObject())
        {
            members[member.Name] = ReadValue(member.Value, before?.GetValueOrDefault(member.Name));
        }

        return members;
    }

    private static JsonObject ReadValue(JsonElement json, AttributeValue? before) => json.ValueKind switch
    {
        JsonValueKind.String when before is BinaryValue => new() { ["B"] = json.GetString() },
        JsonValueKind.String => new() { ["S"] = json.GetString() },
        JsonValueKind.Number => new() { ["N"] = json.GetRawText() },
        JsonValueKind.True => new() { ["BOOL"] = true },
        JsonValueKind.False => new() { ["BOOL"] = false },
        JsonValueKind.Object => new() { ["M"] = ReadMembers(json, (before as MapValue)?.Members) },
        JsonValueKind.Array when before is SetValue set => ReadSet(json, set),
        JsonValueKind.Array => ReadList(json, before as ListValue),
        JsonValueKind.Null or JsonValueKind.Undefined => new() { ["NULL"] = true },
    };

    private static JsonObject ReadList(JsonElement json, ListValue? before) => new()
    {
        ["L"] = new JsonArray(
        [
            .. json.EnumerateArray().Select((element, index) => ReadValue(element, before?.Elements.ElementAtOrDefault(index))),
        ]),
    };

    private static JsonObject ReadSet(JsonElement json, SetValue before)
    {
        var kind = before.Type == AttributeType.NS ? JsonValueKind.Number : JsonValueKind.String;
        return json.GetArrayLength() > 0 && json.EnumerateArray().All(member => member.ValueKind == kind)
            ? new()
            {
                [before.Type.ToString()] = new JsonArray(
                [
                    .. json.EnumerateArray().Select(member => JsonValue.Create(
                        kind == JsonValueKind.Number ? member.GetRawText() : member.GetString())),
                ]),
            }
            : ReadList(json, before: null);
    }
}
