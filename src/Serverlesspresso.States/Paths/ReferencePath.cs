using Serverlesspresso.States.Values;

namespace Serverlesspresso.States.Paths;

/// <summary>A path that names one place, to which ResultPath writes.</summary>
internal sealed class ReferencePath(string text, JsonPath path)
{
    public string Text => text;

    public bool IsRoot => path.IsRoot;

    /// <summary>The root with the value put in its place, or null if there is no such place.</summary>
    /// <remarks>Missing objects on the way are made; missing array items are not.</remarks>
    public JsonValue? Put(JsonValue root, JsonValue value) => Put(root, path.Steps, value);

    private static JsonValue? Put(JsonValue? current, ReadOnlySpan<PathStep> steps, JsonValue value)
    {
        if (steps.IsEmpty)
        {
            return value;
        }

        return steps[0] switch
        {
            NameStep step => PutMember(current, step.Name, steps[1..], value),
            IndexStep step => PutItem(current, step.Index, steps[1..], value),
            _ => null,
        };
    }

    private static JsonObject? PutMember(JsonValue? current, string name, ReadOnlySpan<PathStep> rest, JsonValue value)
    {
        if (current is not (null or JsonObject))
        {
            return null;
        }

        var members = current as JsonObject ?? JsonObject.Empty;
        return Put(members[name], rest, value) is { } changed ? members.With(name, changed) : null;
    }

    private static JsonArray? PutItem(JsonValue? current, int index, ReadOnlySpan<PathStep> rest, JsonValue value)
    {
        if (current is not JsonArray array || index < 0 || index >= array.Count)
        {
            return null;
        }

        if (Put(array[index], rest, value) is not { } changed)
        {
            return null;
        }

        var items = array.Items.ToArray();
        items[index] = changed;
        return JsonArray.Of(items);
    }
}
