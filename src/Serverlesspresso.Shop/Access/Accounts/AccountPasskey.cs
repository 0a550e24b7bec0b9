using Microsoft.AspNetCore.Identity;

namespace Serverlesspresso.Shop.Access.Accounts;

/// <summary>A passkey as it is stored with its account.</summary>
public sealed record AccountPasskey
{
    /// <summary>The id that the authenticator gave it.</summary>
    public required byte[] CredentialId { get; init; }

    /// <summary>Verifies what it signs.</summary>
    public required byte[] PublicKey { get; init; }

    /// <summary>When it was made.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>How often it has signed; 0 if the authenticator does not count.</summary>
    public required uint SignCount { get; init; }

    /// <summary>How the browser reaches it.</summary>
    public IReadOnlyList<string> Transports { get; init; } = [];

    /// <summary>Whether the authenticator saw that it was its owner.</summary>
    public bool IsUserVerified { get; init; }

    /// <summary>Whether it may be copied to other devices.</summary>
    public bool IsBackupEligible { get; init; }

    /// <summary>Whether it has been.</summary>
    public bool IsBackedUp { get; init; }

    /// <summary>What the authenticator said of itself.</summary>
    public required byte[] AttestationObject { get; init; }

    /// <summary>What the browser said when it was made.</summary>
    public required byte[] ClientDataJson { get; init; }

    /// <summary>What its owner calls it.</summary>
    public string? Name { get; init; }

    /// <summary>Keeps what the framework made.</summary>
    /// <param name="passkey">The framework's passkey.</param>
    internal static AccountPasskey From(UserPasskeyInfo passkey) => new()
    {
        CredentialId = passkey.CredentialId,
        PublicKey = passkey.PublicKey,
        CreatedAt = passkey.CreatedAt,
        SignCount = passkey.SignCount,
        Transports = passkey.Transports ?? [],
        IsUserVerified = passkey.IsUserVerified,
        IsBackupEligible = passkey.IsBackupEligible,
        IsBackedUp = passkey.IsBackedUp,
        AttestationObject = passkey.AttestationObject,
        ClientDataJson = passkey.ClientDataJson,
        Name = passkey.Name,
    };

    /// <summary>Gives the framework what it made.</summary>
    internal UserPasskeyInfo ToInfo() => new(
        CredentialId,
        PublicKey,
        CreatedAt,
        SignCount,
        [.. Transports],
        IsUserVerified,
        IsBackupEligible,
        IsBackedUp,
        AttestationObject,
        ClientDataJson)
    {
        Name = Name,
    };
}
