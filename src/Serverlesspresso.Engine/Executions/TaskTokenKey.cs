using System.Security.Cryptography;
using Serverlesspresso.Engine.Store;

namespace Serverlesspresso.Engine.Executions;

/// <summary>The key that seals task tokens. It is made once and lives as long as the store.</summary>
internal static class TaskTokenKey
{
    private const string SecretName = "task-token-key";
    private const int KeyBytes = 32;

    /// <summary>Reads the key, or makes it in a new store.</summary>
    public static async Task<byte[]> LoadAsync(IStore store, CancellationToken cancellationToken)
    {
        var fresh = Convert.ToBase64String(RandomNumberGenerator.GetBytes(KeyBytes));
        var kept = await StoredSecret.GetOrKeepAsync(store, SecretName, fresh, cancellationToken);
        return Convert.FromBase64String(kept);
    }
}
