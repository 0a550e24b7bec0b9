using Microsoft.AspNetCore.Http;

namespace Serverlesspresso.Shop.Access;

/// <summary>Answers a request that was turned away at the door with problem details.</summary>
internal static class AccessProblem
{
    /// <summary>Writes the answer.</summary>
    /// <param name="context">The request.</param>
    /// <param name="status">The status code.</param>
    /// <param name="reason">One of <see cref="AccessReasons"/>.</param>
    /// <param name="detail">The same for people.</param>
    public static Task WriteAsync(HttpContext context, int status, string reason, string detail)
    {
        context.Response.Headers.CacheControl = "no-store";
        var problem = TypedResults.Problem(
            detail,
            statusCode: status,
            extensions: [new KeyValuePair<string, object?>("reason", reason)]);
        return problem.ExecuteAsync(context);
    }
}
