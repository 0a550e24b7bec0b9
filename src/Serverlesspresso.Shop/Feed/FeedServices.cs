using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;

namespace Serverlesspresso.Shop.Feed;

/// <summary>Sets up the live feed.</summary>
internal static class FeedServices
{
    /// <summary>Adds the feed. It starts after whatever makes the tables.</summary>
    public static IServiceCollection AddFeed(this IServiceCollection services)
    {
        services.AddOptions();
        services.TryAddSingleton<OrderFeed>();
        services.TryAddEnumerable(
            ServiceDescriptor.Singleton<IHostedService, OrderFeed>(provider => provider.GetRequiredService<OrderFeed>()));
        return services;
    }
}
