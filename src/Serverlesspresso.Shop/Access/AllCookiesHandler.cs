using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Serverlesspresso.Shop.Access;

/// <summary>
/// Says who sent a request by all cookies together, so that an organiser can be a visitor too; and turns away whoever may
/// not: programs get problem details, people are led to a page where they can sign in.
/// </summary>
internal sealed class AllCookiesHandler(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    /// <inheritdoc/>
    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (OutsideAccess.Holds(Context))
        {
            return AuthenticateResult.NoResult();
        }

        var identities = new List<ClaimsIdentity>();
        foreach (var scheme in AccessSchemes.Cookies)
        {
            var result = await Context.AuthenticateAsync(scheme);
            identities.AddRange(result.Principal?.Identities ?? []);
        }

        return identities.Count == 0
            ? AuthenticateResult.NoResult()
            : AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(identities), Scheme.Name));
    }

    /// <inheritdoc/>
    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        if (!AccessProblem.IsForPage(Request))
        {
            return AccessProblem.WriteAsync(Context, AccessReasons.SignedOut, "Sign in first.");
        }

        Response.Redirect(IsForVisitors() ? Start() : SignIn(isRefused: false));
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    protected override Task HandleForbiddenAsync(AuthenticationProperties properties)
    {
        if (!AccessProblem.IsForPage(Request))
        {
            return AccessProblem.WriteAsync(Context, AccessReasons.Forbidden, "You may not do this.");
        }

        Response.Redirect(IsForVisitors() ? Start() : SignIn(isRefused: true));
        return Task.CompletedTask;
    }

    // Visitors have no password: what lets them in is a code, and the start page leads to the shops.
    private bool IsForVisitors() =>
        Context.GetEndpoint()?.Metadata.GetOrderedMetadata<IAuthorizeData>() is { Count: > 0 } stated
        && stated.All(data => data.Policy == Policies.Visitor);

    private string Start() => $"{Request.PathBase}/";

    private string SignIn(bool isRefused)
    {
        var query = new QueryBuilder();
        if (HttpMethods.IsGet(Request.Method))
        {
            query.Add("returnUrl", $"{Request.PathBase}{Request.Path}{Request.QueryString}");
        }

        if (isRefused)
        {
            query.Add("refused", "true");
        }

        return $"{Request.PathBase}/sign-in{query}";
    }
}
