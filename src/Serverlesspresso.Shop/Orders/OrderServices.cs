using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Serverlesspresso.Engine.Turns;
using Serverlesspresso.Shop.CheckIn;

namespace Serverlesspresso.Shop.Orders;

/// <summary>Sets up what reads and changes orders.</summary>
internal static class OrderServices
{
    /// <summary>Adds the desk where people act on orders, what reads orders for screens, and what forgets a visitor.</summary>
    public static IServiceCollection AddOrders(this IServiceCollection services)
    {
        services.TryAddSingleton<OrderReader>();
        services.TryAddSingleton<OrderWatch>();
        services.TryAddSingleton<ActionRunner>();
        services.TryAddSingleton(provider => new OrderDesk(
            provider.GetRequiredService<ActionRunner>(),
            provider.GetRequiredService<OrderReader>(),
            provider.GetRequiredService<OrderWatch>()));
        services.TryAddSingleton(provider => new CounterOrders(
            provider.GetRequiredService<CheckInDesk>(),
            provider.GetRequiredService<OrderDesk>(),
            provider.GetRequiredService<OrderWatch>(),
            provider.GetRequiredService<RandomTexts>()));
        services.TryAddSingleton(provider => new VisitorData(
            provider.GetRequiredService<TurnRunner>(),
            provider.GetRequiredService<OrderDesk>(),
            provider.GetRequiredService<OrderReader>(),
            provider.GetRequiredService<ShopTables>(),
            provider.GetRequiredService<VisitorRows>()));
        return services;
    }
}
