using System.Text.Json;
using System.Text.Json.Serialization;

namespace Serverlesspresso.Shop.Api.Original;

/// <summary>Reads and writes the shapes of the original. What it does not know it passes over, as the original does.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, RespectNullableAnnotations = true)]
[JsonSerializable(typeof(string))]
[JsonSerializable(typeof(OriginalBucket))]
[JsonSerializable(typeof(OriginalBucketAnswer))]
[JsonSerializable(typeof(OriginalDrink))]
[JsonSerializable(typeof(OriginalOrderAnswer))]
[JsonSerializable(typeof(OriginalProblem))]
internal sealed partial class OriginalJson : JsonSerializerContext
{
    /// <summary>Writes answers as the rest of the API does.</summary>
    public static OriginalJson Plain => field ??= new(new JsonSerializerOptions(Default.Options) { Encoder = ApiJson.Encoder });
}
