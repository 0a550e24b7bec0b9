using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Logging;
using Serverlesspresso.Engine.Functions;
using Serverlesspresso.Engine.Store;
using Serverlesspresso.Web.Console.Frame;

namespace Serverlesspresso.Web.Console.Functions;

/// <summary>Shows functions, and calls them.</summary>
/// <param name="reader">Reads what is shown.</param>
/// <param name="functions">Calls functions.</param>
/// <param name="logger">Hears of functions that break.</param>
internal sealed partial class FunctionEndpoints(
    FunctionReader reader, FunctionRegistry functions, ILogger<FunctionEndpoints> logger)
{
    // Of an event that is brought to a target, no more than this.
    private const int RequestLengthMax = 262_144;

    /// <summary>Lists the functions.</summary>
    public RazorComponentResult<FunctionsPage> List() => new(new { Functions = reader.List() });

    /// <summary>Shows a function, and one of its calls.</summary>
    public async Task<Results<RazorComponentResult<FunctionPage>, NotFound>> ShowAsync(
        string function, string? call, HttpContext context)
    {
        if (await reader.FindAsync(function, context.RequestAborted) is not { } model)
        {
            return TypedResults.NotFound();
        }

        var query = context.Request.Query;
        var shown = model.Calls.FirstOrDefault(candidate => candidate.RequestId == call);
        var request = shown is not null && !query.ContainsKey("sample")
            ? shown.Request
            : await reader.MakeSampleAsync(model, context.RequestAborted);
        return Show(model with
        {
            Call = shown,
            IsAnswer = query.ContainsKey("answer"),
            Request = JsonLayout.Write(request),
        });
    }

    /// <summary>Calls a function with what was typed.</summary>
    public async Task<Results<RazorComponentResult<FunctionPage>, RedirectHttpResult, NotFound>> InvokeAsync(
        string function, IFormCollection fields, HttpContext context)
    {
        if (await reader.FindAsync(function, context.RequestAborted) is not { } model)
        {
            return TypedResults.NotFound();
        }

        model = model with { Request = fields["request"].ToString() };
        if (FindProblem(model.Request) is { } problem)
        {
            return Refuse(model with { Problem = problem });
        }

        try
        {
            using var payload = JsonDocument.Parse(model.Request);
            var result = await functions.InvokeAsync(function, payload.RootElement, context.RequestAborted);
            return TypedResults.Redirect(
                $"{ConsoleAddresses.Function(function)}?call={result.RequestId}&answer=1#call");
        }
        catch (StoreException fault)
        {
            return Refuse(model with { Problem = fault.Message });
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            // Whoever tries a function out sees how it breaks. Its turn was undone.
            LogBroken(function, exception);
            return Refuse(model with { Failure = $"{exception.GetType().Name}: {exception.Message}" });
        }
    }

    [LoggerMessage(5001, LogLevel.Error, "The function {function} broke when it was tried out.")]
    private partial void LogBroken(string function, Exception exception);

    private static string? FindProblem(string request) => request.Length > RequestLengthMax
        ? "The request is longer than 262,144 characters."
        : JsonLayout.FindProblem(request);

    private static RazorComponentResult<FunctionPage> Show(FunctionModel model) => new(new { Model = model });

    private static RazorComponentResult<FunctionPage> Refuse(FunctionModel model) =>
        new(new { Model = model }) { StatusCode = StatusCodes.Status422UnprocessableEntity };
}
