using Serverlesspresso.States.Tasks;
using Serverlesspresso.States.Values;

namespace Serverlesspresso.States.Testing;

/// <summary>The answer of one operation of a service.</summary>
/// <param name="shapes">The shapes of the service.</param>
/// <param name="name">The answer's shape.</param>
internal sealed class ServiceAnswer(JsonObject shapes, string name)
{
    /// <summary>Finds the first thing in a result that the operation would not answer, in AWS's words.</summary>
    /// <param name="result">The result.</param>
    /// <param name="isComplete">Whether required fields must be there.</param>
    /// <param name="resource">What the task calls.</param>
    public string? FindProblem(JsonValue result, bool isComplete, TaskResource resource) => result is JsonObject members
        ? CheckFields(shapes[name], members, isComplete, isPayloadFree: resource.Type == "lambda")
        : "Mock result must be a valid JSON object";

    private string? Check(JsonValue? shape, string field, JsonValue value, bool isComplete)
    {
        switch (shape)
        {
            case JsonString { Text: var kind } when kind.StartsWith('#'):
                return Check(shapes[kind[1..]], field, value, isComplete);
            case JsonString { Text: "number" } when value is not JsonNumber:
                return $"Field '{field}' must be a number";
            case JsonString { Text: "text" } when value is not JsonString:
                return $"Field '{field}' must be a string";
            case JsonString { Text: "truth" } when value is not JsonBoolean:
                return $"Field '{field}' must be a boolean";
            case JsonObject members:
                return CheckPart(members, field, value, isComplete);
            default:
                return null;
        }
    }

    private string? CheckPart(JsonObject shape, string field, JsonValue value, bool isComplete)
    {
        if (shape["fields"] is not null)
        {
            return value is JsonObject members
                ? CheckFields(shape, members, isComplete, isPayloadFree: false)
                : $"Field '{field}' must be an object";
        }

        if (shape["items"] is { } item)
        {
            return value is JsonArray items
                ? First(items.Items, element => Check(item, field, element, isComplete))
                : $"Field '{field}' must be an array";
        }

        if (shape["members"] is { } member)
        {
            return value is JsonObject map
                ? First(map.Values, element => Check(member, field, element, isComplete))
                : $"Field '{field}' must be an object";
        }

        return shape["values"] is JsonArray values ? CheckValue(values, field, value) : CheckRange(shape, field, value);
    }

    /// <summary>A field that the operation does not know is none of its business: services grow.</summary>
    private string? CheckFields(JsonValue? shape, JsonObject members, bool isComplete, bool isPayloadFree)
    {
        if (shape is not JsonObject structure || structure["fields"] is not JsonObject fields)
        {
            return null;
        }

        if (isComplete && structure["required"] is JsonArray required)
        {
            foreach (var item in required.Items)
            {
                if (item is JsonString { Text: var wanted } && members[wanted] is null)
                {
                    return $"Required field '{wanted}' is missing";
                }
            }
        }

        for (var i = 0; i < members.Count; i++)
        {
            // What a function returns is JSON to a task state, but bytes to the service.
            var field = members.Names[i];
            var isFree = isPayloadFree && field == "Payload";
            if (!isFree && Check(fields[field], field, members.Values[i], isComplete) is { } problem)
            {
                return problem;
            }
        }

        return null;
    }

    private static string? CheckValue(JsonArray values, string field, JsonValue value)
    {
        if (value is not JsonString text)
        {
            return $"Field '{field}' must be a string";
        }

        return Array.Exists(values.Items.ToArray(), known => known.IsSameAs(text))
            ? null
            : $"Field '{field}' is not an expected value";
    }

    private static string? CheckRange(JsonObject shape, string field, JsonValue value)
    {
        if (value is not JsonNumber number)
        {
            return $"Field '{field}' must be a number";
        }

        if (shape["min"] is JsonNumber min && number.CompareTo(min) < 0)
        {
            return $"Field '{field}' is less than the minimum value";
        }

        return shape["max"] is JsonNumber max && number.CompareTo(max) > 0
            ? $"Field '{field}' is greater than the maximum value"
            : null;
    }

    private static string? First(ReadOnlySpan<JsonValue> values, Func<JsonValue, string?> find)
    {
        foreach (var value in values)
        {
            if (find(value) is { } problem)
            {
                return problem;
            }
        }

        return null;
    }
}
