using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;
using Serverlesspresso.Engine.Account;
using Serverlesspresso.Web.Hosting;

namespace Serverlesspresso.Web.Console.Overview;

/// <summary>Answers requests for the start page.</summary>
/// <param name="reader">Reads what it shows.</param>
/// <param name="arns">The account.</param>
/// <param name="options">What the pages cannot know by themselves.</param>
/// <param name="timeProvider">Says how old things are.</param>
internal sealed class BoardEndpoint(
    BoardReader reader, Arns arns, IOptions<CoffeeBarPagesOptions> options, TimeProvider timeProvider)
{
    /// <summary>Shows the page.</summary>
    /// <param name="context">The request.</param>
    public async Task<RazorComponentResult<BoardPage>> ShowAsync(HttpContext context)
    {
        var facts = await reader.ReadAsync(context.RequestAborted);
        var url = $"{context.Request.Scheme}://{context.Request.Host}";
        var model = BoardModel.From(
            facts,
            Walkthrough.Write(url, options.Value.CredentialsFile, arns),
            timeProvider.GetUtcNow());
        return new RazorComponentResult<BoardPage>(new { Model = model });
    }
}
