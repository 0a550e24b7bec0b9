using System.Text.Json.Serialization;

namespace Serverlesspresso.Shop.Access.Accounts;

/// <summary>The account of a person who works at the bar. What the framework's sign-in changes can be set.</summary>
public sealed class Account
{
    /// <summary>Its id: random, and the same for ever.</summary>
    public required string Id { get; init; }

    /// <summary>When it was made.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>The name to sign in with, such as <c>ada</c> or an e-mail address.</summary>
    public required string UserName { get; set; }

    /// <summary>The sign-in name as it is compared: in upper case.</summary>
    public string NormalizedUserName { get; set; } = "";

    /// <summary>What the person is called.</summary>
    public required string Name { get; set; }

    /// <summary>Its roles, of <see cref="Roles.OfAccounts"/>.</summary>
    public IReadOnlyList<string> Roles { get; set; } = [];

    /// <summary>The ids of the shops it is limited to; empty for all shops.</summary>
    public IReadOnlyList<string> Shops { get; set; } = [];

    /// <summary>Whether an organiser has shut it.</summary>
    public bool IsDisabled { get; set; }

    /// <summary>The password's hash; null if it has none.</summary>
    public string? PasswordHash { get; set; }

    /// <summary>Changes with password, roles and shops; a cookie that was made with another is worth nothing.</summary>
    public string SecurityStamp { get; set; } = "";

    /// <summary>Wrong passwords since the last right one.</summary>
    public int AccessFailedCount { get; set; }

    /// <summary>Until when no sign-in is tried; null if it never was shut.</summary>
    public DateTimeOffset? LockoutEnd { get; set; }

    /// <summary>Its passkeys.</summary>
    public IReadOnlyList<AccountPasskey> Passkeys { get; set; } = [];

    /// <summary>The hash of the token of its open invitation; null if there is none.</summary>
    public string? InvitationHash { get; set; }

    /// <summary>Until when the invitation holds.</summary>
    public DateTimeOffset? InvitationEnd { get; set; }

    /// <summary>Counts the changes; the store's.</summary>
    [JsonIgnore]
    public long Version { get; set; }

    /// <summary>Whether somebody can sign in with it.</summary>
    [JsonIgnore]
    public bool IsUsable => !IsDisabled && (PasswordHash is not null || Passkeys.Count > 0);

    /// <summary>
    /// Whether its owner can organise all shops. An organiser of some only cannot make another one for the rest, and is none
    /// of those of whom there must always be one.
    /// </summary>
    [JsonIgnore]
    public bool IsOrganiserOfAll => IsUsable && Shops.Count == 0 && Roles.Contains(Access.Roles.Organiser);
}
