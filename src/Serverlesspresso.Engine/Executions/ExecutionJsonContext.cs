using System.Text.Json.Serialization;

namespace Serverlesspresso.Engine.Executions;

/// <summary>The shapes of stored executions.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(List<UsedToken>))]
internal sealed partial class ExecutionJsonContext : JsonSerializerContext;
