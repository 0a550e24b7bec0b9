namespace Serverlesspresso.Shop.Access;

/// <summary>Addresses that lead to a page of this server and nowhere else.</summary>
public static class LocalAddress
{
    /// <summary>Answers an address that may be redirected to.</summary>
    /// <param name="address">What somebody sent, such as <c>returnUrl</c>.</param>
    /// <param name="otherwise">The address to take if it leads elsewhere.</param>
    public static string Read(string? address, string otherwise) => IsLocal(address) ? address : otherwise;

    // Browsers take "\" for "/" and drop line breaks and tabs, so "/\host" and "/<tab>/host" lead elsewhere, too.
    private static bool IsLocal([System.Diagnostics.CodeAnalysis.NotNullWhen(true)] string? address) =>
        address is ['/', ..]
        && address is not ['/', '/' or '\\', ..]
        && !address.Any(char.IsControl);
}
