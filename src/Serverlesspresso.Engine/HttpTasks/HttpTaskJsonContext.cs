using System.Text.Json.Serialization;

namespace Serverlesspresso.Engine.HttpTasks;

/// <summary>The stored shapes of HTTP tasks.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(HttpCallWork))]
internal sealed partial class HttpTaskJsonContext : JsonSerializerContext;
