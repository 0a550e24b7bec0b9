using System.Text;

namespace Serverlesspresso.Engine.Destinations;

/// <summary>The address of an API destination, whose path may have a <c>*</c> for what the target fills in.</summary>
internal static class InvocationEndpoint
{
    private const char Wildcard = '*';

    /// <summary>Checks an address.</summary>
    /// <param name="text">The address.</param>
    /// <exception cref="ApiDestinationInvalidException">It cannot be called.</exception>
    public static void Check(string text)
    {
        if (!Uri.TryCreate(text, UriKind.Absolute, out var address)
            || (address.Scheme != Uri.UriSchemeHttps && address.Scheme != Uri.UriSchemeHttp))
        {
            throw new ApiDestinationInvalidException("it must be a web address, such as https://api.example.org/orders.");
        }

        if (address.UserInfo.Length > 0)
        {
            throw new ApiDestinationInvalidException("it must have no user name.");
        }

        // What an event says must never choose the server that gets the connection's secrets.
        if (address.Authority.Contains(Wildcard, StringComparison.Ordinal)
            || address.Query.Contains(Wildcard, StringComparison.Ordinal))
        {
            throw new ApiDestinationInvalidException("only its path can have a wildcard '*'.");
        }
    }

    /// <summary>Fills in the wildcards. Those that there is no value for stay, and values that there is none for are left.</summary>
    /// <param name="text">The address.</param>
    /// <param name="values">The values, in order.</param>
    /// <exception cref="HttpParameterException">A value cannot be a part of a path.</exception>
    public static Uri Fill(string text, IReadOnlyList<string> values)
    {
        var parts = text.Split(Wildcard);
        var filled = new StringBuilder(parts[0]);
        for (var index = 1; index < parts.Length; index++)
        {
            filled.Append(index <= values.Count ? Escape(values[index - 1]) : Wildcard.ToString()).Append(parts[index]);
        }

        return Uri.TryCreate(filled.ToString(), UriKind.Absolute, out var address)
            ? address
            : throw new HttpParameterException($"'{filled}' is no web address");
    }

    /// <summary>A value is one part of a path: it leads to no other folder.</summary>
    private static string Escape(string value) => value is "" or "." or ".."
        ? throw new HttpParameterException($"The path parameter value '{value}' cannot be a part of a path")
        : Uri.EscapeDataString(value);
}
