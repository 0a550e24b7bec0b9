using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Serverlesspresso.Shop.Access;

namespace Serverlesspresso.Web.Console.Frame;

/// <summary>What all pages of the console have in common.</summary>
internal static class FrameEndpoints
{
    private const int TopicsMax = 16;

    /// <summary>Adds it.</summary>
    /// <param name="services">The host's services.</param>
    public static IServiceCollection AddConsoleFrame(this IServiceCollection services)
    {
        services.TryAddSingleton<ConsoleLive>();
        return services;
    }

    /// <summary>Makes its addresses.</summary>
    /// <param name="endpoints">Where to make them.</param>
    public static void MapConsoleFrame(this IEndpointRouteBuilder endpoints) => endpoints
        .MapGet(ConsoleAddresses.Stream, Listen)
        .Produces<string>(StatusCodes.Status200OK, "text/event-stream")
        .RequireAuthorization(Policies.Operator);

    private static IResult Listen(HttpContext context, ConsoleLive live, string? topics)
    {
        if (!live.HasRoom)
        {
            context.Response.Headers.RetryAfter = "10";
            return TypedResults.StatusCode(StatusCodes.Status503ServiceUnavailable);
        }

        var names = (topics ?? string.Empty).Split(
            ',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return names.Length is > 0 and <= TopicsMax
            ? new ConsoleStream(live, names)
            : TypedResults.StatusCode(StatusCodes.Status400BadRequest);
    }
}
