using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Serverlesspresso.Web.Console.Overview;

/// <summary>Answers requests for the start page.</summary>
/// <param name="reader">Reads what it shows.</param>
/// <param name="timeProvider">Says how old things are.</param>
internal sealed class BoardEndpoint(BoardReader reader, TimeProvider timeProvider)
{
    /// <summary>Shows the page.</summary>
    /// <param name="context">The request.</param>
    public async Task<RazorComponentResult<BoardPage>> ShowAsync(HttpContext context)
    {
        var facts = await reader.ReadAsync(context.RequestAborted);
        return new RazorComponentResult<BoardPage>(new { Model = BoardModel.From(facts, timeProvider.GetUtcNow()) });
    }
}
