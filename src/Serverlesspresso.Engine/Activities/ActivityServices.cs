using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Serverlesspresso.Engine.Executions;
using Serverlesspresso.Engine.Integrations;
using Serverlesspresso.Engine.Store;
using Serverlesspresso.Engine.Turns;

namespace Serverlesspresso.Engine.Activities;

/// <summary>Sets up activities.</summary>
internal static class ActivityServices
{
    /// <summary>Adds activities, their tasks and their workers.</summary>
    /// <param name="services">The host's services.</param>
    public static void AddActivities(this IServiceCollection services)
    {
        services.TryAddSingleton<ActivityRegistry>();
        services.TryAddSingleton<ActivityLines>();
        services.TryAddSingleton<ActivityTasks>();
        services.TryAddSingleton(provider => new ActivityWorkers(
            provider.GetRequiredService<IStore>(),
            provider.GetRequiredService<IOwnership>(),
            provider.GetRequiredService<ExecutionTurns>(),
            provider.GetRequiredService<TaskTokens>(),
            provider.GetRequiredService<ActivityLines>(),
            provider.GetRequiredService<TimeProvider>()));
        services.TryAddEnumerable(ServiceDescriptor.Singleton<ITaskIntegration, ActivityIntegration>());
    }
}
