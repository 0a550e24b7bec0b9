namespace Serverlesspresso.OrderBenchmark.Clients;

/// <summary>An access key and its region, from the file that the server writes into its data folder.</summary>
/// <param name="KeyId">The key's id.</param>
/// <param name="Secret">The key's secret.</param>
/// <param name="Region">The region.</param>
internal sealed record Credentials(string KeyId, string Secret, string Region)
{
    /// <summary>Reads the file.</summary>
    /// <param name="path">The shared-credentials file.</param>
    public static Credentials Read(string path)
    {
        var settings = File.ReadLines(path)
            .Select(static line => line.Split('=', count: 2, StringSplitOptions.TrimEntries))
            .Where(static parts => parts.Length == 2)
            .ToDictionary(static parts => parts[0], static parts => parts[1]);
        return new Credentials(
            settings["aws_access_key_id"], settings["aws_secret_access_key"], settings["region"]);
    }
}
