using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Serverlesspresso.Aws.Json;
using Serverlesspresso.Aws.Signing;

namespace Serverlesspresso.Aws;

/// <summary>Sets up the AWS wire: the requests that the <c>aws</c> command line and every AWS SDK send.</summary>
public static class AwsApiExtensions
{
    /// <summary>Registers the services of the AWS wire. The host registers its <see cref="IAccessKeys"/>.</summary>
    /// <param name="services">The host's services.</param>
    public static IServiceCollection AddAwsApi(this IServiceCollection services)
    {
        services.AddOptions<AwsApiOptions>();
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<SignatureVerifier>();
        services.TryAddSingleton<JsonEndpoint>();
        return services;
    }

    /// <summary>Makes the endpoints of the AWS wire: <c>POST /</c> for the services of the JSON protocol.</summary>
    /// <param name="endpoints">Where to make them.</param>
    public static IEndpointRouteBuilder MapAwsApi(this IEndpointRouteBuilder endpoints)
    {
        var json = endpoints.ServiceProvider.GetRequiredService<JsonEndpoint>();
        endpoints.MapPost("/", (RequestDelegate)json.AnswerAsync);
        return endpoints;
    }

    /// <summary>Registers one service of the JSON protocol. Doing it twice does no harm.</summary>
    /// <typeparam name="TService">The service.</typeparam>
    /// <param name="services">The host's services.</param>
    internal static IServiceCollection AddJsonService<TService>(this IServiceCollection services)
        where TService : JsonService
    {
        services.TryAddEnumerable(ServiceDescriptor.Singleton<JsonService, TService>());
        return services;
    }
}
