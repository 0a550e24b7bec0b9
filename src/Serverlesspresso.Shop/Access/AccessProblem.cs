using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Serverlesspresso.Shop.Api.Problems;

namespace Serverlesspresso.Shop.Access;

/// <summary>
/// Answers a request that was turned away at the door: programs with problem details, a form of a page with the page again,
/// which says why.
/// </summary>
internal static class AccessProblem
{
    /// <summary>Whether a person in front of a page waits for the answer.</summary>
    /// <param name="request">The request.</param>
    public static bool IsForPage(HttpRequest request) =>
        !request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase)
        && request.Headers.Accept.Any(accept => accept?.Contains("text/html", StringComparison.OrdinalIgnoreCase) ?? false);

    /// <summary>Writes the answer.</summary>
    /// <param name="context">The request.</param>
    /// <param name="reason">One of <see cref="AccessReasons"/>.</param>
    /// <param name="detail">The same for people.</param>
    public static Task WriteAsync(HttpContext context, string reason, string detail)
    {
        context.Response.Headers.CacheControl = "no-store";
        if (IsForPage(context.Request) && FindOwnPage(context.Request) is { } page)
        {
            context.Response.Redirect(QueryHelpers.AddQueryString(page, "said", reason));
            return Task.CompletedTask;
        }

        return ProblemResult.Of(reason, detail, []).ExecuteAsync(context);
    }

    /// <summary>The page of ours that the form stands on; null if it is another's, or there is none.</summary>
    private static string? FindOwnPage(HttpRequest request) =>
        !HttpMethods.IsGet(request.Method)
        && Uri.TryCreate(request.Headers.Referer.ToString(), UriKind.Absolute, out var referer)
        && referer.Authority.Equals(request.Host.Value, StringComparison.OrdinalIgnoreCase)
        && !referer.AbsolutePath.StartsWith("//", StringComparison.Ordinal) // A browser takes what follows for another host.
            ? referer.PathAndQuery
            : null;
}
