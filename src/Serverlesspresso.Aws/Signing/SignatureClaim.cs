namespace Serverlesspresso.Aws.Signing;

/// <summary>A signature whose headers are in order, and whose body is still to be checked.</summary>
/// <param name="Header">The Authorization header.</param>
/// <param name="Key">The key that it says signed.</param>
/// <param name="SignedAt">When it says so, as it was signed.</param>
internal sealed record SignatureClaim(AuthorizationHeader Header, AccessKey Key, string SignedAt);
