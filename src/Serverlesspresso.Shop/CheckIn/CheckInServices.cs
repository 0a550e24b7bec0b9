using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Serverlesspresso.Engine.Store;
using Serverlesspresso.Engine.Turns;
using Serverlesspresso.Shop.Statistics;

namespace Serverlesspresso.Shop.CheckIn;

/// <summary>Sets up the check-in.</summary>
internal static class CheckInServices
{
    /// <summary>Adds the desk where people check in.</summary>
    public static IServiceCollection AddCheckIn(this IServiceCollection services)
    {
        services.TryAddSingleton<RandomTexts>();
        services.TryAddSingleton<CodeBuckets>();
        services.TryAddSingleton<VisitorRows>();
        services.TryAddSingleton<AdmittedOrders>();
        services.TryAddSingleton<CheckInParts>();
        services.TryAddSingleton(provider => new CheckInDesk(
            provider.GetRequiredService<IStore>(),
            provider.GetRequiredService<TurnRunner>(),
            provider.GetRequiredService<CheckInParts>(),
            provider.GetRequiredService<RefusalCounter>(),
            provider.GetRequiredService<TimeProvider>()));
        return services;
    }
}
