using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Serverlesspresso.Shop.Access;

/// <summary>The secret of a link. Only its hash is stored: whoever reads the store cannot open the link.</summary>
/// <remarks>A token has 256 random bits, so a plain hash is as hard to turn round as the token is to guess.</remarks>
internal static class OneTimeToken
{
    private const int TokenBytes = 32;

    /// <summary>Makes a token: 43 characters that an address may hold as they are.</summary>
    public static string Make() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(TokenBytes));

    /// <summary>The hash to store.</summary>
    /// <param name="token">The token.</param>
    public static string Hash(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));

    /// <summary>Whether a token has a hash; takes as long for a near miss as for any other.</summary>
    /// <param name="token">The token that somebody sent.</param>
    /// <param name="hash">The stored hash.</param>
    public static bool Matches(string token, string hash) => CryptographicOperations.FixedTimeEquals(
        Encoding.ASCII.GetBytes(Hash(token)), Encoding.ASCII.GetBytes(hash));
}
