using System.Buffers.Text;
using System.Text.Json;
using Serverlesspresso.Engine.Store;

namespace Serverlesspresso.Shop.Access.Accounts;

/// <summary>
/// The stored accounts. Beside each account are rows that find it by its sign-in name and its passkeys, and one row names
/// the organisers. All are written by the turn that writes the account, so that two accounts never share a sign-in name, and
/// two organisers who remove each other at one moment do not both succeed.
/// </summary>
internal static class AccountTable
{
    private const string AccountPrefix = "account/";
    private const string NamePrefix = "name/";
    private const string PasskeyPrefix = "passkey/";
    private const string OrganisersName = "organisers";

    /// <summary>More accounts than any coffee bar has.</summary>
    private const int AccountsMax = 10_000;

    /// <summary>Reads an account, or null.</summary>
    public static async ValueTask<Account?> FindAsync(IStoreReader reader, string id) =>
        await reader.GetDefinitionAsync(DefinitionKind.Account, AccountPrefix + id) is { } row ? Read(row) : null;

    /// <summary>Reads the account of a sign-in name, or null.</summary>
    public static ValueTask<Account?> FindByNameAsync(IStoreReader reader, string normalizedUserName) =>
        FindByAsync(reader, NamePrefix + normalizedUserName);

    /// <summary>Reads the account of a passkey, or null.</summary>
    public static ValueTask<Account?> FindByPasskeyAsync(IStoreReader reader, byte[] credentialId) =>
        FindByAsync(reader, NameOfPasskey(credentialId));

    /// <summary>Reads all accounts.</summary>
    public static async ValueTask<IReadOnlyList<Account>> ListAsync(IStoreReader reader)
    {
        var rows = await reader.ListDefinitionsAsync(DefinitionKind.Account, AccountPrefix, afterName: null, AccountsMax);
        return [.. rows.Select(Read)];
    }

    /// <summary>Reads the ids of those organisers who can sign in.</summary>
    public static async ValueTask<IReadOnlyList<string>> ListOrganisersAsync(IStoreReader reader) =>
        await reader.GetDefinitionAsync(DefinitionKind.Account, OrganisersName) is { } row
            ? JsonSerializer.Deserialize(row.Document, AccountJsonContext.Default.IReadOnlyListString) ?? []
            : [];

    /// <summary>Writes a new account.</summary>
    /// <exception cref="CoffeeBarRefusedException">The sign-in name is taken.</exception>
    public static async ValueTask AddAsync(ITurnTransaction transaction, Account account)
    {
        await FindAsync(transaction, account.Id);
        await ReplaceAsync(transaction, before: null, account);
    }

    /// <summary>Writes a changed account.</summary>
    /// <exception cref="CoffeeBarRefusedException">
    /// The sign-in name is taken, it is the last organiser's, or somebody else has changed or removed it.
    /// </exception>
    public static async ValueTask UpdateAsync(ITurnTransaction transaction, Account account)
    {
        var before = await FindAsync(transaction, account.Id);
        if (before?.Version != account.Version)
        {
            throw new CoffeeBarRefusedException(
                RefusalReasons.ChangedMeanwhile, $"Somebody else has changed the account '{account.UserName}'.");
        }

        await ReplaceAsync(transaction, before, account);
    }

    /// <summary>Removes an account that the turn has read.</summary>
    /// <exception cref="CoffeeBarRefusedException">It is the last organiser's.</exception>
    public static ValueTask RemoveAsync(ITurnTransaction transaction, Account account) =>
        ReplaceAsync(transaction, account, after: null);

    private static async ValueTask ReplaceAsync(ITurnTransaction transaction, Account? before, Account? after)
    {
        await ReplaceNamesAsync(transaction, before, after);
        await ReplaceOrganiserAsync(transaction, before, after);
        if (after is not null)
        {
            Put(transaction, AccountPrefix + after.Id, JsonSerializer.Serialize(after, AccountJsonContext.Default.Account));
        }
        else if (before is not null)
        {
            transaction.DeleteDefinition(DefinitionKind.Account, AccountPrefix + before.Id);
        }
    }

    private static async ValueTask ReplaceNamesAsync(ITurnTransaction transaction, Account? before, Account? after)
    {
        var old = before is null ? [] : NamesOf(before);
        var fresh = after is null ? [] : NamesOf(after);
        foreach (var name in old.Except(fresh))
        {
            await transaction.GetDefinitionAsync(DefinitionKind.Account, name);
            transaction.DeleteDefinition(DefinitionKind.Account, name);
        }

        foreach (var name in fresh.Except(old))
        {
            if (await transaction.GetDefinitionAsync(DefinitionKind.Account, name) is not null)
            {
                throw new CoffeeBarRefusedException(
                    RefusalReasons.AccountExists, $"There is an account '{after?.UserName}' already.");
            }

            Put(transaction, name, after?.Id ?? "");
        }
    }

    private static async ValueTask ReplaceOrganiserAsync(ITurnTransaction transaction, Account? before, Account? after)
    {
        var was = before?.IsOrganiserOfAll ?? false;
        var isNow = after?.IsOrganiserOfAll ?? false;
        if (was == isNow)
        {
            return;
        }

        var organisers = await ListOrganisersAsync(transaction);
        IReadOnlyList<string> left = [.. organisers.Where(id => id != before?.Id), .. isNow ? [after?.Id ?? ""] : (string[])[]];
        if (left.Count == 0)
        {
            throw new CoffeeBarRefusedException(
                RefusalReasons.LastOrganiser,
                $"'{before?.UserName}' is the last organiser. Make somebody else an organiser first.");
        }

        Put(transaction, OrganisersName, JsonSerializer.Serialize(left, AccountJsonContext.Default.IReadOnlyListString));
    }

    private static IReadOnlyList<string> NamesOf(Account account) =>
        [NamePrefix + account.NormalizedUserName, .. account.Passkeys.Select(passkey => NameOfPasskey(passkey.CredentialId))];

    private static string NameOfPasskey(byte[] credentialId) => PasskeyPrefix + Base64Url.EncodeToString(credentialId);

    private static async ValueTask<Account?> FindByAsync(IStoreReader reader, string name) =>
        await reader.GetDefinitionAsync(DefinitionKind.Account, name) is { } row
            ? await FindAsync(reader, row.Document)
            : null;

    private static Account Read(DefinitionRow row)
    {
        var account = JsonSerializer.Deserialize(row.Document, AccountJsonContext.Default.Account)
            ?? throw new InvalidDataException($"The stored account '{row.Name}' is empty.");
        account.Version = row.Version;
        return account;
    }

    private static void Put(ITurnTransaction transaction, string name, string document) => transaction.PutDefinition(
        new DefinitionRow { Kind = DefinitionKind.Account, Name = name, Document = document });
}
