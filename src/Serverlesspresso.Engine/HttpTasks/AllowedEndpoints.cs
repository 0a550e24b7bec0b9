namespace Serverlesspresso.Engine.HttpTasks;

/// <summary>Decides which addresses tasks and API destinations may call.</summary>
public sealed class AllowedEndpoints
{
    private static readonly string[] Ambiguous = ["%2f", "%2e", "%5c", "%25", "/.."];

    private readonly Uri[] _allowed;

    /// <summary>Reads the addresses.</summary>
    /// <param name="options">The addresses, valid already.</param>
    public AllowedEndpoints(HttpTaskOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        _allowed = [.. options.AllowedEndpoints.Select(text => TryParse(text, out var address)
            ? address
            : throw new ArgumentException($"'{text}' is no address that can be allowed.", nameof(options)))];
    }

    /// <summary>Whether a text is an address that can be allowed.</summary>
    /// <param name="text">The text.</param>
    public static bool IsValid(string text) => TryParse(text, out _);

    /// <summary>Whether an address may be called. Escaped and dotted paths are compared as they will be sent.</summary>
    /// <param name="address">The address.</param>
    public bool Allows(Uri address)
    {
        ArgumentNullException.ThrowIfNull(address);
        return address.UserInfo.Length == 0 && Array.Exists(_allowed, allowed => Covers(allowed, address));
    }

    private static bool Covers(Uri allowed, Uri address)
    {
        var isSameHost = allowed.Scheme == address.Scheme
            && string.Equals(allowed.IdnHost, address.IdnHost, StringComparison.OrdinalIgnoreCase)
            && allowed.Port == address.Port;
        var folder = allowed.AbsolutePath.EndsWith('/') ? allowed.AbsolutePath : allowed.AbsolutePath + "/";

        return isSameHost
            && (folder == "/" || !MayLeadOut(address.AbsolutePath))
            && (address.AbsolutePath == allowed.AbsolutePath
                || address.AbsolutePath.StartsWith(folder, StringComparison.Ordinal));
    }

    /// <summary>
    /// Whether some server may read a path as one that leads out of its folder: by an escaped slash or dot, by one that is escaped
    /// twice, or by dots with parameters (<c>..;</c>).
    /// </summary>
    private static bool MayLeadOut(string path) =>
        Array.Exists(Ambiguous, part => path.Contains(part, StringComparison.OrdinalIgnoreCase));

    private static bool TryParse(string text, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out Uri? address) =>
        Uri.TryCreate(text, UriKind.Absolute, out address)
        && (address.Scheme == Uri.UriSchemeHttps || address.Scheme == Uri.UriSchemeHttp)
        && address.UserInfo.Length == 0
        && address.Query.Length == 0
        && address.Fragment.Length == 0;
}
