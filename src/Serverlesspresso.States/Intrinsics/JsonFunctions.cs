using Serverlesspresso.States.Expressions;
using Serverlesspresso.States.Values;

namespace Serverlesspresso.States.Intrinsics;

internal static class JsonFunctions
{
    /// <summary>Shallow only: AWS refuses the deep mode too.</summary>
    public static Evaluation Merge(JsonValue[] values)
    {
        if (values[0] is not JsonObject left || values[1] is not JsonObject right)
        {
            return IntrinsicFunction.Refuse("The first two arguments must be objects");
        }

        if (values[2] is not JsonBoolean { IsTrue: false })
        {
            return IntrinsicFunction.Refuse("The third argument must be false: deep merging is not supported");
        }

        var merged = new JsonObjectBuilder(left.Count + right.Count);
        foreach (var part in (ReadOnlySpan<JsonObject>)[left, right])
        {
            for (var i = 0; i < part.Count; i++)
            {
                merged.Set(part.Names[i], part.Values[i]);
            }
        }

        return merged.Build();
    }

    public static Evaluation Read(JsonValue[] values)
    {
        if (values[0] is not JsonString { Text: var text })
        {
            return IntrinsicFunction.Refuse($"The argument must be a string but was: {values[0].ToText()}");
        }

        if (string.IsNullOrWhiteSpace(text))
        {
            return JsonNull.Instance;
        }

        return JsonText.TryParse(text, out var value, out var problem)
            ? value
            : IntrinsicFunction.Refuse($"The argument is not valid JSON: {problem}");
    }

    public static Evaluation Write(JsonValue[] values) => new JsonString(values[0].ToText());
}
