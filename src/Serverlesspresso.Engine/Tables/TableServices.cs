using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Serverlesspresso.Engine.Integrations;
using Serverlesspresso.Engine.Tables.Definitions;

namespace Serverlesspresso.Engine.Tables;

/// <summary>Sets up the item tables.</summary>
internal static class TableServices
{
    /// <summary>Adds the tables, their items, and the task integrations that use them.</summary>
    public static void AddItemTables(this IServiceCollection services)
    {
        services.TryAddSingleton<TableDefinitions>();
        services.TryAddSingleton<ItemTables>();
        services.TryAddEnumerable(
        [
            ServiceDescriptor.Singleton<ITaskIntegration, DynamoDbIntegration>(),
            ServiceDescriptor.Singleton<ITaskIntegration, DynamoDbSdkIntegration>(),
            ServiceDescriptor.Singleton<IHostedService, IndexCompletion>(),
        ]);
    }
}
