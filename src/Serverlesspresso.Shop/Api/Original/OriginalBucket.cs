using System.Text.Json.Serialization;
using Serverlesspresso.Shop.CheckIn;

namespace Serverlesspresso.Shop.Api.Original;

/// <summary>The code of a shop, as the original's displays read it.</summary>
internal sealed record OriginalBucket
{
    [JsonPropertyName("PK")]
    public required string Pk { get; init; }

    [JsonPropertyName("last_id")]
    public required long LastId { get; init; }

    [JsonPropertyName("last_code")]
    public required string LastCode { get; init; }

    [JsonPropertyName("start_ts")]
    public required long StartTs { get; init; }

    [JsonPropertyName("start_full")]
    public required string StartFull { get; init; }

    [JsonPropertyName("end_ts")]
    public required long EndTs { get; init; }

    [JsonPropertyName("end_full")]
    public required string EndFull { get; init; }

    public required long AvailableTokens { get; init; }

    public required string EventId { get; init; }

    /// <summary>Makes the shape of a code.</summary>
    public static OriginalBucket Of(CodeBucket code)
    {
        var detail = BucketDetail.Of(code);
        return new OriginalBucket
        {
            Pk = detail.Pk,
            LastId = detail.LastId,
            LastCode = code.Code,
            StartTs = detail.StartTs,
            StartFull = detail.StartFull,
            EndTs = detail.EndTs,
            EndFull = detail.EndFull,
            AvailableTokens = detail.AvailableTokens,
            EventId = detail.EventId,
        };
    }
}
