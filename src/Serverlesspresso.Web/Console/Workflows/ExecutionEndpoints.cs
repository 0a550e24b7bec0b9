using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Serverlesspresso.Engine;
using Serverlesspresso.Engine.Account;
using Serverlesspresso.Engine.Executions;
using Serverlesspresso.Web.Console.Frame;

namespace Serverlesspresso.Web.Console.Workflows;

/// <summary>Shows, stops and redrives executions.</summary>
internal static class ExecutionEndpoints
{
    /// <summary>Shows the page.</summary>
    public static async Task<Results<RazorComponentResult<ExecutionDetailPage>, NotFound>> ShowAsync(
        string machine, string execution, ExecutionReader reader, HttpContext context)
    {
        var query = context.Request.Query;
        var model = await reader.FindAsync(machine, execution, ExecutionQueries.Read(query), context.RequestAborted);
        return model is null
            ? TypedResults.NotFound()
            : new RazorComponentResult<ExecutionDetailPage>(new
            {
                Model = model with
                {
                    Said = query["said"].FirstOrDefault(),
                    IsStopAsked = query["ask"] == "stop",
                    IsRedriveAsked = query["ask"] == "redrive",
                },
            });
    }

    /// <summary>Shows the page of a child execution of a Map Run.</summary>
    public static Task<Results<RazorComponentResult<ExecutionDetailPage>, NotFound>> ShowChildAsync(
        string machine, string label, string execution, ExecutionReader reader, HttpContext context) =>
        ShowAsync($"{machine}/{label}", execution, reader, context);

    /// <summary>Stops a child execution of a Map Run.</summary>
    public static Task<Results<RedirectHttpResult, NotFound>> StopChildAsync(
        string machine,
        string label,
        string execution,
        [FromForm] string? error,
        [FromForm] string? cause,
        ExecutionRegistry executions,
        Arns arns,
        HttpContext context) =>
        StopAsync($"{machine}/{label}", execution, error, cause, executions, arns, context);

    /// <summary>Stops the execution.</summary>
    public static async Task<Results<RedirectHttpResult, NotFound>> StopAsync(
        string machine,
        string execution,
        [FromForm] string? error,
        [FromForm] string? cause,
        ExecutionRegistry executions,
        Arns arns,
        HttpContext context)
    {
        try
        {
            await executions.StopAsync(
                arns.Execution(machine, execution), NullIfEmpty(error), NullIfEmpty(cause), context.RequestAborted);
            return TypedResults.Redirect($"{ConsoleAddresses.Execution(machine, execution)}?said=stopped");
        }
        catch (RequestRefusedException)
        {
            return TypedResults.NotFound();
        }
    }

    /// <summary>Redrives the execution. If that cannot be any more, its page says why.</summary>
    public static async Task<Results<RedirectHttpResult, NotFound>> RedriveAsync(
        string machine, string execution, ExecutionRegistry executions, Arns arns, HttpContext context)
    {
        var page = ConsoleAddresses.Execution(machine, execution);
        try
        {
            await executions.RedriveAsync(arns.Execution(machine, execution), clientToken: null, context.RequestAborted);
            return TypedResults.Redirect($"{page}?said=redriven");
        }
        catch (ExecutionNotRedrivableException)
        {
            return TypedResults.Redirect($"{page}?said=not-redriven");
        }
        catch (RequestRefusedException)
        {
            return TypedResults.NotFound();
        }
    }

    private static string? NullIfEmpty(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
