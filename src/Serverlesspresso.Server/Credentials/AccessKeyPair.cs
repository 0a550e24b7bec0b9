using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;
using Serverlesspresso.Aws.Signing;
using Serverlesspresso.Engine.Store;

namespace Serverlesspresso.Server.Credentials;

/// <summary>The access key of the operator. The store keeps it, so that every server over the store knows it.</summary>
internal static class AccessKeyPair
{
    private const string SecretName = "access-key";
    private const string IdPrefix = "AKIA";
    private const string IdAlphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private const int IdRandomLength = 16;
    private const int SecretBytes = 30;

    /// <summary>Reads the key, or makes it in a new store.</summary>
    /// <param name="store">The store.</param>
    /// <param name="cancellationToken">Stops the waiting.</param>
    public static async Task<AccessKey> LoadAsync(IStore store, CancellationToken cancellationToken)
    {
        var fresh = JsonSerializer.Serialize(Make(), StoredKeyJsonContext.Default.StoredKey);
        var kept = await StoredSecret.GetOrKeepAsync(store, SecretName, fresh, cancellationToken);
        var stored = JsonSerializer.Deserialize(kept, StoredKeyJsonContext.Default.StoredKey)
            ?? throw new InvalidDataException($"The stored secret '{SecretName}' is empty.");
        return new AccessKey(stored.Id, stored.Secret);
    }

    private static StoredKey Make() => new(
        IdPrefix + RandomNumberGenerator.GetString(IdAlphabet, IdRandomLength),
        Convert.ToBase64String(RandomNumberGenerator.GetBytes(SecretBytes)));
}

/// <summary>An access key as it is stored.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Secret">Its secret.</param>
internal sealed record StoredKey(string Id, string Secret);

/// <summary>Reads and writes the stored shape.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(StoredKey))]
internal sealed partial class StoredKeyJsonContext : JsonSerializerContext;
