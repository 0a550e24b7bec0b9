namespace Serverlesspresso.Web.SignIn;

/// <summary>What the sign-out page shows.</summary>
/// <param name="Name">Who is signed in; null if nobody is.</param>
public sealed record SignOutModel(string? Name);
