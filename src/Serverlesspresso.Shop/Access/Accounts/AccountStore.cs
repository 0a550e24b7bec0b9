using Serverlesspresso.Engine.Store;
using Serverlesspresso.Engine.Turns;

namespace Serverlesspresso.Shop.Access.Accounts;

/// <summary>Reads accounts, and changes them in turns of their own.</summary>
/// <param name="store">Reads.</param>
/// <param name="turns">Writes.</param>
/// <param name="streams">What an account holds open that loses its rights.</param>
internal sealed class AccountStore(IStore store, TurnRunner turns, OpenStreams streams)
{
    public Task<Account?> FindAsync(string id, CancellationToken cancellationToken) =>
        store.ReadAsync(reader => AccountTable.FindAsync(reader, id), cancellationToken);

    public Task<Account?> FindByNameAsync(string normalizedUserName, CancellationToken cancellationToken) =>
        store.ReadAsync(reader => AccountTable.FindByNameAsync(reader, normalizedUserName), cancellationToken);

    public Task<Account?> FindByPasskeyAsync(byte[] credentialId, CancellationToken cancellationToken) =>
        store.ReadAsync(reader => AccountTable.FindByPasskeyAsync(reader, credentialId), cancellationToken);

    public Task<IReadOnlyList<Account>> ListAsync(CancellationToken cancellationToken) =>
        store.ReadAsync(AccountTable.ListAsync, cancellationToken);

    public Task<bool> HasOrganiserAsync(CancellationToken cancellationToken) => store.ReadAsync(
        async reader => (await AccountTable.ListOrganisersAsync(reader)).Count > 0, cancellationToken);

    /// <summary>Changes an account.</summary>
    /// <param name="id">The account.</param>
    /// <param name="change">Changes it; may run more than once, each time on what is stored then.</param>
    /// <param name="cancellationToken">Stops the waiting.</param>
    /// <exception cref="CoffeeBarRefusedException">There is none, or the change is not allowed.</exception>
    public async Task<Account> ChangeAsync(string id, Action<Account> change, CancellationToken cancellationToken)
    {
        var (before, after) = await turns.RunAsync(
            async transaction =>
            {
                var account = await AccountTable.FindAsync(transaction, id) ?? throw NotFound(id);
                var stamp = account.SecurityStamp;
                change(account);
                await AccountTable.UpdateAsync(transaction, account);
                return (stamp, account);
            },
            cancellationToken);
        after.Version++;
        CutIfChanged(before, after);
        return after;
    }

    /// <summary>Writes an account that was read before, as the framework does.</summary>
    /// <exception cref="CoffeeBarRefusedException">Somebody else has changed or removed it, or may not be so.</exception>
    public async Task WriteAsync(Account account, CancellationToken cancellationToken)
    {
        var before = await turns.RunAsync(
            async transaction =>
            {
                var stored = await AccountTable.FindAsync(transaction, account.Id);
                await AccountTable.UpdateAsync(transaction, account);
                return stored?.SecurityStamp;
            },
            cancellationToken);
        account.Version++;
        CutIfChanged(before, account);
    }

    public Task AddAsync(Account account, CancellationToken cancellationToken) => turns.RunAsync(
        async transaction =>
        {
            await AccountTable.AddAsync(transaction, account);
            return account.Id;
        },
        cancellationToken);

    public async Task RemoveAsync(string id, CancellationToken cancellationToken)
    {
        await turns.RunAsync(
            async transaction =>
            {
                var account = await AccountTable.FindAsync(transaction, id) ?? throw NotFound(id);
                await AccountTable.RemoveAsync(transaction, account);
                return id;
            },
            cancellationToken);
        streams.Cut(id);
    }

    private static CoffeeBarRefusedException NotFound(string id) =>
        new(RefusalReasons.AccountNotFound, $"There is no account '{id}'.");

    private void CutIfChanged(string? stampBefore, Account account)
    {
        if (stampBefore != account.SecurityStamp || account.IsDisabled)
        {
            streams.Cut(account.Id);
        }
    }
}
