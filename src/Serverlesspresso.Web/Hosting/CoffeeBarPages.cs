using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Serverlesspresso.Shop.Orders;
using Serverlesspresso.Web.Files;
using Serverlesspresso.Web.Start;

namespace Serverlesspresso.Web.Hosting;

/// <summary>Sets up the pages that people see.</summary>
public static class CoffeeBarPages
{
    /// <summary>Adds what the pages need. Calling it twice does no harm.</summary>
    /// <param name="services">The host's services.</param>
    public static IServiceCollection AddCoffeeBarPages(this IServiceCollection services)
    {
        services.AddRazorComponents();
        services.AddOptions<CoffeeBarPagesOptions>();
        services.TryAddSingleton<OrderBoard>();
        services.TryAddSingleton<StartReader>();
        services.TryAddSingleton<StartEndpoint>();
        return services;
    }

    /// <summary>Makes the pages' addresses, for GET only: <c>POST /</c> is the AWS wire.</summary>
    /// <param name="endpoints">The host's endpoints.</param>
    public static IEndpointRouteBuilder MapCoffeeBarPages(this IEndpointRouteBuilder endpoints)
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        foreach (var file in PageFiles.All)
        {
            endpoints.MapGet(file.Path, (HttpResponse response) => Show(file, response)).AllowAnonymous();
        }

        endpoints.MapGet("/", (StartEndpoint start, HttpContext context) => start.ShowAsync(context)).AllowAnonymous();
        return endpoints;
    }

    private static FileStreamHttpResult Show(PageFile file, HttpResponse response)
    {
        response.Headers.CacheControl = "public, max-age=31536000, immutable";
        response.Headers.XContentTypeOptions = "nosniff";
        return TypedResults.Stream(file.Open(), file.ContentType);
    }
}
