namespace Serverlesspresso.Server.Startup;

/// <summary>What the server says once it serves: the lines that make plain <c>aws</c> commands reach it.</summary>
internal static class ReadyText
{
    private const string PlainCharacters = "/._-:@%+=";

    /// <summary>Writes the message.</summary>
    /// <param name="url">Where the server listens.</param>
    /// <param name="credentialsPath">The credentials file.</param>
    /// <param name="region">The region.</param>
    public static string Write(string url, string credentialsPath, string region) => $"""
        Serverlesspresso is ready. To reach it with plain aws commands, paste into a shell:

        export AWS_ENDPOINT_URL={Quote(Reachable(url))}
        export AWS_SHARED_CREDENTIALS_FILE={Quote(credentialsPath)}
        export AWS_REGION={Quote(region)}

        Ctrl-C stops it.
        """;

    /// <summary>A wildcard address is one to listen on, not one to call.</summary>
    private static string Reachable(string url) => url
        .Replace("//[::]", "//localhost", StringComparison.Ordinal)
        .Replace("//0.0.0.0", "//localhost", StringComparison.Ordinal)
        .Replace("//*", "//localhost", StringComparison.Ordinal)
        .Replace("//+", "//localhost", StringComparison.Ordinal)
        .TrimEnd('/');

    private static string Quote(string text) =>
        text.All(static character => char.IsAsciiLetterOrDigit(character) || PlainCharacters.Contains(character))
            ? text
            : $"'{text.Replace("'", @"'\''", StringComparison.Ordinal)}'";
}
