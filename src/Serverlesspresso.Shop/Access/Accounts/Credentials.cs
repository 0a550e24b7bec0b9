using System.Diagnostics;
using Microsoft.AspNetCore.Identity;
using Serverlesspresso.Engine.Chance;

namespace Serverlesspresso.Shop.Access.Accounts;

/// <summary>Checks passwords and passkeys and puts them on accounts.</summary>
/// <param name="users">Has the framework's rules and hashes.</param>
/// <param name="random">Makes stamps.</param>
internal sealed class Credentials(UserManager<Account> users, IRandomSource random)
{
    /// <summary>Checks a credential, and answers how to put it on an account. The answer may be used again.</summary>
    /// <param name="credential">The credential.</param>
    /// <param name="account">Whose it will be.</param>
    /// <exception cref="CoffeeBarRefusedException">The password is too weak; all mistakes are listed.</exception>
    public async Task<Action<Account>> PrepareAsync(Credential credential, Account account)
    {
        switch (credential)
        {
            case Credential.Password password:
                await CheckAsync(password.Text, account);
                var hash = users.PasswordHasher.HashPassword(account, password.Text);
                return changed => changed.PasswordHash = hash;
            case Credential.Passkey passkey:
                var stored = AccountPasskey.From(passkey.Info);
                return changed => changed.Passkeys = [.. changed.Passkeys, stored];
            default:
                throw new UnreachableException(credential.GetType().Name);
        }
    }

    /// <summary>Signs an account out everywhere.</summary>
    /// <param name="account">The account.</param>
    public void Restamp(Account account) => account.SecurityStamp = random.NextId().ToString("N");

    private async Task CheckAsync(string password, Account account)
    {
        var mistakes = new List<Mistake>();
        foreach (var validator in users.PasswordValidators)
        {
            var result = await validator.ValidateAsync(users, account, password);
            mistakes.AddRange(result.Errors.Select(error => new Mistake("/password", error.Description)));
        }

        if (mistakes.Count > 0)
        {
            throw new CoffeeBarRefusedException(RefusalReasons.InvalidAccount, mistakes);
        }
    }
}
