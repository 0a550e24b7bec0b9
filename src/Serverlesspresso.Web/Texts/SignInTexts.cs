namespace Serverlesspresso.Web.Texts;

/// <summary>The words of the pages on which people sign in and look after their accounts.</summary>
public sealed class SignInTexts;
