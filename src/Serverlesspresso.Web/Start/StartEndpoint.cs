using Microsoft.AspNetCore.Http.HttpResults;

namespace Serverlesspresso.Web.Start;

/// <summary>Answers requests for the start page.</summary>
internal static class StartEndpoint
{
    /// <summary>Shows the page.</summary>
    public static RazorComponentResult<StartPage> Show() => new();
}
