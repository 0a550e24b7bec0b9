using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using Serverlesspresso.Web.Hosting;

namespace Serverlesspresso.Web.Staff;

/// <summary>
/// Carries a link that was just made over the redirect to the page that shows it once. It goes in a sealed cookie: an address
/// would stay in the browser's history, and the server keeps only the hash.
/// </summary>
/// <param name="protection">Seals it.</param>
/// <param name="options">Say where those who get the link find the server.</param>
internal sealed class FreshLink(IDataProtectionProvider protection, IOptions<CoffeeBarPagesOptions> options)
{
    private const string Cookie = "serverlesspresso-link";
    private const string Path = "/office";
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(2);

    private readonly ITimeLimitedDataProtector _protector =
        protection.CreateProtector("Serverlesspresso.Web.Staff.FreshLink").ToTimeLimitedDataProtector();

    /// <summary>Hands a link to the page that comes next.</summary>
    /// <param name="context">The request.</param>
    /// <param name="page">The page that may show it.</param>
    /// <param name="path">The link's path.</param>
    public void Put(HttpContext context, string page, string path) => context.Response.Cookies.Append(
        Cookie, _protector.Protect($"{page} {path}", Lifetime), OptionsFor(context, Lifetime));

    /// <summary>Takes the link, if there is one, as a whole address. It is gone afterwards.</summary>
    /// <param name="context">The request.</param>
    /// <param name="page">The page that shows it.</param>
    public string? Take(HttpContext context, string page)
    {
        if (context.Request.Cookies[Cookie] is not { } cookie)
        {
            return null;
        }

        context.Response.Cookies.Delete(Cookie, OptionsFor(context, maxAge: null));
        try
        {
            var parts = _protector.Unprotect(cookie).Split(' ');
            return parts[0] == page ? PublicAddress.Of(options.Value, context.Request) + parts[1] : null;
        }
        catch (System.Security.Cryptography.CryptographicException)
        {
            return null; // It is too old, or somebody made it up.
        }
    }

    private static CookieOptions OptionsFor(HttpContext context, TimeSpan? maxAge) => new()
    {
        HttpOnly = true,
        IsEssential = true,
        MaxAge = maxAge,
        Path = Path,
        SameSite = SameSiteMode.Lax,
        Secure = context.Request.IsHttps,
    };
}
