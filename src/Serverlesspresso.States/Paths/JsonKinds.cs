using Serverlesspresso.States.Values;

namespace Serverlesspresso.States.Paths;

/// <summary>Names of Java types, which the texts of AWS mention.</summary>
internal static class JsonKinds
{
    public static string JavaTypeOf(JsonValue value) => value switch
    {
        JsonNull => "null",
        JsonBoolean => "java.lang.Boolean",
        JsonString => "java.lang.String",
        JsonNumber number => number.TryGetLong(out var whole)
            ? whole is >= int.MinValue and <= int.MaxValue ? "java.lang.Integer" : "java.lang.Long"
            : "java.lang.Double",
        JsonArray => "java.util.ArrayList",
        _ => "java.util.LinkedHashMap",
    };
}
