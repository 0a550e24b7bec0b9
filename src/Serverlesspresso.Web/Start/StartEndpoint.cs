using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;
using Serverlesspresso.Engine.Account;
using Serverlesspresso.Web.Hosting;

namespace Serverlesspresso.Web.Start;

/// <summary>Answers requests for the start page.</summary>
/// <param name="reader">Reads what it shows.</param>
/// <param name="arns">The account.</param>
/// <param name="options">What the pages cannot know by themselves.</param>
/// <param name="timeProvider">Says how old things are.</param>
internal sealed class StartEndpoint(
    StartReader reader, Arns arns, IOptions<CoffeeBarPagesOptions> options, TimeProvider timeProvider)
{
    // Nothing but our own style sheet and pictures: a name that a customer made up can load and run nothing.
    private const string ContentPolicy =
        "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'; "
        + "frame-ancestors 'none'";

    /// <summary>Shows the page.</summary>
    /// <param name="context">The request. <c>?paused</c> asks for a page that stays as it is.</param>
    public async Task<RazorComponentResult<StartPage>> ShowAsync(HttpContext context)
    {
        var facts = await reader.ReadAsync(context.RequestAborted);
        var url = $"{context.Request.Scheme}://{context.Request.Host}";
        var model = StartModel.From(
            facts,
            Walkthrough.Write(url, options.Value.CredentialsFile, arns),
            timeProvider.GetUtcNow(),
            isPaused: context.Request.Query.ContainsKey("paused"));
        var headers = context.Response.Headers;
        headers.CacheControl = "no-store";
        headers.ContentSecurityPolicy = ContentPolicy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        return new RazorComponentResult<StartPage>(new { Model = model });
    }
}
