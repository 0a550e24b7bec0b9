namespace Serverlesspresso.Web.SignIn;

/// <summary>What the setup page shows.</summary>
/// <param name="Saying">What came of the last attempt.</param>
/// <param name="Token">The link's token.</param>
/// <param name="IsAlive">Whether the link still holds.</param>
/// <param name="UserName">The sign-in name that was written before.</param>
/// <param name="Name">The name that was written before.</param>
public sealed record SetupModel(Saying Saying, string Token, bool IsAlive, string UserName, string Name);
