using System.Text.Json.Serialization;

namespace Serverlesspresso.Shop.Feed;

/// <summary>Writes the messages of the feed.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UseStringEnumConverter = true)]
[JsonSerializable(typeof(FeedMessage))]
internal sealed partial class FeedJsonContext : JsonSerializerContext;
