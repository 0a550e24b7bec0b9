using System.Globalization;
using System.Text.Json.Serialization;

namespace Serverlesspresso.Shop.CheckIn;

/// <summary>The detail of <c>Validator.NewOrder</c>.</summary>
internal sealed record NewOrderDetail
{
    public required string Message { get; init; }

    public required string OrderId { get; init; }

    public required string UserId { get; init; }

    public required string EventId { get; init; }

    public required bool Robot { get; init; }

    /// <summary>The bucket that gave the order; null if no code was needed.</summary>
    public BucketDetail? Bucket { get; init; }
}

/// <summary>
/// A bucket as the event has it: all that the original tells, but the code. The event is written by this type, so that it
/// has no more than this, even of a bucket that knows its code.
/// </summary>
internal record BucketDetail
{
    [JsonPropertyName("PK")]
    public required string Pk { get; init; }

    [JsonPropertyName("last_id")]
    public required long LastId { get; init; }

    [JsonPropertyName("start_ts")]
    public required long StartTs { get; init; }

    [JsonPropertyName("start_full")]
    public required string StartFull { get; init; }

    /// <summary>The last millisecond of the span.</summary>
    [JsonPropertyName("end_ts")]
    public required long EndTs { get; init; }

    [JsonPropertyName("end_full")]
    public required string EndFull { get; init; }

    public required long AvailableTokens { get; init; }

    public required string EventId { get; init; }

    /// <summary>Makes the detail of a bucket.</summary>
    public static BucketDetail Of(CodeBucket bucket)
    {
        var end = bucket.End.AddMilliseconds(-1);
        return new BucketDetail
        {
            Pk = bucket.Key,
            LastId = bucket.BucketId,
            StartTs = bucket.Start.ToUnixTimeMilliseconds(),
            StartFull = Describe(bucket.Start),
            EndTs = end.ToUnixTimeMilliseconds(),
            EndFull = Describe(end),
            AvailableTokens = bucket.DrinksLeft,
            EventId = bucket.Shop.Value,
        };
    }

    // As JavaScript writes a date in UTC.
    private static string Describe(DateTimeOffset instant) => instant.UtcDateTime.ToString(
        "ddd MMM dd yyyy HH:mm:ss 'GMT+0000 (Coordinated Universal Time)'", CultureInfo.InvariantCulture);
}

/// <summary>The request of <c>AdmissionExpired</c>.</summary>
/// <param name="OrderId">The order.</param>
internal sealed record AdmissionExpiredRequest(string OrderId);

/// <summary>The request of <c>BucketExpired</c>.</summary>
/// <param name="Key">The key of the bucket's item.</param>
internal sealed record BucketRequest(string Key);

/// <summary>Writes the shapes of the check-in.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(NewOrderDetail))]
[JsonSerializable(typeof(AdmissionExpiredRequest))]
[JsonSerializable(typeof(BucketRequest))]
internal sealed partial class CheckInJson : JsonSerializerContext;
