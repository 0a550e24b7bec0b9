using System.Text.Json;
using System.Text.RegularExpressions;
using Serverlesspresso.Aws.Json;
using Serverlesspresso.Aws.Validation;
using Serverlesspresso.Engine.Buses;

namespace Serverlesspresso.Aws.EventBridge;

/// <summary>Reads and writes a target's parameters of calls as they are on the wire.</summary>
/// <remarks>Source: EventBridge API reference, HttpParameters.</remarks>
internal static partial class HttpParameterShapes
{
    private const int LengthMax = 512;

    /// <summary>Reads the member <c>HttpParameters</c> of a target; null if it has none.</summary>
    /// <param name="target">The target.</param>
    /// <param name="path">The target's path, for messages.</param>
    /// <param name="violations">Takes what is wrong.</param>
    public static HttpParametersDocument? Read(JsonElement target, string path, ConstraintViolations violations)
    {
        if (target.FindObject("HttpParameters") is not { } given)
        {
            return null;
        }

        path = $"{path}.httpParameters";
        var parameters = new HttpParametersDocument(
            given.FindStrings("PathParameterValues"),
            given.FindStringMap("HeaderParameters"),
            given.FindStringMap("QueryStringParameters"));
        foreach (var (value, index) in (parameters.PathParameterValues ?? []).Select((value, index) => (value, index)))
        {
            violations.Pattern($"{path}.pathParameterValues.{index + 1}.member", value, PathValue());
        }

        Check($"{path}.headerParameters", parameters.HeaderParameters, HeaderKey(), HeaderValue(), violations);
        Check($"{path}.queryStringParameters", parameters.QueryStringParameters, QueryKey(), QueryValue(), violations);
        return parameters;
    }

    /// <summary>Writes the member <c>HttpParameters</c> of a target, if it has it.</summary>
    /// <param name="writer">Stands inside the target.</param>
    /// <param name="parameters">The parameters.</param>
    public static void Write(Utf8JsonWriter writer, HttpParametersDocument? parameters)
    {
        if (parameters is null)
        {
            return;
        }

        writer.WriteStartObject("HttpParameters");
        if (parameters.PathParameterValues is { } values)
        {
            writer.WriteStartArray("PathParameterValues");
            foreach (var value in values)
            {
                writer.WriteStringValue(value);
            }

            writer.WriteEndArray();
        }

        WriteMap(writer, "HeaderParameters", parameters.HeaderParameters);
        WriteMap(writer, "QueryStringParameters", parameters.QueryStringParameters);
        writer.WriteEndObject();
    }

    private static void Check(
        string path, IReadOnlyDictionary<string, string>? map, Regex keyPattern, Regex valuePattern, ConstraintViolations violations)
    {
        foreach (var (key, value) in map ?? new Dictionary<string, string>())
        {
            violations
                .Length($"{path}.key", key, minimum: 0, LengthMax)
                .Pattern($"{path}.key", key, keyPattern)
                .Length($"{path}.{key}.member", value, minimum: 0, LengthMax)
                .Pattern($"{path}.{key}.member", value, valuePattern);
        }
    }

    private static void WriteMap(Utf8JsonWriter writer, string name, IReadOnlyDictionary<string, string>? map)
    {
        if (map is null)
        {
            return;
        }

        writer.WriteStartObject(name);
        foreach (var (key, value) in map)
        {
            writer.WriteString(key, value);
        }

        writer.WriteEndObject();
    }

    [GeneratedRegex(@"\A(?:(?!\s*$).+)\z")]
    private static partial Regex PathValue();

    [GeneratedRegex(@"\A(?:[!#$%&'*+-.^_`|~0-9a-zA-Z]+)\z")]
    private static partial Regex HeaderKey();

    // AWS's pattern repeats [\x20-\x7E] inside a repetition, which backtracks without end on what does not match.
    [GeneratedRegex(@"\A(?:[ \t]*[\x20-\x7E]+([ \t]+[\x20-\x7E]+)*[ \t]*)\z", RegexOptions.NonBacktracking)]
    private static partial Regex HeaderValue();

    [GeneratedRegex(@"\A(?:[^\x00-\x1F\x7F]+)\z")]
    private static partial Regex QueryKey();

    [GeneratedRegex(@"\A(?:[^\x00-\x09\x0B\x0C\x0E-\x1F\x7F]+)\z")]
    private static partial Regex QueryValue();
}
