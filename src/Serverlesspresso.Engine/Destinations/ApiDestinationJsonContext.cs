using System.Text.Json;
using System.Text.Json.Serialization;
using Serverlesspresso.Engine.Store;

namespace Serverlesspresso.Engine.Destinations;

/// <summary>The stored shape of API destinations.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ApiDestinationDocument))]
internal sealed partial class ApiDestinationJsonContext : JsonSerializerContext
{
    /// <summary>Reads a destination's row.</summary>
    /// <param name="row">The row.</param>
    public static ApiDestinationDocument Read(DefinitionRow row) =>
        JsonSerializer.Deserialize(row.Document, Default.ApiDestinationDocument)
        ?? throw new InvalidDataException($"The stored API destination '{row.Name}' is empty.");
}
