namespace Serverlesspresso.Web.Hosting;

/// <summary>What the pages cannot know by themselves.</summary>
public sealed class CoffeeBarPagesOptions
{
    /// <summary>
    /// The shared-credentials file that the walkthrough names. Default <c>data/credentials</c>. If it names another file,
    /// pasted commands are refused.
    /// </summary>
    public string CredentialsFile { get; set; } = "data/credentials";

    /// <summary>
    /// Where phones find the server, for example <c>https://coffee.example.org</c>: the codes on walls and the links of
    /// invitations and devices lead there. Default the address by which a wall itself was opened; if that is
    /// <c>localhost</c>, no phone can follow the code.
    /// </summary>
    public string PublicUrl { get; set; } = string.Empty;
}
