using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Serverlesspresso.Shop.Api.Problems;

/// <summary>
/// Stands around every endpoint of the API and answers with a problem whatever was refused, in the request or by the
/// coffee bar, so that no endpoint has to.
/// </summary>
internal static partial class ProblemGuard
{
    /// <summary>Puts the guard around an endpoint.</summary>
    /// <param name="builder">The endpoint.</param>
    public static void Add(EndpointBuilder builder)
    {
        if (builder.RequestDelegate is { } inner)
        {
            builder.RequestDelegate = context => RunAsync(context, inner);
        }
    }

    private static async Task RunAsync(HttpContext context, RequestDelegate inner)
    {
        // Answers are for whoever asked, and true for a moment. An endpoint whose answers have a version says otherwise.
        context.Response.Headers.CacheControl = "no-store";
        try
        {
            await inner(context);
        }
        catch (CoffeeBarRefusedException refusal) when (!context.Response.HasStarted)
        {
            await ProblemResult.Of(refusal).ExecuteAsync(context);
        }
        catch (BadHttpRequestException malformed) when (!context.Response.HasStarted)
        {
            // The connection itself breaks HTTP's rules, or the body is larger than the server takes at all.
            var reason = malformed.StatusCode == StatusCodes.Status413PayloadTooLarge
                ? RequestReasons.TooLarge
                : RequestReasons.InvalidJson;
            await ProblemResult.Of(reason, malformed.Message, []).ExecuteAsync(context);
        }
        catch (Exception fault) when (!context.RequestAborted.IsCancellationRequested && !context.Response.HasStarted)
        {
            var endpoint = context.GetEndpoint()?.DisplayName;
            LogFault(context.RequestServices.GetRequiredService<ILogger<ProblemResult>>(), endpoint, fault);
            await ProblemResult
                .Of(RequestReasons.ServerError, "The server has a fault. Ask again whether it happened.", [])
                .ExecuteAsync(context);
        }
    }
}
