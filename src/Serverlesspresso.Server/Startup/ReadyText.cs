using Serverlesspresso.Web.Console.Frame;

namespace Serverlesspresso.Server.Startup;

/// <summary>What the server says once it serves: the lines that make plain <c>aws</c> commands reach it.</summary>
internal static class ReadyText
{
    /// <summary>Writes the message.</summary>
    /// <param name="url">Where the server listens.</param>
    /// <param name="credentialsPath">The credentials file.</param>
    /// <param name="region">The region.</param>
    /// <param name="setupToken">The token of the link that makes the first organiser; null if there is one.</param>
    public static string Write(string url, string credentialsPath, string region, string? setupToken) => $"""
        Serverlesspresso is ready. To reach it with plain aws commands, paste into a shell:

        {AwsEnvironment.Write(Reachable(url), credentialsPath, region)}

        {Setup(Reachable(url), setupToken)}Ctrl-C stops it.
        """;

    private static string Setup(string url, string? setupToken) => setupToken is null
        ? ""
        : $"""
        To become the organiser of its shops, open this link. It works once.

        {url}/setup?token={setupToken}


        """;

    /// <summary>A wildcard address is one to listen on, not one to call.</summary>
    private static string Reachable(string url) => url
        .Replace("//[::]", "//localhost", StringComparison.Ordinal)
        .Replace("//0.0.0.0", "//localhost", StringComparison.Ordinal)
        .Replace("//*", "//localhost", StringComparison.Ordinal)
        .Replace("//+", "//localhost", StringComparison.Ordinal)
        .TrimEnd('/');
}
