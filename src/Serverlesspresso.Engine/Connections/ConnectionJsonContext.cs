using System.Text.Json.Serialization;

namespace Serverlesspresso.Engine.Connections;

/// <summary>The stored shape of connections.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ConnectionDocument))]
internal sealed partial class ConnectionJsonContext : JsonSerializerContext;
