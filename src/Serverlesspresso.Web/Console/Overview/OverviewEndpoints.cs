using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Serverlesspresso.Shop.Access;
using Serverlesspresso.Web.Console.Frame;

namespace Serverlesspresso.Web.Console.Overview;

/// <summary>The console's first page.</summary>
internal static class OverviewEndpoints
{
    /// <summary>Adds what it needs.</summary>
    /// <param name="services">The host's services.</param>
    public static IServiceCollection AddOverview(this IServiceCollection services)
    {
        services.TryAddSingleton<BoardReader>();
        services.TryAddSingleton<BoardEndpoint>();
        return services;
    }

    /// <summary>Makes its address.</summary>
    /// <param name="endpoints">Where to make it.</param>
    public static void MapOverview(this IEndpointRouteBuilder endpoints) => endpoints
        .MapGet(ConsoleAddresses.Overview, (BoardEndpoint board, HttpContext context) => board.ShowAsync(context))
        .RequireAuthorization(Policies.Operator);
}
