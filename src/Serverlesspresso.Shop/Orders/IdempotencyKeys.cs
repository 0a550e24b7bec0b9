using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Serverlesspresso.Shop.Orders;

/// <summary>
/// Makes names from the key that a caller gives to a request, so that a repeat of the request has the same. An empty key is
/// none: else all requests that carry it were one.
/// </summary>
public static class IdempotencyKeys
{
    /// <summary>How many characters an id of ours has: 126 bits, of an alphabet that needs no escaping in a URL.</summary>
    private const int IdLength = 21;

    /// <summary>The id of an order that somebody opens.</summary>
    /// <param name="actorId">Who opens it.</param>
    /// <param name="key">The key of the request; null or empty for none.</param>
    /// <returns>Null if there is no key.</returns>
    public static string? OrderIdOf(string actorId, string? key) =>
        string.IsNullOrEmpty(key) ? null : Hash("order", actorId, key)[..IdLength];

    /// <summary>The name of the execution that carries out an action.</summary>
    /// <param name="actorId">Who acts.</param>
    /// <param name="key">The key of the request; null or empty for none.</param>
    /// <returns>Null if there is no key.</returns>
    internal static string? ExecutionNameOf(string actorId, string? key) =>
        string.IsNullOrEmpty(key) ? null : $"key-{Hash("action", actorId, key)}";

    // The lengths keep apart what would read the same in a row.
    private static string Hash(string purpose, string actorId, string key) => Base64Url.EncodeToString(
        SHA256.HashData(Encoding.UTF8.GetBytes($"{purpose}:{actorId.Length}:{actorId}:{key}")));
}
