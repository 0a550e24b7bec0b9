using System.Text;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Serverlesspresso.Aws.Signing;

/// <summary>The one text that client and server make of the same request.</summary>
/// <remarks>Source: AWS General Reference, Create a signed AWS API request, Create a canonical request.</remarks>
internal static partial class CanonicalRequest
{
    /// <summary>Writes the canonical request.</summary>
    /// <param name="request">The request as it came.</param>
    /// <param name="signedHeaders">The names of the headers that the signature covers.</param>
    /// <param name="bodyHash">The SHA-256 of the body in lower-case hexadecimal.</param>
    public static string Write(HttpRequest request, IReadOnlyList<string> signedHeaders, string bodyHash)
    {
        var (path, query) = SplitTarget(request);
        var text = new StringBuilder(512)
            .Append(request.Method).Append('\n')
            .Append(CanonicalPath(path)).Append('\n')
            .Append(CanonicalQuery(query)).Append('\n');
        foreach (var name in signedHeaders)
        {
            text.Append(name).Append(':').Append(CanonicalHeader(request, name)).Append('\n');
        }

        return text.Append('\n')
            .AppendJoin(';', signedHeaders).Append('\n')
            .Append(bodyHash)
            .ToString();
    }

    /// <summary>Takes the path as it stood on the wire: a decoded one cannot be encoded back the same way.</summary>
    private static (string Path, string Query) SplitTarget(HttpRequest request)
    {
        var target = request.HttpContext.Features.Get<IHttpRequestFeature>()?.RawTarget;
        if (string.IsNullOrEmpty(target) || target[0] != '/')
        {
            target = request.PathBase.ToUriComponent() + request.Path.ToUriComponent()
                + request.QueryString.ToUriComponent();
        }

        var queryStart = target.IndexOf('?', StringComparison.Ordinal);
        return queryStart < 0 ? (target, "") : (target[..queryStart], target[(queryStart + 1)..]);
    }

    private static string CanonicalPath(string path)
    {
        if (path is "" or "/")
        {
            return "/";
        }

        var segments = new List<string>();
        foreach (var segment in path.Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            if (segment == ".." && segments.Count > 0)
            {
                segments.RemoveAt(segments.Count - 1);
            }
            else if (segment is not "." and not "..")
            {
                // The wire's path is encoded once already; every service but S3 signs it encoded twice.
                segments.Add(Uri.EscapeDataString(segment));
            }
        }

        var trailing = path.EndsWith('/') && segments.Count > 0 ? "/" : "";
        return "/" + string.Join('/', segments) + trailing;
    }

    private static string CanonicalQuery(string query)
    {
        if (query.Length == 0)
        {
            return "";
        }

        var pairs = new List<(string Name, string Value)>();
        foreach (var pair in query.Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var equals = pair.IndexOf('=', StringComparison.Ordinal);
            pairs.Add(equals < 0 ? (Recode(pair), "") : (Recode(pair[..equals]), Recode(pair[(equals + 1)..])));
        }

        pairs.Sort(static (left, right) =>
        {
            var byName = string.CompareOrdinal(left.Name, right.Name);
            return byName != 0 ? byName : string.CompareOrdinal(left.Value, right.Value);
        });
        return string.Join('&', pairs.Select(static pair => $"{pair.Name}={pair.Value}"));
    }

    private static string Recode(string text) => Uri.EscapeDataString(Uri.UnescapeDataString(text));

    private static string CanonicalHeader(HttpRequest request, string name)
    {
        var values = request.Headers[name];
        var joined = values.Count == 1
            ? (values[0] ?? "").Trim()
            : string.Join(',', values.Select(static value => (value ?? "").Trim()));
        return joined.Contains("  ", StringComparison.Ordinal) ? Spaces().Replace(joined, " ") : joined;
    }

    [GeneratedRegex(" {2,}")]
    private static partial Regex Spaces();
}
