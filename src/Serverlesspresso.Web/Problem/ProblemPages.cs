using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Serverlesspresso.Web.Problem;

/// <summary>Shows people a page where an answer would be empty. Programs get what they got before.</summary>
internal static class ProblemPages
{
    /// <summary>Puts it around the endpoints.</summary>
    /// <param name="app">The host.</param>
    public static void UseProblemPages(this IApplicationBuilder app)
    {
        app.UseExceptionHandler(new ExceptionHandlerOptions { ExceptionHandler = ShowAsync });
        app.UseStatusCodePages(context => ShowAsync(context.HttpContext));
    }

    private static Task ShowAsync(HttpContext context)
    {
        var status = context.Response.StatusCode;
        var wantsPage = HttpMethods.IsGet(context.Request.Method)
            && !context.Request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase)
            && context.Request.Headers.Accept.Any(
                accept => accept?.Contains("text/html", StringComparison.OrdinalIgnoreCase) ?? false);
        return wantsPage
            ? new RazorComponentResult<ProblemPage>(new { Status = status }) { StatusCode = status }.ExecuteAsync(context)
            : Task.CompletedTask;
    }
}
