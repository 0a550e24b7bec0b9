using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using Serverlesspresso.Shop.CheckIn;

namespace Serverlesspresso.Shop.Api.Original;

/// <summary>The code of a shop, as the original's displays read it: what the event has, and the code itself.</summary>
internal sealed record OriginalBucket : BucketDetail
{
    [SetsRequiredMembers]
    private OriginalBucket(BucketDetail detail, string code)
        : base(detail) => LastCode = code;

    [JsonPropertyName("last_code")]
    public string LastCode { get; }

    /// <summary>Makes the shape of a code.</summary>
    public static new OriginalBucket Of(CodeBucket code) => new(BucketDetail.Of(code), code.Code);
}
