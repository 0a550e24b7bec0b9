using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Cors.Infrastructure;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Serverlesspresso.Shop.Access;

/// <summary>
/// Lets only our own pages write in the name of a cookie. Every browser says where a writing request comes from
/// (<c>Sec-Fetch-Site</c>, older ones <c>Origin</c>); one that says neither is no browser, and sends only the cookies that
/// its owner gave it. Forms also carry a token, because they are what an old browser sends across sites unasked.
/// </summary>
internal static class WriteGuard
{
    /// <summary>Turns foreign writes away.</summary>
    /// <param name="context">The request.</param>
    /// <param name="next">The rest.</param>
    public static async Task CheckAsync(HttpContext context, RequestDelegate next)
    {
        if (OutsideAccess.Holds(context) || context.GetEndpoint() is null || IsSafe(context.Request.Method))
        {
            await next(context);
        }
        else if (IsForeign(context.Request) && !IsOfFrontEnd(context))
        {
            await AccessProblem.WriteAsync(
                context, AccessReasons.ForeignPage, "A page of another site may not do this.");
        }
        else if (await IsStaleFormAsync(context))
        {
            await AccessProblem.WriteAsync(
                context,
                AccessReasons.StaleForm,
                "This form was open for too long, or for somebody else. Load the page again.");
        }
        else
        {
            await next(context);
        }
    }

    private static bool IsSafe(string method) =>
        HttpMethods.IsGet(method) || HttpMethods.IsHead(method) || HttpMethods.IsOptions(method);

    private static bool IsForeign(HttpRequest request)
    {
        var site = request.Headers["Sec-Fetch-Site"].ToString();
        if (site.Length > 0)
        {
            return site is not ("same-origin" or "none");
        }

        var origin = request.Headers.Origin.ToString();
        return origin.Length > 0
            && !origin.Equals($"{request.Scheme}://{request.Host}", StringComparison.OrdinalIgnoreCase);
    }

    private static bool IsOfFrontEnd(HttpContext context) =>
        context.GetEndpoint()?.Metadata.GetMetadata<ICorsMetadata>() is not null
        && context.RequestServices.GetRequiredService<IOptions<AccessOptions>>().Value.Origins
            .Contains(context.Request.Headers.Origin.ToString(), StringComparer.OrdinalIgnoreCase);

    private static async Task<bool> IsStaleFormAsync(HttpContext context)
    {
        if (!context.Request.HasFormContentType)
        {
            return false;
        }

        var antiforgery = context.RequestServices.GetRequiredService<IAntiforgery>();
        return !await antiforgery.IsRequestValidAsync(context);
    }
}
