using Serverlesspresso.Shop.Access.Accounts;
using Serverlesspresso.Web.Design;

namespace Serverlesspresso.Web.Staff;

/// <summary>An account as the list shows it.</summary>
/// <param name="Account">The account.</param>
/// <param name="IsOwn">Whether it is that of who looks.</param>
/// <param name="State">How it stands: <c>active</c>, <c>invited</c>, <c>expired</c>, <c>disabled</c> or <c>locked</c>.</param>
public sealed record StaffLine(Account Account, bool IsOwn, string State)
{
    /// <summary>The colour of the state.</summary>
    public Tone Tone => State switch
    {
        "active" => Tone.Good,
        "invited" => Tone.Busy,
        "disabled" => Tone.Neutral,
        _ => Tone.Warn,
    };

    /// <summary>Makes a line.</summary>
    /// <param name="account">The account.</param>
    /// <param name="ownId">The id of the account of who looks.</param>
    /// <param name="now">The time.</param>
    public static StaffLine From(Account account, string? ownId, DateTimeOffset now) =>
        new(account, account.Id == ownId, StateOf(account, now));

    private static string StateOf(Account account, DateTimeOffset now) => account switch
    {
        { IsDisabled: true } => "disabled",
        { IsUsable: true, LockoutEnd: { } end } when end > now => "locked",
        { IsUsable: true } => "active",
        { InvitationEnd: { } end } when end > now => "invited",
        _ => "expired",
    };
}
