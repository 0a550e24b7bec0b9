using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Serverlesspresso.Engine.Account;
using Serverlesspresso.Engine.Chance;
using Serverlesspresso.Engine.Executions;
using Serverlesspresso.Engine.Integrations;
using Serverlesspresso.Engine.Store;
using Serverlesspresso.Engine.Turns;
using Serverlesspresso.Engine.Work;

namespace Serverlesspresso.Engine.Buses;

/// <summary>Sets up the buses.</summary>
internal static class BusServices
{
    /// <summary>Adds the buses. Calling it twice does no harm.</summary>
    /// <param name="services">The host's services.</param>
    public static void AddBuses(this IServiceCollection services)
    {
        services.AddOptions<BusOptions>();
        services.TryAddSingleton<EventBuses>();
        services.TryAddSingleton<RuleSchedules>();
        services.TryAddSingleton(provider => new EventRules(
            provider.GetRequiredService<IStore>(),
            provider.GetRequiredService<TurnRunner>(),
            provider.GetRequiredService<RuleSchedules>(),
            provider.GetRequiredService<Arns>(),
            provider.GetRequiredService<IRandomSource>(),
            provider.GetRequiredService<IOptions<BusOptions>>()));
        services.TryAddSingleton<EventTargets>();
        services.TryAddSingleton<EventTags>();
        services.TryAddSingleton<BusMatchers>();
        services.TryAddSingleton<RetrySchedule>();
        services.TryAddSingleton<DeliveryJournal>();
        services.TryAddSingleton<DeliveryResults>();
        services.TryAddSingleton(provider => new BusEvents(
            provider.GetRequiredService<TurnRunner>(),
            provider.GetRequiredService<BusMatchers>(),
            provider.GetRequiredService<Arns>(),
            provider.GetRequiredService<IRandomSource>(),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<BusEvents>>()));
        services.TryAddEnumerable(
        [
            ServiceDescriptor.Singleton<IWorkHandler, DeliveryHandler>(),
            ServiceDescriptor.Singleton<IWorkHandler, ScheduleHandler>(),
            ServiceDescriptor.Singleton<IHostedService, ScheduleStart>(),
            ServiceDescriptor.Singleton<ITaskIntegration, EventsIntegration>(),
            ServiceDescriptor.Singleton<IExecutionStatusListener, StatusChangeEvents>(),
        ]);
    }
}
