using Microsoft.AspNetCore.Http;

namespace Serverlesspresso.Shop.Access;

/// <summary>Tells browsers what a page of ours never does, so that nothing put into one can make it do so.</summary>
internal static class SecurityHeaders
{
    // No inline script or style, nothing from elsewhere, and no frame of another site around a button of ours.
    private const string ContentPolicy =
        "default-src 'self'; base-uri 'none'; object-src 'none'; form-action 'self'; frame-ancestors 'none'";

    private const string Permissions =
        "camera=(), display-capture=(), geolocation=(), microphone=(), midi=(), payment=(), serial=(), usb=()";

    /// <summary>Sets the headers before anything else answers. A page may replace one by a stricter one.</summary>
    /// <param name="context">The request.</param>
    /// <param name="next">The rest.</param>
    public static Task SetAsync(HttpContext context, RequestDelegate next)
    {
        if (!OutsideAccess.Holds(context))
        {
            var headers = context.Response.Headers;
            headers.ContentSecurityPolicy = ContentPolicy;
            headers.XContentTypeOptions = "nosniff";
            headers["Referrer-Policy"] = "same-origin";
            headers["Permissions-Policy"] = Permissions;
            headers["Cross-Origin-Resource-Policy"] = "same-origin";
            // A browser that was not led here safely ignores it, and complains of it on every page.
            if (context.Request.IsHttps)
            {
                headers["Cross-Origin-Opener-Policy"] = "same-origin";
            }
        }

        return next(context);
    }
}
