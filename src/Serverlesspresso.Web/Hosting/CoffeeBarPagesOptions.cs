namespace Serverlesspresso.Web.Hosting;

/// <summary>What the pages cannot know by themselves.</summary>
public sealed class CoffeeBarPagesOptions
{
    /// <summary>
    /// The shared-credentials file that the walkthrough names. Default <c>data/credentials</c>. If it names another file,
    /// pasted commands are refused.
    /// </summary>
    public string CredentialsFile { get; set; } = "data/credentials";
}
