using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Serverlesspresso.Shop.Access.Accounts;

/// <summary>Signs people in with a password or a passkey, unless their account is shut.</summary>
public sealed class StaffSignIn(
    UserManager<Account> userManager,
    IHttpContextAccessor contextAccessor,
    IUserClaimsPrincipalFactory<Account> claimsFactory,
    IOptions<IdentityOptions> optionsAccessor,
    ILogger<SignInManager<Account>> logger,
    IAuthenticationSchemeProvider schemes,
    IUserConfirmation<Account> confirmation,
    OpenStreams streams)
    : SignInManager<Account>(userManager, contextAccessor, claimsFactory, optionsAccessor, logger, schemes, confirmation)
{
    /// <inheritdoc/>
    public override Task<bool> CanSignInAsync(Account user)
    {
        ArgumentNullException.ThrowIfNull(user);
        return Task.FromResult(!user.IsDisabled);
    }

    /// <inheritdoc/>
    /// <remarks>Whoever was signed in before is not any more.</remarks>
    public override async Task SignInWithClaimsAsync(
        Account user, AuthenticationProperties? authenticationProperties, IEnumerable<Claim> additionalClaims)
    {
        ArgumentNullException.ThrowIfNull(user);
        if (Context.User.FindAccount() is { } before && before != user.Id)
        {
            streams.CutAfter(Context, before);
        }

        await base.SignInWithClaimsAsync(user, authenticationProperties, additionalClaims);
    }

    /// <inheritdoc/>
    /// <remarks>Event streams of the account are cut: what it holds open elsewhere comes back by itself.</remarks>
    public override async Task SignOutAsync()
    {
        if (Context.User.FindAccount() is { } account)
        {
            streams.CutAfter(Context, account);
        }

        await base.SignOutAsync();
    }

    /// <summary>Signs somebody in with a password.</summary>
    /// <param name="userName">The sign-in name.</param>
    /// <param name="password">The password.</param>
    /// <param name="isPersistent">Whether the browser stays signed in when it is closed.</param>
    /// <exception cref="CoffeeBarRefusedException">The name or password is wrong, or the account is shut or locked.</exception>
    public async Task SignInWithPasswordAsync(string userName, string password, bool isPersistent)
    {
        if (await UserManager.FindByNameAsync(userName) is not { } account)
        {
            // As slow as for an account that is there, so that the time does not tell which names exist.
            UserManager.PasswordHasher.HashPassword(Nobody(), password);
            throw Refusal(SignInResult.Failed);
        }

        var result = await PasswordSignInAsync(account, password, isPersistent, lockoutOnFailure: true);
        if (!result.Succeeded)
        {
            throw Refusal(result);
        }
    }

    /// <summary>Signs somebody in with a passkey.</summary>
    /// <param name="credentialJson">What the browser's authenticator signed.</param>
    /// <exception cref="CoffeeBarRefusedException">The passkey is unknown, or the account is shut or locked.</exception>
    public async Task SignInWithPasskeyAsync(string credentialJson)
    {
        SignInResult result;
        try
        {
            result = await PasskeySignInAsync(credentialJson);
        }
        catch (InvalidOperationException)
        {
            // The challenge has expired with its cookie, or was used.
            result = SignInResult.Failed;
        }

        if (!result.Succeeded)
        {
            throw result.IsLockedOut ? Refusal(result) : WrongPasskey();
        }
    }

    /// <summary>Makes the challenge with which a browser makes a passkey for an account.</summary>
    /// <param name="account">The account.</param>
    /// <returns>The options, as JSON for the browser.</returns>
    public Task<string> MakePasskeyOptionsAsync(Account account)
    {
        ArgumentNullException.ThrowIfNull(account);
        return MakePasskeyCreationOptionsAsync(new PasskeyUserEntity
        {
            Id = account.Id,
            Name = account.UserName,
            DisplayName = account.Name,
        });
    }

    /// <summary>Verifies a passkey that a browser has just made for an account.</summary>
    /// <param name="account">The account.</param>
    /// <param name="credentialJson">What the browser's authenticator made.</param>
    /// <exception cref="CoffeeBarRefusedException">It was not made for this account and page, or not just now.</exception>
    public async Task<UserPasskeyInfo> VerifyPasskeyAsync(Account account, string credentialJson)
    {
        ArgumentNullException.ThrowIfNull(account);
        try
        {
            var result = await PerformPasskeyAttestationAsync(credentialJson);
            return result.Succeeded && result.UserEntity.Id == account.Id ? result.Passkey : throw WrongPasskey();
        }
        catch (InvalidOperationException)
        {
            throw WrongPasskey();
        }
    }

    private static Account Nobody() => new() { Id = "", UserName = "", Name = "", CreatedAt = default };

    private static CoffeeBarRefusedException WrongPasskey() => new(
        RefusalReasons.WrongPasskey, "The passkey is unknown here, or took too long.");

    private static CoffeeBarRefusedException Refusal(SignInResult result) => result.IsLockedOut
        ? new CoffeeBarRefusedException(
            RefusalReasons.LockedOut, "Too many wrong passwords. Wait five minutes, or use a passkey.")
        : new CoffeeBarRefusedException(RefusalReasons.WrongSignIn, "The sign-in name or password is wrong.");
}
