using Microsoft.AspNetCore.Identity;
using Serverlesspresso.Engine.Chance;
using Serverlesspresso.Shop.Shops;

namespace Serverlesspresso.Shop.Access.Accounts;

/// <summary>What organisers do with accounts, and people with the links they are given.</summary>
public sealed class StaffAccounts
{
    private static readonly TimeSpan InvitationTime = TimeSpan.FromDays(7);

    private readonly AccountStore _accounts;
    private readonly Credentials _credentials;
    private readonly ILookupNormalizer _normalizer;
    private readonly IRandomSource _random;
    private readonly TimeProvider _time;

    internal StaffAccounts(
        AccountStore accounts,
        Credentials credentials,
        ILookupNormalizer normalizer,
        IRandomSource random,
        TimeProvider time)
    {
        _accounts = accounts;
        _credentials = credentials;
        _normalizer = normalizer;
        _random = random;
        _time = time;
    }

    /// <summary>Lists all accounts by name.</summary>
    /// <param name="cancellationToken">Stops the reading.</param>
    public async Task<IReadOnlyList<Account>> ListAsync(CancellationToken cancellationToken) =>
        [.. (await _accounts.ListAsync(cancellationToken)).OrderBy(account => account.Name, StringComparer.Ordinal)];

    /// <summary>Reads an account, or null.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public Task<Account?> FindAsync(string id, CancellationToken cancellationToken) =>
        _accounts.FindAsync(id, cancellationToken);

    /// <summary>Makes an account, and a link with which its owner sets a password or passkey.</summary>
    /// <param name="draft">The account.</param>
    /// <param name="cancellationToken">Stops the waiting.</param>
    /// <exception cref="CoffeeBarRefusedException">The draft has mistakes, or the sign-in name is taken.</exception>
    public async Task<Invitation> InviteAsync(AccountDraft draft, CancellationToken cancellationToken)
    {
        var account = Make(draft);
        var invitation = Invite(account);
        await _accounts.AddAsync(account, cancellationToken);
        return invitation;
    }

    /// <summary>Makes a new link for an account, because the first was lost or the password forgotten. The old one is dead.</summary>
    /// <param name="id">The account.</param>
    /// <param name="cancellationToken">Stops the waiting.</param>
    /// <exception cref="CoffeeBarRefusedException">There is no such account.</exception>
    public async Task<Invitation> InviteAgainAsync(string id, CancellationToken cancellationToken)
    {
        var token = OneTimeToken.Make();
        var end = _time.GetUtcNow() + InvitationTime;
        await _accounts.ChangeAsync(id, account => Invite(account, token, end), cancellationToken);
        return new Invitation(id, token, end);
    }

    /// <summary>Reads the account that a link is for.</summary>
    /// <param name="token">The link's token.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="CoffeeBarRefusedException">The link is dead.</exception>
    public async Task<Account> FindInvitedAsync(string token, CancellationToken cancellationToken)
    {
        var accounts = await _accounts.ListAsync(cancellationToken);
        return accounts.FirstOrDefault(account => IsInvited(account, token)) ?? throw DeadLink();
    }

    /// <summary>Uses a link: sets a password or adds a passkey. The link is dead afterwards, and the account signed out.</summary>
    /// <param name="token">The link's token.</param>
    /// <param name="credential">The password or passkey.</param>
    /// <param name="cancellationToken">Stops the waiting.</param>
    /// <exception cref="CoffeeBarRefusedException">The link is dead, or the password too weak.</exception>
    public async Task<Account> AcceptAsync(string token, Credential credential, CancellationToken cancellationToken)
    {
        var invited = await FindInvitedAsync(token, cancellationToken);
        var put = await _credentials.PrepareAsync(credential, invited);
        return await _accounts.ChangeAsync(
            invited.Id,
            account =>
            {
                if (!IsInvited(account, token))
                {
                    throw DeadLink();
                }

                put(account);
                account.InvitationHash = null;
                account.InvitationEnd = null;
                account.LockoutEnd = null;
                account.AccessFailedCount = 0;
                _credentials.Restamp(account);
            },
            cancellationToken);
    }

