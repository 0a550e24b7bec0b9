namespace Serverlesspresso.Shop.Access;

/// <summary>How often somebody may try. An endpoint that is limited carries one as metadata.</summary>
/// <param name="Name">What is tried.</param>
/// <param name="PerAddress">Attempts a minute from one client address. A whole conference may stand behind one.</param>
/// <param name="PerVisitor">Attempts a minute of one visitor, device or account, if one is signed in.</param>
public sealed record RateLimit(string Name, Func<AccessOptions, int> PerAddress, Func<AccessOptions, int> PerVisitor)
{
    /// <summary>Redeeming codes.</summary>
    public static RateLimit Redeem { get; } =
        new("redeem", options => options.RedeemsPerAddress, options => options.RedeemsPerVisitor);

    /// <summary>Signing in, and opening one-time links.</summary>
    public static RateLimit SignIn { get; } =
        new("sign-in", options => options.SignInsPerAddress, options => options.SignInsPerVisitor);
}
