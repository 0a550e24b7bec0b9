using Microsoft.AspNetCore.Identity;

namespace Serverlesspresso.Shop.Access.Accounts;

/// <summary>What a person will sign in with.</summary>
public abstract record Credential
{
    private Credential()
    {
    }

    /// <summary>A password.</summary>
    /// <param name="Text">The password as it was typed.</param>
    public sealed record Password(string Text) : Credential
    {
        /// <summary>Does not show the password.</summary>
        public override string ToString() => nameof(Password);
    }

    /// <summary>A passkey.</summary>
    /// <param name="Info">What the framework verified.</param>
    public sealed record Passkey(UserPasskeyInfo Info) : Credential;
}
