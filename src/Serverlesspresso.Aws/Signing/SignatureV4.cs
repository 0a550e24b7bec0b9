using System.Security.Cryptography;
using System.Text;

namespace Serverlesspresso.Aws.Signing;

/// <summary>The arithmetic of Signature Version 4.</summary>
/// <remarks>Source: AWS General Reference, Create a signed AWS API request.</remarks>
internal static class SignatureV4
{
    /// <summary>How times are written in signatures.</summary>
    public const string TimeFormat = "yyyyMMdd'T'HHmmss'Z'";

    /// <summary>The SHA-256 of some bytes in lower-case hexadecimal.</summary>
    /// <param name="bytes">The bytes.</param>
    public static string Hash(ReadOnlySpan<byte> bytes)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(bytes, hash);
        return Convert.ToHexStringLower(hash);
    }

    /// <summary>Signs a canonical request.</summary>
    /// <param name="secret">The secret access key.</param>
    /// <param name="scope">What the signature is good for.</param>
    /// <param name="time">The instant of the signature, in <see cref="TimeFormat"/>.</param>
    /// <param name="canonicalRequest">The request in its canonical form.</param>
    /// <returns>The signature in lower-case hexadecimal.</returns>
    public static string Sign(string secret, CredentialScope scope, string time, string canonicalRequest)
    {
        var hash = Hash(Encoding.UTF8.GetBytes(canonicalRequest));
        var textToSign = $"{AuthorizationHeader.Algorithm}\n{time}\n{scope}\n{hash}";
        var key = Chain(Encoding.UTF8.GetBytes("AWS4" + secret), scope.Date);
        key = Chain(key, scope.Region);
        key = Chain(key, scope.Service);
        key = Chain(key, CredentialScope.Terminator);
        return Convert.ToHexStringLower(Chain(key, textToSign));
    }

    private static byte[] Chain(byte[] key, string text) => HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(text));
}
