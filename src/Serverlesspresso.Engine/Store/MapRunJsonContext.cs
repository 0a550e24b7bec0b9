using System.Text.Json.Serialization;

namespace Serverlesspresso.Engine.Store;

/// <summary>The stored shape of Map Runs.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    IgnoreReadOnlyProperties = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(MapRunRow))]
internal sealed partial class MapRunJsonContext : JsonSerializerContext;
