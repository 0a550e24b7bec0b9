using System.Buffers.Text;
using System.Security.Claims;
using Microsoft.AspNetCore.Identity;

namespace Serverlesspresso.Shop.Access.Accounts;

/// <summary>What people do with their own accounts.</summary>
/// <param name="users">Changes accounts.</param>
/// <param name="signIn">Keeps them signed in.</param>
/// <param name="accounts">Renames them.</param>
public sealed class OwnAccount(UserManager<Account> users, StaffSignIn signIn, StaffAccounts accounts)
{
    /// <summary>The most characters of a passkey's name.</summary>
    public const int PasskeyNameLengthMax = 100;

    /// <summary>The most passkeys of an account.</summary>
    public const int PasskeysMax = 20;

    /// <summary>Reads the account of whoever sent a request.</summary>
    /// <param name="principal">Who sent it.</param>
    /// <exception cref="CoffeeBarRefusedException">The account was removed a moment ago.</exception>
    public async Task<Account> ReadAsync(ClaimsPrincipal principal) =>
        await users.FindByIdAsync(principal.FindAccount() ?? "")
        ?? throw new CoffeeBarRefusedException(RefusalReasons.AccountNotFound, "The account was removed.");

    /// <summary>Changes what a person is called.</summary>
    /// <param name="principal">Who sent the request.</param>
    /// <param name="name">The name.</param>
    /// <param name="cancellationToken">Stops the waiting.</param>
    /// <exception cref="CoffeeBarRefusedException">Nobody can have the name.</exception>
    public async Task RenameAsync(ClaimsPrincipal principal, string name, CancellationToken cancellationToken)
    {
        var account = await ReadAsync(principal);
        await signIn.RefreshSignInAsync(await accounts.RenameAsync(account.Id, name, cancellationToken));
    }

    /// <summary>Changes or sets the password. Every other browser is signed out.</summary>
    /// <param name="principal">Who sent the request.</param>
    /// <param name="current">The password until now; ignored if there is none.</param>
    /// <param name="fresh">The password from now on.</param>
    /// <exception cref="CoffeeBarRefusedException">The current password is wrong, or the new one too weak.</exception>
    public async Task ChangePasswordAsync(ClaimsPrincipal principal, string current, string fresh)
    {
        var account = await ReadAsync(principal);
        var hasPassword = account.PasswordHash is not null;
        if (hasPassword)
        {
            await CheckPasswordAsync(account, current);
        }

        Require(hasPassword
            ? await users.ChangePasswordAsync(account, current, fresh)
            : await users.AddPasswordAsync(account, fresh));
        await signIn.RefreshSignInAsync(account);
    }

    /// <summary>Adds a passkey.</summary>
    /// <param name="principal">Who sent the request.</param>
    /// <param name="credentialJson">What the browser's authenticator made.</param>
    /// <param name="name">What its owner calls it.</param>
    /// <exception cref="CoffeeBarRefusedException">It was not made for this account, or there are too many.</exception>
    public async Task AddPasskeyAsync(ClaimsPrincipal principal, string credentialJson, string name)
    {
        var account = await ReadAsync(principal);
        var passkey = await signIn.VerifyPasskeyAsync(account, credentialJson);
        if (name.Length > PasskeyNameLengthMax || account.Passkeys.Count >= PasskeysMax)
        {
            throw new CoffeeBarRefusedException(
                RefusalReasons.InvalidAccount,
                [new Mistake("/passkey", $"An account has at most {PasskeysMax} passkeys, with names of {PasskeyNameLengthMax} characters.")]);
        }

        passkey.Name = name.Trim();
        Require(await users.AddOrUpdatePasskeyAsync(account, passkey));
    }

    /// <summary>Removes a passkey.</summary>
    /// <param name="principal">Who sent the request.</param>
    /// <param name="credentialId">Its id, in base64url.</param>
    /// <exception cref="CoffeeBarRefusedException">Without it nobody could sign in to the account.</exception>
    public async Task RemovePasskeyAsync(ClaimsPrincipal principal, string credentialId)
    {
        var account = await ReadAsync(principal);
        if (account.PasswordHash is null && account.Passkeys.Count == 1)
        {
            throw new CoffeeBarRefusedException(
                RefusalReasons.LastCredential, "This is the only way to sign in. Set a password or add a passkey first.");
        }

        var passkey = account.Passkeys.FirstOrDefault(
            stored => Base64Url.EncodeToString(stored.CredentialId) == credentialId);
        if (passkey is not null)
        {
            Require(await users.RemovePasskeyAsync(account, passkey.CredentialId));
        }
    }

    // Guessing here is locked out as it is at the sign-in: a browser left open must not give the password away.
    private async Task CheckPasswordAsync(Account account, string password)
    {
        var result = await signIn.CheckPasswordSignInAsync(account, password, lockoutOnFailure: true);
        if (!result.Succeeded)
        {
            throw new CoffeeBarRefusedException(
                result.IsLockedOut ? RefusalReasons.LockedOut : RefusalReasons.WrongSignIn,
                "The current password is wrong.");
        }
    }

    private static void Require(IdentityResult result)
    {
        if (result.Succeeded)
        {
            return;
        }

        var isChanged = result.Errors.Any(error => error.Code == RefusalReasons.ChangedMeanwhile);
        throw isChanged
            ? new CoffeeBarRefusedException(RefusalReasons.ChangedMeanwhile, "Somebody else has changed the account.")
            : new CoffeeBarRefusedException(
                RefusalReasons.InvalidAccount,
                [.. result.Errors.Select(error => new Mistake("/password", error.Description))]);
    }
}
