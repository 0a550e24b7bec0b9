using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.Extensions.Options;
using Serverlesspresso.Engine.Account;
using Serverlesspresso.Engine.Store;

namespace Serverlesspresso.Server.Configuration;

/// <summary>The account that a store was made for: its ARNs are stored everywhere, so another one finds nothing.</summary>
/// <param name="AccountId">Twelve digits.</param>
/// <param name="Region">The region.</param>
internal sealed record StoredAccount(string AccountId, string Region)
{
    private const string RowName = "account";

    /// <summary>Keeps the account of a new store, and refuses another one later.</summary>
    /// <param name="store">The store.</param>
    /// <param name="options">The account as it is configured.</param>
    /// <param name="cancellationToken">Stops the waiting.</param>
    /// <exception cref="OptionsValidationException">The store was made for another account or region.</exception>
    public static async Task CheckAsync(IStore store, AccountOptions options, CancellationToken cancellationToken)
    {
        var configured = new StoredAccount(options.AccountId, options.Region);
        var stored = await store.RunTurnAsync(
            async transaction =>
            {
                if (await transaction.GetDefinitionAsync(DefinitionKind.AwsAccount, RowName) is { } row)
                {
                    return Read(row);
                }

                transaction.PutDefinition(new DefinitionRow
                {
                    Kind = DefinitionKind.AwsAccount,
                    Name = RowName,
                    Document = JsonSerializer.Serialize(configured, StoredAccountJsonContext.Default.StoredAccount),
                });
                return configured;
            },
            cancellationToken);
        if (stored != configured)
        {
            const string Section = $"{ServerOptions.Section}:{nameof(ServerOptions.Account)}";
            throw new OptionsValidationException(
                Section,
                typeof(AccountOptions),
                [
                    $"{Section} is '{configured.AccountId}' in '{configured.Region}', but the data was made for "
                        + $"'{stored.AccountId}' in '{stored.Region}'. Set it back, or choose another folder with --data DIR.",
                ]);
        }
    }

    private static StoredAccount Read(DefinitionRow row) =>
        JsonSerializer.Deserialize(row.Document, StoredAccountJsonContext.Default.StoredAccount)
        ?? throw new InvalidDataException($"The stored row '{row.Name}' is empty.");
}

/// <summary>Reads and writes the stored shape.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(StoredAccount))]
internal sealed partial class StoredAccountJsonContext : JsonSerializerContext;
