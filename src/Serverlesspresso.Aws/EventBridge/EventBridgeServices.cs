using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Serverlesspresso.Aws.EventBridge;

/// <summary>Sets up EventBridge on the wire.</summary>
internal static class EventBridgeServices
{
    /// <summary>Adds EventBridge. Calling it twice does no harm.</summary>
    /// <param name="services">The host's services.</param>
    public static IServiceCollection AddEventBridge(this IServiceCollection services)
    {
        services.TryAddSingleton<BusOperations>();
        services.TryAddSingleton<RuleOperations>();
        services.TryAddSingleton<TargetOperations>();
        services.TryAddSingleton<PutEventsOperation>();
        services.TryAddSingleton<EventTagOperations>();
        services.TryAddSingleton<ConnectionOperations>();
        services.TryAddSingleton<ApiDestinationOperations>();
        services.TryAddSingleton<ArchiveOperations>();
        services.TryAddSingleton<ReplayOperations>();
        return services.AddJsonService<EventBridgeService>();
    }
}
