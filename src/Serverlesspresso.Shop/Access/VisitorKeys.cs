using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Serverlesspresso.Engine.Store;

namespace Serverlesspresso.Shop.Access;

/// <summary>
/// Makes the id of a visitor from the random key of their first request, so that the request is theirs again when it comes
/// again. A secret of the store goes into it: who knows the key alone cannot tell the id.
/// </summary>
/// <param name="store">Keeps the secret, which is made once and lives as long as the store.</param>
internal sealed class VisitorKeys(IStore store)
{
    private const string SecretName = "visitor-key";
    private const int SecretBytes = 32;
    private const int IdLength = 21;

    private byte[]? _secret;

    /// <summary>Makes the id.</summary>
    /// <param name="key">The key.</param>
    /// <param name="cancellationToken">Stops the waiting for the secret.</param>
    public async Task<string> IdOfAsync(Guid key, CancellationToken cancellationToken)
    {
        _secret ??= await LoadAsync(cancellationToken);
        var hash = HMACSHA256.HashData(_secret, Encoding.UTF8.GetBytes($"visitor:{key:N}"));
        return Base64Url.EncodeToString(hash)[..IdLength];
    }

    private async Task<byte[]> LoadAsync(CancellationToken cancellationToken)
    {
        var fresh = Convert.ToBase64String(RandomNumberGenerator.GetBytes(SecretBytes));
        var kept = await StoredSecret.GetOrKeepAsync(store, SecretName, fresh, cancellationToken);
        return Convert.FromBase64String(kept);
    }
}
