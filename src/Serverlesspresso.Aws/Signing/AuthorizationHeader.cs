using System.Diagnostics.CodeAnalysis;

namespace Serverlesspresso.Aws.Signing;

/// <summary>An Authorization header of Signature Version 4, in its parts.</summary>
/// <param name="AccessKeyId">The access key that signed.</param>
/// <param name="Scope">What the signature is good for.</param>
/// <param name="SignedHeaders">The names of the headers it covers, in lower case, as they were signed.</param>
/// <param name="Signature">The signature in hexadecimal.</param>
internal sealed record AuthorizationHeader(
    string AccessKeyId,
    CredentialScope Scope,
    string[] SignedHeaders,
    string Signature)
{
    public const string Algorithm = "AWS4-HMAC-SHA256";

    private const int CredentialElements = 5;

    /// <summary>Reads the header's value.</summary>
    /// <param name="value">The value; null or empty if the request has none.</param>
    /// <exception cref="SignatureRefusedException">It is missing, of another kind, or incomplete.</exception>
    public static AuthorizationHeader Parse(string? value)
    {
        if (string.IsNullOrEmpty(value) || !value.StartsWith("AWS4-", StringComparison.Ordinal))
        {
            throw SignatureRefusedException.Missing();
        }

        var algorithmEnd = value.IndexOf(' ', StringComparison.Ordinal);
        var algorithm = algorithmEnd < 0 ? value : value[..algorithmEnd];
        if (algorithm != Algorithm)
        {
            throw SignatureRefusedException.Incomplete(
                $"Unsupported AWS 'algorithm': '{algorithm}' (only {Algorithm} for now). ");
        }

        return ParseParameters(value[algorithm.Length..]);
    }

    private static AuthorizationHeader ParseParameters(string text)
    {
        var parameters = ReadParameters(text);
        var missing = "";
        var hasAll = Take(parameters, "Credential", ref missing, out var credential)
            & Take(parameters, "Signature", ref missing, out var signature)
            & Take(parameters, "SignedHeaders", ref missing, out var signedHeaders);
        if (!hasAll)
        {
            throw SignatureRefusedException.Incomplete(missing.TrimEnd());
        }

        // The three are there: Take answered true for each.
        var (accessKeyId, scope) = ParseCredential(credential!);
        var names = signedHeaders!.ToLowerInvariant().Split(';', StringSplitOptions.RemoveEmptyEntries);
        return new AuthorizationHeader(accessKeyId, scope, names, signature!);
    }

    private static Dictionary<string, string> ReadParameters(string text)
    {
        var parameters = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var part in text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var equals = part.IndexOf('=', StringComparison.Ordinal);
            if (equals < 0)
            {
                throw SignatureRefusedException.Incomplete(
                    $"'{part}' not a valid key=value pair (missing equal-sign) in Authorization header.");
            }

            parameters[part[..equals].Trim()] = part[(equals + 1)..].Trim();
        }

        return parameters;
    }

    private static bool Take(
        Dictionary<string, string> parameters,
        string name,
        ref string missing,
        [NotNullWhen(true)] out string? value)
    {
        if (parameters.TryGetValue(name, out value) && value.Length > 0)
        {
            return true;
        }

        missing += $"Authorization header requires '{name}' parameter. ";
        return false;
    }

    private static (string AccessKeyId, CredentialScope Scope) ParseCredential(string credential)
    {
        var elements = credential.Split('/');
        if (elements.Length != CredentialElements)
        {
            throw SignatureRefusedException.Incomplete(
                "Credential must have exactly 5 slash-delimited elements, " +
                $"e.g. keyid/date/region/service/term, got '{credential}'");
        }

        if (elements[4] != CredentialScope.Terminator)
        {
            throw SignatureRefusedException.Invalid(
                $"Credential should be scoped with a valid terminator: '{CredentialScope.Terminator}', " +
                $"not '{elements[4]}'.");
        }

        return (elements[0], new CredentialScope(elements[1], elements[2], elements[3]));
    }
}
