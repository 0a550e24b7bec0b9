using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Serverlesspresso.Web.Console.Archives;
using Serverlesspresso.Web.Console.Bus;
using Serverlesspresso.Web.Console.Frame;
using Serverlesspresso.Web.Console.Functions;
using Serverlesspresso.Web.Console.Health;
using Serverlesspresso.Web.Console.Overview;
using Serverlesspresso.Web.Console.Stories;
using Serverlesspresso.Web.Console.Tables;
using Serverlesspresso.Web.Console.Walkthrough;
using Serverlesspresso.Web.Console.Workflows;

namespace Serverlesspresso.Web.Console;

/// <summary>Sets up the console, each part by its own.</summary>
internal static class ConsolePages
{
    /// <summary>Adds what its pages need.</summary>
    /// <param name="services">The host's services.</param>
    public static IServiceCollection AddConsole(this IServiceCollection services) => services
        .AddConsoleFrame()
        .AddOverview()
        .AddStories()
        .AddWorkflowPages()
        .AddBusPages()
        .AddArchivePages()
        .AddTables()
        .AddFunctionPages()
        .AddWalkthrough();

    /// <summary>Makes its addresses.</summary>
    /// <param name="endpoints">Where to make them.</param>
    public static void MapConsole(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapConsoleFrame();
        endpoints.MapOverview();
        endpoints.MapStories();
        endpoints.MapWorkflowPages();
        endpoints.MapBusPages();
        endpoints.MapArchivePages();
        endpoints.MapTables();
        endpoints.MapFunctionPages();
        endpoints.MapWalkthrough();
        endpoints.MapHealth();
    }
}
