using System.Buffers.Text;
using Serverlesspresso.Shop.Access.Accounts;

namespace Serverlesspresso.Web.SignIn;

/// <summary>What the page of one's own account shows.</summary>
/// <param name="Saying">What came of the last form.</param>
/// <param name="Account">The account.</param>
/// <param name="TimeZone">The time zone of the shop where its owner works.</param>
public sealed record AccountModel(Saying Saying, Account Account, string TimeZone)
{
    /// <summary>Whether there is a password to change, rather than one to set.</summary>
    public bool HasPassword => Account.PasswordHash is not null;

    /// <summary>The passkeys, the newest first, with the ids by which forms name them.</summary>
    public IEnumerable<(string Id, AccountPasskey Passkey)> Passkeys => Account.Passkeys
        .OrderByDescending(passkey => passkey.CreatedAt)
        .Select(passkey => (Base64Url.EncodeToString(passkey.CredentialId), passkey));
}
