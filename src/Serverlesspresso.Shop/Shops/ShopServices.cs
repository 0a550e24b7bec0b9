using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Serverlesspresso.Shop.Shops;

/// <summary>Sets up the shops.</summary>
internal static class ShopServices
{
    /// <summary>Adds the directory of the shops.</summary>
    public static IServiceCollection AddShops(this IServiceCollection services)
    {
        services.TryAddSingleton<ShopDirectory>();
        return services;
    }
}
