using System.Text.Json;
using Serverlesspresso.Engine.Store;
using Serverlesspresso.Engine.Turns;

namespace Serverlesspresso.Shop.Access.Accounts;

/// <summary>
/// The link that makes the first organiser. Each start without organiser makes one more; all of them hold, whenever they were
/// printed, until one is used. Then all are dead.
/// </summary>
public sealed class SetupLink
{
    private const string SecretName = "setup-link";

    /// <summary>How many links hold at a time; older ones die.</summary>
    private const int LinksMax = 10;

    private readonly IStore _store;
    private readonly TurnRunner _turns;
    private readonly StaffAccounts _accounts;
    private readonly Credentials _credentials;

    internal SetupLink(IStore store, TurnRunner turns, StaffAccounts accounts, Credentials credentials)
    {
        _store = store;
        _turns = turns;
        _accounts = accounts;
        _credentials = credentials;
    }

    /// <summary>Makes a link if there is no organiser yet.</summary>
    /// <param name="cancellationToken">Stops the waiting.</param>
    /// <returns>The token of <c>/setup?token=</c>; null if there is an organiser.</returns>
    public Task<string?> MakeAsync(CancellationToken cancellationToken)
    {
        var token = OneTimeToken.Make();
        return _turns.RunAsync<string?>(
            async transaction =>
            {
                if ((await AccountTable.ListOrganisersAsync(transaction)).Count > 0)
                {
                    return null;
                }

                var hashes = await ReadAsync(transaction);
                Write(transaction, [.. hashes.TakeLast(LinksMax - 1), OneTimeToken.Hash(token)]);
                return token;
            },
            cancellationToken);
    }

    /// <summary>Whether a link holds.</summary>
    /// <param name="token">Its token.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public Task<bool> HoldsAsync(string token, CancellationToken cancellationToken) =>
        _store.ReadAsync(reader => HoldsAsync(reader, token), cancellationToken);

    /// <summary>Uses a link: makes the first organiser.</summary>
    /// <param name="token">Its token.</param>
    /// <param name="userName">The name to sign in with.</param>
    /// <param name="name">What the person is called.</param>
    /// <param name="credential">The password or passkey.</param>
    /// <param name="cancellationToken">Stops the waiting.</param>
    /// <exception cref="CoffeeBarRefusedException">The link is dead, or the account cannot be so.</exception>
    public async Task<Account> UseAsync(
        string token, string userName, string name, Credential credential, CancellationToken cancellationToken)
    {
        if (!await HoldsAsync(token, cancellationToken))
        {
            throw DeadLink();
        }

        var account = _accounts.Make(new AccountDraft { UserName = userName, Name = name, Roles = [Roles.Organiser] });
        var put = await _credentials.PrepareAsync(credential, account);
        put(account);
        return await _turns.RunAsync(
            async transaction =>
            {
                if (!await HoldsAsync(transaction, token))
                {
                    throw DeadLink();
                }

                await AccountTable.AddAsync(transaction, account);
                Write(transaction, []);
                return account;
            },
            cancellationToken);
    }

    private static async ValueTask<bool> HoldsAsync(IStoreReader reader, string token)
    {
        var organisers = await AccountTable.ListOrganisersAsync(reader);
        var hashes = await ReadAsync(reader);
        return organisers.Count == 0 && hashes.Any(hash => OneTimeToken.Matches(token, hash));
    }

    private static async ValueTask<IReadOnlyList<string>> ReadAsync(IStoreReader reader) =>
        await reader.GetDefinitionAsync(DefinitionKind.Secret, SecretName) is { } row
            ? JsonSerializer.Deserialize(row.Document, AccountJsonContext.Default.IReadOnlyListString) ?? []
            : [];

    private static void Write(ITurnTransaction transaction, IReadOnlyList<string> hashes) => transaction.PutDefinition(
        new DefinitionRow
        {
            Kind = DefinitionKind.Secret,
            Name = SecretName,
            Document = JsonSerializer.Serialize(hashes, AccountJsonContext.Default.IReadOnlyListString),
        });

    private static CoffeeBarRefusedException DeadLink() => new(
        RefusalReasons.DeadLink, "This link was used already. If there is no organiser yet, restart the server for another.");
}
