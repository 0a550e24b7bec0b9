using System.Diagnostics.CodeAnalysis;
using Serverlesspresso.States.Values;

namespace Serverlesspresso.States.Paths;

/// <summary>A compiled JSONPath in the dialect of AWS Step Functions, which is Jayway's.</summary>
/// <remarks>Failures carry Jayway's texts, because AWS hands them through.</remarks>
internal sealed class JsonPath
{
    private readonly PathStep[] _steps;
    private readonly PathFunction? _function;

    private JsonPath(PathStep[] steps, PathFunction? function)
    {
        _steps = steps;
        _function = function;
        IsDefinite = Array.TrueForAll(steps, step => step.IsDefinite);
    }

    /// <summary>Whether it can select one value at most; otherwise it always selects an array.</summary>
    public bool IsDefinite { get; }

    /// <summary>Whether it is the root alone.</summary>
    public bool IsRoot => _steps.Length == 0 && _function is null;

    /// <summary>Whether it could name a place to write to.</summary>
    public bool IsReference => _function is null && Array.TrueForAll(_steps, step => step is NameStep or IndexStep);

    public ReadOnlySpan<PathStep> Steps => _steps;

    /// <summary>Compiles the part that follows the root: nothing, or what begins with <c>.</c> or <c>[</c>.</summary>
    public static bool TryCompile(ReadOnlySpan<char> afterRoot, [NotNullWhen(true)] out JsonPath? path)
    {
        var parser = new PathParser(afterRoot);
        path = parser.TryParse(out var steps, out var function) ? new JsonPath(steps, function) : null;
        return path is not null;
    }

    /// <summary>Reads from a value.</summary>
    /// <param name="root">The value that <c>$</c> stands for.</param>
    /// <param name="value">What was selected.</param>
    /// <param name="problem">Why nothing could be, in Jayway's words.</param>
    public bool TryRead(
        JsonValue root,
        [NotNullWhen(true)] out JsonValue? value,
        [NotNullWhen(false)] out string? problem)
    {
        if (IsDefinite)
        {
            value = ReadDefinite(root, out problem);
        }
        else
        {
            problem = null;
            value = JsonArray.Of([.. Select(root)]);
        }

        if (value is not null && _function is not null)
        {
            value = _function.Apply(value, out problem);
        }

        return value is not null;
    }

    /// <summary>Every value selected; none if the path leads nowhere.</summary>
    public List<JsonValue> Select(JsonValue root)
    {
        var current = new List<JsonValue> { root };
        foreach (var step in _steps)
        {
            var next = new List<JsonValue>();
            foreach (var value in current)
            {
                step.Select(value, root, next);
            }

            current = next;
        }

        return current;
    }

    private JsonValue? ReadDefinite(JsonValue root, out string? problem)
    {
        var current = root;
        for (var i = 0; i < _steps.Length; i++)
        {
            if (_steps[i].SelectOne(current) is not { } next)
            {
                problem = Explain(current, i);
                return null;
            }

            current = next;
        }

        problem = null;
        return current;
    }

    private string Explain(JsonValue current, int at)
    {
        var before = Describe(at);
        if (_steps[at] is NameStep)
        {
            if (current is not JsonObject)
            {
                return $"Expected to find an object with property {_steps[at].Fragment} in path {before} but found "
                    + $"'{JsonKinds.JavaTypeOf(current)}'. This is not a json object according to the JsonProvider: "
                    + "'com.jayway.jsonpath.spi.json.JacksonJsonProvider'.";
            }

            return at == _steps.Length - 1
                ? $"No results for path: {before}{_steps[at].Fragment}"
                : $"Missing property in path {before}{_steps[at].Fragment}";
        }

        return current switch
        {
            JsonArray => $"No results for path: {Describe(_steps.Length)}",
            JsonNull => $"The path {before} is null",
            _ => $"Filter: {_steps[at].Fragment} can only be applied to arrays. Current context is: "
                + JavaText.Of(current),
        };
    }

    private string Describe(int steps) => "$" + string.Concat(_steps.Take(steps).Select(step => step.Fragment));
}
