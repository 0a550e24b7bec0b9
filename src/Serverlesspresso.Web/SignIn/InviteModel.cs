namespace Serverlesspresso.Web.SignIn;

/// <summary>What the page of an invitation shows.</summary>
/// <param name="Saying">What came of the last attempt.</param>
/// <param name="Token">The link's token.</param>
/// <param name="Name">Who is invited; null if the link is dead.</param>
/// <param name="UserName">Their sign-in name.</param>
public sealed record InviteModel(Saying Saying, string Token, string? Name, string UserName);
