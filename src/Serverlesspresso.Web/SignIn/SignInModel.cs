namespace Serverlesspresso.Web.SignIn;

/// <summary>What the sign-in page shows.</summary>
/// <param name="Saying">What came of the last attempt.</param>
/// <param name="ReturnUrl">Where to go afterwards.</param>
/// <param name="RefusedName">Who is signed in and may not open that page; null if that is not why.</param>
public sealed record SignInModel(Saying Saying, string ReturnUrl, string? RefusedName);
