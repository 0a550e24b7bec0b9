using Serverlesspresso.States.Values;

namespace Serverlesspresso.States.Paths;

/// <summary>A function at the end of a path, for example <c>$.items.length()</c>.</summary>
internal sealed class PathFunction
{
    private static readonly Dictionary<string, Func<JsonValue, JsonValue?>> Known = new(StringComparer.Ordinal)
    {
        ["length"] = Length,
        ["size"] = Length,
        ["keys"] = Keys,
        ["first"] = value => value is JsonArray { Count: > 0 } array ? array[0] : null,
        ["last"] = value => value is JsonArray { Count: > 0 } array ? array[^1] : null,
        ["min"] = value => Aggregate(value, numbers => numbers.Min()),
        ["max"] = value => Aggregate(value, numbers => numbers.Max()),
        ["sum"] = value => Aggregate(value, numbers => numbers.Sum()),
        ["avg"] = value => Aggregate(value, numbers => numbers.Average()),
        ["stddev"] = value => Aggregate(value, Deviation),
    };

    private readonly string _name;
    private readonly Func<JsonValue, JsonValue?> _apply;

    private PathFunction(string name, Func<JsonValue, JsonValue?> apply)
    {
        _name = name;
        _apply = apply;
    }

    public static PathFunction? Find(string name) =>
        Known.TryGetValue(name, out var apply) ? new PathFunction(name, apply) : null;

    public JsonValue? Apply(JsonValue value, out string? problem)
    {
        var result = _apply(value);
        problem = result is null
            ? $"Aggregation function attempted to calculate value using empty array: {_name}()"
            : null;
        return result;
    }

    private static JsonNumber? Length(JsonValue value) => value switch
    {
        JsonArray array => JsonNumber.Of(array.Count),
        JsonObject members => JsonNumber.Of(members.Count),
        JsonString text => JsonNumber.Of(text.Text.Length),
        _ => null,
    };

    private static JsonArray? Keys(JsonValue value) =>
        value is JsonObject members ? JsonArray.Of([.. members.Names.ToArray().Select(name => new JsonString(name))]) : null;

    private static JsonNumber? Aggregate(JsonValue value, Func<double[], double> compute)
    {
        if (value is not JsonArray array)
        {
            return null;
        }

        var numbers = array.Items.ToArray().OfType<JsonNumber>().Select(number => number.Double).ToArray();
        var result = numbers.Length == 0 ? double.NaN : compute(numbers);
        return double.IsFinite(result) ? JsonNumber.Of(result) : null;
    }

    private static double Deviation(double[] numbers)
    {
        var mean = numbers.Average();
        return Math.Sqrt(numbers.Sum(number => (number - mean) * (number - mean)) / numbers.Length);
    }
}
