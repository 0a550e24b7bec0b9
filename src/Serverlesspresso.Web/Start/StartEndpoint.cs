using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Serverlesspresso.Web.Start;

/// <summary>Answers requests for the start page.</summary>
internal static class StartEndpoint
{
    /// <summary>Shows the page.</summary>
    /// <param name="response">The answer.</param>
    public static RazorComponentResult<StartPage> Show(HttpResponse response)
    {
        response.Headers.CacheControl = "no-store";
        return new RazorComponentResult<StartPage>();
    }
}
