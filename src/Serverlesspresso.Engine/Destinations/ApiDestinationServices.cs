using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Serverlesspresso.Engine.Work;

namespace Serverlesspresso.Engine.Destinations;

/// <summary>Sets up the API destinations.</summary>
internal static class ApiDestinationServices
{
    /// <summary>Adds them. Calling it twice does no harm.</summary>
    /// <param name="services">The host's services.</param>
    public static void AddApiDestinations(this IServiceCollection services)
    {
        services.TryAddSingleton<ApiDestinationRegistry>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IOutsideWorkHandler, HttpDeliveryHandler>());
    }
}
