namespace Serverlesspresso.Web.Console.Frame;

/// <summary>The lines to paste into a shell, so that plain <c>aws</c> commands reach the server.</summary>
public static class AwsEnvironment
{
    /// <summary>Writes the lines.</summary>
    /// <param name="url">Where the server is reached.</param>
    /// <param name="credentialsFile">The credentials file.</param>
    /// <param name="region">The region.</param>
    public static string Write(string url, string credentialsFile, string region) => $"""
        export AWS_ENDPOINT_URL={ShellText.Quote(url)}
        export AWS_SHARED_CREDENTIALS_FILE={ShellText.Quote(credentialsFile)}
        export AWS_REGION={ShellText.Quote(region)}
        """;
}