    /// <summary>Changes what an account may do. It is signed out at once.</summary>
    /// <param name="id">The account.</param>
    /// <param name="roles">Its roles from now on.</param>
    /// <param name="shops">The shops it is limited to from now on; none for all shops.</param>
    /// <param name="cancellationToken">Stops the waiting.</param>
    /// <exception cref="CoffeeBarRefusedException">
    /// There is no such account or role, or it is the last organiser's and would no longer be one's.
    /// </exception>
    public async Task ChangeRightsAsync(
        string id, IReadOnlyList<string> roles, IReadOnlyList<ShopId> shops, CancellationToken cancellationToken)
    {
        AccountRules.CheckRights(roles);
        await _accounts.ChangeAsync(
            id,
            account =>
            {
                account.Roles = roles;
                account.Shops = [.. shops.Select(shop => shop.Value)];
                _credentials.Restamp(account);
            },
            cancellationToken);
    }

    /// <summary>Changes what a person is called.</summary>
    /// <param name="id">The account.</param>
    /// <param name="name">The name, at most 100 characters.</param>
    /// <param name="cancellationToken">Stops the waiting.</param>
    /// <exception cref="CoffeeBarRefusedException">There is no such account, or nobody can have the name.</exception>
    public async Task<Account> RenameAsync(string id, string name, CancellationToken cancellationToken)
    {
        AccountRules.CheckNameOf(name);
        return await _accounts.ChangeAsync(id, account => account.Name = name.Trim(), cancellationToken);
    }

    /// <summary>Shuts an account, or opens it again. A shut one is signed out at once.</summary>
    /// <param name="id">The account.</param>
    /// <param name="isDisabled">Whether it is shut from now on.</param>
    /// <param name="cancellationToken">Stops the waiting.</param>
    /// <exception cref="CoffeeBarRefusedException">There is no such account, or it is the last organiser's.</exception>
    public Task DisableAsync(string id, bool isDisabled, CancellationToken cancellationToken) => _accounts.ChangeAsync(
        id,
        account =>
        {
            account.IsDisabled = isDisabled;
            _credentials.Restamp(account);
        },
        cancellationToken);

    /// <summary>Removes an account. It is signed out at once.</summary>
    /// <param name="id">The account.</param>
    /// <param name="cancellationToken">Stops the waiting.</param>
    /// <exception cref="CoffeeBarRefusedException">There is no such account, or it is the last organiser's.</exception>
    public Task RemoveAsync(string id, CancellationToken cancellationToken) =>
        _accounts.RemoveAsync(id, cancellationToken);

    /// <summary>Makes an account that is not stored yet.</summary>
    internal Account Make(AccountDraft draft)
    {
        AccountRules.Check(draft);
        var account = new Account
        {
            Id = _random.NextId().ToString("N"),
            CreatedAt = _time.GetUtcNow(),
            UserName = draft.UserName,
            NormalizedUserName = _normalizer.NormalizeName(draft.UserName),
            Name = draft.Name.Trim(),
            Roles = draft.Roles,
            Shops = [.. draft.Shops.Select(shop => shop.Value)],
        };
        _credentials.Restamp(account);
        return account;
    }

    private static void Invite(Account account, string token, DateTimeOffset end)
    {
        account.InvitationHash = OneTimeToken.Hash(token);
        account.InvitationEnd = end;
    }

    private static CoffeeBarRefusedException DeadLink() => new(
        RefusalReasons.DeadLink, "This link was used already, or is too old. Ask an organiser for another.");

    private Invitation Invite(Account account)
    {
        var invitation = new Invitation(account.Id, OneTimeToken.Make(), _time.GetUtcNow() + InvitationTime);
        Invite(account, invitation.Token, invitation.End);
        return invitation;
    }

    private bool IsInvited(Account account, string token) =>
        account.InvitationHash is { } hash
        && account.InvitationEnd > _time.GetUtcNow()
        && OneTimeToken.Matches(token, hash);
}
