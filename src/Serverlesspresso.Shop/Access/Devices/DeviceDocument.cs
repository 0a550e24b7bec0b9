using System.Text.Json.Serialization;

namespace Serverlesspresso.Shop.Access.Devices;

/// <summary>A link as it is stored.</summary>
internal sealed record DeviceDocument
{
    public required string Name { get; init; }

    public required string Role { get; init; }

    public required string Shop { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required string TokenHash { get; init; }
}

/// <summary>Reads and writes links as they are stored.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(DeviceDocument))]
internal sealed partial class DeviceJsonContext : JsonSerializerContext;
