namespace Serverlesspresso.Shop.Api.Original;

/// <summary>Answers <c>GET /qr-code</c>.</summary>
/// <param name="Bucket">The code.</param>
internal sealed record OriginalBucketAnswer(OriginalBucket Bucket);
