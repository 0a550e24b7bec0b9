using Serverlesspresso.Shop.Access.Accounts;
using Serverlesspresso.Web.Design;

namespace Serverlesspresso.Web.Staff;

/// <summary>An account as the list shows it.</summary>
/// <param name="Account">The account.</param>
/// <param name="IsOwn">Whether it is that of who looks.</param>
/// <param name="State">How it stands: <c>active</c>, <c>invited</c>, <c>expired</c>, <c>disabled</c> or <c>locked</c>.</param>
/// <param name="IsLastOrganiser">Whether nobody else can organise all shops, so that it can be neither shut nor removed.</param>
public sealed record StaffLine(Account Account, bool IsOwn, string State, bool IsLastOrganiser)
{
    /// <summary>The colour of the state.</summary>
    public Tone Tone => State switch
    {
        "active" => Tone.Good,
        "invited" => Tone.Busy,
        "disabled" => Tone.Neutral,
        _ => Tone.Warn,
    };

    /// <summary>Makes the lines of all accounts.</summary>
    /// <param name="accounts">All accounts.</param>
    /// <param name="ownId">The id of the account of who looks.</param>
    /// <param name="now">The time.</param>
    public static IReadOnlyList<StaffLine> From(IReadOnlyList<Account> accounts, string? ownId, DateTimeOffset now)
    {
        var last = accounts.Where(account => account.IsOrganiserOfAll).Take(2).ToList() is [var only] ? only : null;
        return
        [
            .. accounts.Select(account =>
                new StaffLine(account, account.Id == ownId, StateOf(account, now), account == last)),
        ];
    }

    private static string StateOf(Account account, DateTimeOffset now) => account switch
    {
        { IsDisabled: true } => "disabled",
        { IsUsable: true, LockoutEnd: { } end } when end > now => "locked",
        { IsUsable: true } => "active",
        { InvitationEnd: { } end } when end > now => "invited",
        _ => "expired",
    };
}
