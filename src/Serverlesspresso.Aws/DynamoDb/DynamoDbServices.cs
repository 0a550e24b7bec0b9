using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Serverlesspresso.Aws.DynamoDb;

/// <summary>Sets up DynamoDB on the wire.</summary>
internal static class DynamoDbServices
{
    /// <summary>Registers the service over the engine's tables. Doing it twice does no harm.</summary>
    /// <param name="services">The host's services.</param>
    public static IServiceCollection AddDynamoDb(this IServiceCollection services)
    {
        services.TryAddSingleton<TableOperations>();
        services.TryAddSingleton<TableTagOperations>();
        return services.AddJsonService<DynamoDbService>();
    }
}
