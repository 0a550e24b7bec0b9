using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Serverlesspresso.Web.Hosting;

namespace Serverlesspresso.Web.Texts;

/// <summary>Takes the choice of a language.</summary>
internal static class LanguageEndpoint
{
    /// <summary>The address.</summary>
    public const string Address = "/language";

    private static readonly TimeSpan Lifetime = TimeSpan.FromDays(365);

    /// <summary>Keeps the choice, and goes back to the page.</summary>
    /// <param name="language">The language's code. One that is not spoken changes nothing.</param>
    /// <param name="back">The path of the page.</param>
    /// <param name="context">The request.</param>
    public static RedirectHttpResult Choose([FromForm] string? language, [FromForm] string? back, HttpContext context)
    {
        if (Languages.IsSpoken(language))
        {
            context.Response.Cookies.Append(
                Languages.Cookie,
                language!, // It is spoken, so it is there.
                new CookieOptions
                {
                    HttpOnly = true,
                    IsEssential = true,
                    MaxAge = Lifetime,
                    SameSite = SameSiteMode.Lax,
                    Secure = context.Request.IsHttps,
                });
        }

        return TypedResults.Redirect(LocalPath.OrStart(back));
    }
}
