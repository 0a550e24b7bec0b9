using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Serverlesspresso.Engine.Buses;
using Serverlesspresso.Engine.Store;
using Serverlesspresso.Engine.Tables;
using Serverlesspresso.Engine.Turns;
using Serverlesspresso.Shop.CheckIn;

namespace Serverlesspresso.Shop.Shops;

/// <summary>Sets up the shops.</summary>
internal static class ShopServices
{
    /// <summary>Adds the directory of the shops.</summary>
    public static IServiceCollection AddShops(this IServiceCollection services)
    {
        services.TryAddSingleton(provider => new ShopDirectory(
            provider.GetRequiredService<IStore>(),
            provider.GetRequiredService<TurnRunner>(),
            provider.GetRequiredService<ItemTables>(),
            provider.GetRequiredService<BusEvents>(),
            provider.GetRequiredService<CodeBuckets>(),
            provider.GetRequiredService<TimeProvider>()));
        return services;
    }
}
