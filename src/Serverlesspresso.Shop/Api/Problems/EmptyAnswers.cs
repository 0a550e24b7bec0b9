using Microsoft.AspNetCore.Http;

namespace Serverlesspresso.Shop.Api.Problems;

/// <summary>
/// Says why where the framework would answer a program with a bare status: no such address, or not by this method.
/// </summary>
internal static class EmptyAnswers
{
    /// <summary>Stands around all endpoints.</summary>
    /// <param name="context">The request.</param>
    /// <param name="next">The rest.</param>
    public static async Task ExplainAsync(HttpContext context, RequestDelegate next)
    {
        await next(context);
        var response = context.Response;
        var isEmpty = !response.HasStarted && response.ContentType is null && response.ContentLength is null;
        if (isEmpty
            && context.Request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase)
            && FindProblem(context) is { } problem)
        {
            await problem.ExecuteAsync(context);
        }
    }

    private static ProblemResult? FindProblem(HttpContext context) => context.Response.StatusCode switch
    {
        StatusCodes.Status404NotFound => ProblemResult.Of(
            RequestReasons.NotFound,
            $"There is no '{context.Request.Path}' here: /api/openapi.json lists what there is.",
            []),
        StatusCodes.Status405MethodNotAllowed => ProblemResult.Of(
            RequestReasons.MethodNotAllowed,
            $"'{context.Request.Path}' takes {context.Response.Headers.Allow}, not {context.Request.Method}.",
            []),
        _ => null,
    };
}
