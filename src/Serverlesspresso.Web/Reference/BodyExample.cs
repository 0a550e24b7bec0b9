using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.OpenApi;

namespace Serverlesspresso.Web.Reference;

/// <summary>Writes a body to begin with: every member that there is, and nothing in it.</summary>
internal static class BodyExample
{
    // A schema that holds itself would have no end.
    private const int DepthMax = 6;

    private static readonly JsonSerializerOptions Options =
        new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes the body.</summary>
    /// <param name="schema">What belongs there.</param>
    public static string Write(IOpenApiSchema schema) => Make(schema, depth: 0)?.ToJsonString(Options) ?? "{}";

    private static JsonNode? Make(IOpenApiSchema schema, int depth) => (schema.Type ?? JsonSchemaType.Object) switch
    {
        _ when depth > DepthMax => null,
        var type when type.HasFlag(JsonSchemaType.Array) => new JsonArray(
            schema.Items is { } item && item.Type?.HasFlag(JsonSchemaType.Object) == true ? Make(item, depth + 1) : null)
            .WithoutNulls(),
        var type when type.HasFlag(JsonSchemaType.Object) => MakeObject(schema, depth),
        var type when type.HasFlag(JsonSchemaType.Boolean) => JsonValue.Create(value: true),
        var type when type.HasFlag(JsonSchemaType.Integer) || type.HasFlag(JsonSchemaType.Number) => JsonValue.Create(0),
        _ => JsonValue.Create(string.Empty),
    };

    private static JsonObject MakeObject(IOpenApiSchema schema, int depth) => new(
        from member in schema.Properties ?? new Dictionary<string, IOpenApiSchema>()
        select KeyValuePair.Create(member.Key, Make(member.Value, depth + 1)));

    private static JsonArray WithoutNulls(this JsonArray array)
    {
        array.RemoveAll(one => one is null);
        return array;
    }
}
