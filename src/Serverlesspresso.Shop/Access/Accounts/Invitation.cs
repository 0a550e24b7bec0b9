namespace Serverlesspresso.Shop.Access.Accounts;

/// <summary>A link, to be handed to a person, that lets them set a password or a passkey, once.</summary>
/// <param name="AccountId">The account.</param>
/// <param name="Token">The secret of <c>/invite/{token}</c>. It is nowhere else: who loses it is invited again.</param>
/// <param name="End">Until when it holds.</param>
public sealed record Invitation(string AccountId, string Token, DateTimeOffset End);
