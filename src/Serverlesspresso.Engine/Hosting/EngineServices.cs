using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Serverlesspresso.Engine.Account;
using Serverlesspresso.Engine.Activities;
using Serverlesspresso.Engine.Archives;
using Serverlesspresso.Engine.Buses;
using Serverlesspresso.Engine.Chance;
using Serverlesspresso.Engine.Destinations;
using Serverlesspresso.Engine.Executions;
using Serverlesspresso.Engine.Executions.Express;
using Serverlesspresso.Engine.Executions.Nested;
using Serverlesspresso.Engine.Functions;
using Serverlesspresso.Engine.HttpTasks;
using Serverlesspresso.Engine.Integrations;
using Serverlesspresso.Engine.MapRuns;
using Serverlesspresso.Engine.StateMachines;
using Serverlesspresso.Engine.StateTests;
using Serverlesspresso.Engine.Store;
using Serverlesspresso.Engine.Tables;
using Serverlesspresso.Engine.Telemetry;
using Serverlesspresso.Engine.Turns;
using Serverlesspresso.Engine.Work;

namespace Serverlesspresso.Engine.Hosting;

/// <summary>Sets up the engine in a .NET host.</summary>
public static class EngineServices
{
    /// <summary>Adds the engine over an open store. Calling it twice does no harm.</summary>
    /// <param name="services">The host's services.</param>
    /// <param name="store">The store. Whoever opened it closes it, after the host has stopped.</param>
    /// <param name="cancellationToken">Stops the reading of the engine's keys.</param>
    public static async Task<ServerlesspressoBuilder> AddServerlesspressoAsync(
        this IServiceCollection services, IStore store, CancellationToken cancellationToken)
    {
        var tokens = new TaskTokens(await TaskTokenKey.LoadAsync(store, cancellationToken));
        services.AddOptions<AccountOptions>();
        services.AddOptions<WorkOptions>();
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<IRandomSource, SystemRandomSource>();
        services.TryAddSingleton(store);
        services.TryAddSingleton(tokens);
        services.TryAddSingleton<Arns>();
        services.TryAddSingleton<RecentMeasurements>();
        services.TryAddSingleton<EngineHealth>();
        AddTurns(services);
        AddWorkflows(services);
        services.AddActivities();
        services.AddBuses();
        services.AddArchives();
        services.AddItemTables();
        services.AddHttpTasks();
        services.AddApiDestinations();
        return new ServerlesspressoBuilder(services);
    }

    private static void AddTurns(IServiceCollection services)
    {
        services.TryAddSingleton<FreshWork>();
        services.TryAddSingleton<CommittedTurns>();
        services.TryAddSingleton<CommittedItems>();
        services.TryAddSingleton<TurnRunner>();
        services.TryAddSingleton<IOwnership, InMemoryOwnership>();
        services.TryAddSingleton<DeadLetters>();
        services.TryAddSingleton(provider => WorkLanes.ForOutside(
            provider.GetRequiredService<IOptions<WorkOptions>>().Value, provider.GetRequiredService<TimeProvider>()));
        services.TryAddSingleton<WorkDispatcher>();
        services.TryAddEnumerable(
            ServiceDescriptor.Singleton<IHostedService, WorkDispatcher>(
                provider => provider.GetRequiredService<WorkDispatcher>()));
    }

    private static void AddWorkflows(IServiceCollection services)
    {
        services.TryAddSingleton<FunctionCalls>();
        services.TryAddSingleton<FunctionRegistry>();
        services.TryAddSingleton<StateMachineRegistry>();
        services.TryAddSingleton<StateMachineVersions>();
        services.TryAddSingleton<StateMachineAliases>();
        services.TryAddSingleton<DefinitionCache>();
        services.TryAddSingleton<TaskIntegrations>();
        services.TryAddSingleton<ExpressEnds>();
        services.TryAddSingleton<ExecutionTurns>();
        services.TryAddSingleton<MapRunRedrives>();
        services.TryAddSingleton<MapRunTurns>();
        services.TryAddSingleton<MapRunRegistry>();
        services.TryAddSingleton<StateTestRunner>();
        services.TryAddSingleton(provider => new ExecutionRegistry(
            provider.GetRequiredService<IStore>(),
            provider.GetRequiredService<IOwnership>(),
            provider.GetRequiredService<ExecutionTurns>(),
            provider.GetRequiredService<Arns>(),
            provider.GetRequiredService<IRandomSource>(),
            provider.GetRequiredService<TimeProvider>()));
        services.TryAddSingleton(provider => new TaskAnswers(
            provider.GetRequiredService<IOwnership>(),
            provider.GetRequiredService<ExecutionTurns>(),
            provider.GetRequiredService<TaskTokens>()));
        services.TryAddSingleton(provider => new ExpressExecutions(
            provider.GetRequiredService<ExecutionRegistry>(),
            provider.GetRequiredService<IOwnership>(),
            provider.GetRequiredService<ExpressEnds>(),
            provider.GetRequiredService<Arns>(),
            provider.GetRequiredService<IRandomSource>()));
        services.TryAddEnumerable(
        [
            ServiceDescriptor.Singleton<IWorkHandler, TimerHandler>(),
            ServiceDescriptor.Singleton<IWorkHandler, ContinuationHandler>(),
            ServiceDescriptor.Singleton<IWorkHandler, NestedEndHandler>(),
            ServiceDescriptor.Singleton<IWorkHandler, NestedStopHandler>(),
            ServiceDescriptor.Singleton<IWorkHandler, ScheduledCallHandler>(),
            ServiceDescriptor.Singleton<IWorkHandler, MapRunHandler>(),
            ServiceDescriptor.Singleton<IExecutionStatusListener, MapRunChildren>(),
            ServiceDescriptor.Singleton<ITaskIntegration, LambdaIntegration>(),
            ServiceDescriptor.Singleton<ITaskIntegration, StatesIntegration>(),
            ServiceDescriptor.Singleton<ITaskIntegration, SfnIntegration>(),
        ]);
    }
}
