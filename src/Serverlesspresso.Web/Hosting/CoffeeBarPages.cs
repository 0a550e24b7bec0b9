using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Serverlesspresso.Shop.Orders;
using Serverlesspresso.Web.Start;

namespace Serverlesspresso.Web.Hosting;

/// <summary>Sets up the pages that people see.</summary>
public static class CoffeeBarPages
{
    private const int OrdersMax = 50;

    /// <summary>Adds what the pages need. Calling it twice does no harm.</summary>
    /// <param name="services">The host's services.</param>
    public static IServiceCollection AddCoffeeBarPages(this IServiceCollection services)
    {
        services.AddRazorComponents();
        services.TryAddSingleton<OrderBoard>();
        return services;
    }

    /// <summary>Makes the pages' addresses.</summary>
    /// <param name="endpoints">The host's endpoints.</param>
    public static IEndpointRouteBuilder MapCoffeeBarPages(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/coffee-bar.css", ShowStyles);
        endpoints.MapGet("/", ShowStartAsync);
        return endpoints;
    }

    // Embedded, because a program that was only built, not published, finds no static files outside Development.
    private static FileStreamHttpResult ShowStyles()
    {
        var styles = typeof(CoffeeBarPages).Assembly.GetManifestResourceStream("coffee-bar.css")
            ?? throw new InvalidOperationException("The style sheet 'coffee-bar.css' is not embedded.");
        return TypedResults.Stream(styles, "text/css");
    }

    private static async Task<RazorComponentResult<StartPage>> ShowStartAsync(
        OrderBoard board, TimeProvider timeProvider, CancellationToken cancellationToken)
    {
        var view = await board.ReadAsync(OrdersMax, cancellationToken);
        return new RazorComponentResult<StartPage>(new { Model = StartModel.From(view, timeProvider.GetUtcNow()) });
    }
}
