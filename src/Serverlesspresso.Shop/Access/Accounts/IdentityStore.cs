using Microsoft.AspNetCore.Identity;

namespace Serverlesspresso.Shop.Access.Accounts;

/// <summary>What the framework's sign-in reads and writes, over the stored accounts.</summary>
/// <param name="accounts">The accounts.</param>
internal sealed class IdentityStore(AccountStore accounts)
    : IUserPasswordStore<Account>, IUserSecurityStampStore<Account>, IUserLockoutStore<Account>, IUserPasskeyStore<Account>
{
    public void Dispose()
    {
        // Nothing is held open.
    }

    public async Task<IdentityResult> CreateAsync(Account user, CancellationToken cancellationToken) =>
        await TryAsync(() => accounts.AddAsync(user, cancellationToken));

    public async Task<IdentityResult> UpdateAsync(Account user, CancellationToken cancellationToken) =>
        await TryAsync(() => accounts.WriteAsync(user, cancellationToken));

    public async Task<IdentityResult> DeleteAsync(Account user, CancellationToken cancellationToken) =>
        await TryAsync(() => accounts.RemoveAsync(user.Id, cancellationToken));

    public Task<Account?> FindByIdAsync(string userId, CancellationToken cancellationToken) =>
        accounts.FindAsync(userId, cancellationToken);

    public Task<Account?> FindByNameAsync(string normalizedUserName, CancellationToken cancellationToken) =>
        accounts.FindByNameAsync(normalizedUserName, cancellationToken);

    public Task<string> GetUserIdAsync(Account user, CancellationToken cancellationToken) => Task.FromResult(user.Id);

    public Task<string?> GetUserNameAsync(Account user, CancellationToken cancellationToken) =>
        Task.FromResult<string?>(user.UserName);

    public Task SetUserNameAsync(Account user, string? userName, CancellationToken cancellationToken)
    {
        user.UserName = userName ?? "";
        return Task.CompletedTask;
    }

    public Task<string?> GetNormalizedUserNameAsync(Account user, CancellationToken cancellationToken) =>
        Task.FromResult<string?>(user.NormalizedUserName);

    public Task SetNormalizedUserNameAsync(Account user, string? normalizedName, CancellationToken cancellationToken)
    {
        user.NormalizedUserName = normalizedName ?? "";
        return Task.CompletedTask;
    }

    public Task SetPasswordHashAsync(Account user, string? passwordHash, CancellationToken cancellationToken)
    {
        user.PasswordHash = passwordHash;
        return Task.CompletedTask;
    }

    public Task<string?> GetPasswordHashAsync(Account user, CancellationToken cancellationToken) =>
        Task.FromResult(user.PasswordHash);

    public Task<bool> HasPasswordAsync(Account user, CancellationToken cancellationToken) =>
        Task.FromResult(user.PasswordHash is not null);

    public Task SetSecurityStampAsync(Account user, string stamp, CancellationToken cancellationToken)
    {
        user.SecurityStamp = stamp;
        return Task.CompletedTask;
    }

    public Task<string?> GetSecurityStampAsync(Account user, CancellationToken cancellationToken) =>
        Task.FromResult<string?>(user.SecurityStamp);

    public Task<DateTimeOffset?> GetLockoutEndDateAsync(Account user, CancellationToken cancellationToken) =>
        Task.FromResult(user.LockoutEnd);

    public Task SetLockoutEndDateAsync(Account user, DateTimeOffset? lockoutEnd, CancellationToken cancellationToken)
    {
        user.LockoutEnd = lockoutEnd;
        return Task.CompletedTask;
    }

    public Task<int> IncrementAccessFailedCountAsync(Account user, CancellationToken cancellationToken) =>
        Task.FromResult(++user.AccessFailedCount);

    public Task ResetAccessFailedCountAsync(Account user, CancellationToken cancellationToken)
    {
        user.AccessFailedCount = 0;
        return Task.CompletedTask;
    }

    public Task<int> GetAccessFailedCountAsync(Account user, CancellationToken cancellationToken) =>
        Task.FromResult(user.AccessFailedCount);

    public Task<bool> GetLockoutEnabledAsync(Account user, CancellationToken cancellationToken) => Task.FromResult(true);

    public Task SetLockoutEnabledAsync(Account user, bool enabled, CancellationToken cancellationToken) =>
        Task.CompletedTask; // Every account can be locked out.

    public Task AddOrUpdatePasskeyAsync(Account user, UserPasskeyInfo passkey, CancellationToken cancellationToken)
    {
        user.Passkeys = [.. Others(user, passkey.CredentialId), AccountPasskey.From(passkey)];
        return Task.CompletedTask;
    }

    public Task<IList<UserPasskeyInfo>> GetPasskeysAsync(Account user, CancellationToken cancellationToken) =>
        Task.FromResult<IList<UserPasskeyInfo>>([.. user.Passkeys.Select(passkey => passkey.ToInfo())]);

    public Task<Account?> FindByPasskeyIdAsync(byte[] credentialId, CancellationToken cancellationToken) =>
        accounts.FindByPasskeyAsync(credentialId, cancellationToken);

    public Task<UserPasskeyInfo?> FindPasskeyAsync(
        Account user, byte[] credentialId, CancellationToken cancellationToken) => Task.FromResult(
        user.Passkeys.FirstOrDefault(passkey => passkey.CredentialId.AsSpan().SequenceEqual(credentialId))?.ToInfo());

    public Task RemovePasskeyAsync(Account user, byte[] credentialId, CancellationToken cancellationToken)
    {
        user.Passkeys = [.. Others(user, credentialId)];
        return Task.CompletedTask;
    }

    private static IEnumerable<AccountPasskey> Others(Account user, byte[] credentialId) =>
        user.Passkeys.Where(passkey => !passkey.CredentialId.AsSpan().SequenceEqual(credentialId));

    private static async Task<IdentityResult> TryAsync(Func<Task> write)
    {
        try
        {
            await write();
            return IdentityResult.Success;
        }
        catch (CoffeeBarRefusedException refusal)
        {
            return IdentityResult.Failed(new IdentityError { Code = refusal.Reason, Description = refusal.Message });
        }
    }
}
