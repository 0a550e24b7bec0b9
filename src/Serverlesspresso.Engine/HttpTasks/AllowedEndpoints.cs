namespace Serverlesspresso.Engine.HttpTasks;

/// <summary>Decides which addresses tasks may call.</summary>
public sealed class AllowedEndpoints
{
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

    /// <summary>Whether a task may call an address. Escaped and dotted paths are compared as they will be sent.</summary>
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

        // A server may read an escaped slash or dot as one: such a path may lead out of the folder.
        var isPlain = folder == "/"
            || (!address.AbsolutePath.Contains("%2f", StringComparison.OrdinalIgnoreCase)
                && !address.AbsolutePath.Contains("%2e", StringComparison.OrdinalIgnoreCase)
                && !address.AbsolutePath.Contains("%5c", StringComparison.OrdinalIgnoreCase));
        return isSameHost
            && isPlain
            && (address.AbsolutePath == allowed.AbsolutePath
                || address.AbsolutePath.StartsWith(folder, StringComparison.Ordinal));
    }

    private static bool TryParse(string text, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out Uri? address) =>
        Uri.TryCreate(text, UriKind.Absolute, out address)
        && (address.Scheme == Uri.UriSchemeHttps || address.Scheme == Uri.UriSchemeHttp)
        && address.UserInfo.Length == 0
        && address.Query.Length == 0
        && address.Fragment.Length == 0;
}
