using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Serverlesspresso.Shop.Statistics;

/// <summary>Sets up the statistics.</summary>
internal static class StatisticsServices
{
    /// <summary>Adds what counts, sums up, estimates and exports.</summary>
    public static IServiceCollection AddStatistics(this IServiceCollection services)
    {
        services.TryAddSingleton<RefusalCounter>();
        services.TryAddSingleton<ShopStatistics>();
        services.TryAddSingleton<WaitEstimator>();
        services.TryAddSingleton<CsvExport>();
        return services;
    }
}
