using Serverlesspresso.States.Values;

namespace Serverlesspresso.States.Branches;

/// <summary>What a Map runs over: the items of an array, or the members of an object as pairs of Key and Value.</summary>
internal sealed class MapItems
{
    private readonly JsonArray? _array;
    private readonly JsonObject _members = JsonObject.Empty;

    public MapItems(JsonArray array) => _array = array;

    public MapItems(JsonObject members) => _members = members;

    public static MapItems None { get; } = new(JsonArray.Empty);

    public int Count => _array?.Count ?? _members.Count;

    /// <summary>The item as an iteration gets it.</summary>
    public JsonValue this[int index] => _array is null
        ? new JsonObject(["Key", "Value"], [new JsonString(_members.Names[index]), _members.Values[index]])
        : _array[index];

    /// <summary>The item as the context object shows it.</summary>
    public JsonObject FactsOf(int index) => _array is null
        ? new JsonObject(
            ["Index", "Key", "Value"],
            [JsonNumber.Of(index), new JsonString(_members.Names[index]), _members.Values[index]])
        : new JsonObject(["Index", "Value"], [JsonNumber.Of(index), _array[index]]);
}
