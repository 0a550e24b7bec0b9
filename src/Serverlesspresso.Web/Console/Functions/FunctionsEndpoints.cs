using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Serverlesspresso.Engine.Functions;
using Serverlesspresso.Shop.Access;
using Serverlesspresso.Web.Console.Frame;

namespace Serverlesspresso.Web.Console.Functions;

/// <summary>The addresses of the functions.</summary>
internal static class FunctionsEndpoints
{
    /// <summary>Adds what the pages need.</summary>
    /// <param name="services">The host's services.</param>
    public static IServiceCollection AddFunctionPages(this IServiceCollection services)
    {
        services.TryAddSingleton<FunctionReader>();
        services.TryAddSingleton<FunctionEndpoints>();
        return services;
    }

    /// <summary>Makes the addresses, and lets the pages hear of calls.</summary>
    /// <param name="endpoints">Where to make them.</param>
    public static void MapFunctionPages(this IEndpointRouteBuilder endpoints)
    {
        var live = endpoints.ServiceProvider.GetRequiredService<ConsoleLive>();
        endpoints.ServiceProvider.GetRequiredService<FunctionCalls>().Listen(
            call => live.Tell(ConsoleTopics.Calls, ConsoleTopics.CallsOf(call.FunctionName)));

        var pages = endpoints.ServiceProvider.GetRequiredService<FunctionEndpoints>();
        var group = endpoints.MapGroup(ConsoleAddresses.Functions).RequireAuthorization(Policies.Operator);
        group.MapGet("", pages.List);
        group.MapGet("/{function}", pages.ShowAsync);
        group.MapPost("/{function}", pages.InvokeAsync);
    }
}
