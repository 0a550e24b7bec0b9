using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Serverlesspresso.Aws.DynamoDb;
using Serverlesspresso.Aws.EventBridge;
using Serverlesspresso.Aws.Json;
using Serverlesspresso.Aws.Lambda;
using Serverlesspresso.Aws.Rest;
using Serverlesspresso.Aws.Signing;
using Serverlesspresso.Aws.StepFunctions;
using Serverlesspresso.Aws.Sts;
using Serverlesspresso.Engine.Account;

namespace Serverlesspresso.Aws;

/// <summary>Sets up the AWS wire: the requests that the <c>aws</c> command line and every AWS SDK send.</summary>
public static class AwsApiExtensions
{
    /// <summary>
    /// Registers the services of the AWS wire over the engine. The host registers its <see cref="IAccessKeys"/>.
    /// Calling it twice does no harm.
    /// </summary>
    /// <param name="services">The host's services.</param>
    public static IServiceCollection AddAwsApi(this IServiceCollection services)
    {
        services.AddAwsWire();
        services.TryAddSingleton<LambdaApi>();
        services.TryAddSingleton<InvokeOperation>();
        services.TryAddSingleton<FunctionOperations>();
        services.TryAddSingleton<StateMachineOperations>();
        services.TryAddSingleton<ExecutionOperations>();
        services.TryAddSingleton<SyncExecutionOperations>();
        services.TryAddSingleton<RedriveOperations>();
        services.TryAddSingleton<MapRunOperations>();
        services.TryAddSingleton<DefinitionOperations>();
        services.TryAddSingleton<HistoryOperations>();
        services.TryAddSingleton<TaskTokenOperations>();
        services.TryAddSingleton<VersionOperations>();
        services.TryAddSingleton<AliasOperations>();
        services.TryAddSingleton<ActivityOperations>();
        services.TryAddSingleton<TagOperations>();
        services.TryAddSingleton<StateTestOperations>();
        services.AddJsonService<StepFunctionsService>();
        services.AddEventBridge();
        services.AddDynamoDb();
        return services;
    }

    /// <summary>
    /// Makes the endpoints of the AWS wire: <c>POST /</c> for the services of the JSON protocol and STS, and the
    /// paths of Lambda.
    /// </summary>
    /// <param name="endpoints">Where to make them.</param>
    public static IEndpointRouteBuilder MapAwsApi(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapAwsWire();
        endpoints.ServiceProvider.GetRequiredService<LambdaApi>().Map(endpoints);
        return endpoints;
    }

    /// <summary>Registers what carries the services, and none of them.</summary>
    internal static IServiceCollection AddAwsWire(this IServiceCollection services)
    {
        services.AddOptions<AccountOptions>();
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<Arns>();
        services.TryAddSingleton<SignatureVerifier>();
        services.TryAddSingleton<JsonEndpoint>();
        services.TryAddSingleton<RestEndpoint>();
        services.TryAddSingleton<StsEndpoint>();
        return services;
    }

    /// <summary>Makes the endpoint that the services of the JSON protocol and STS share.</summary>
    internal static void MapAwsWire(this IEndpointRouteBuilder endpoints)
    {
        var json = endpoints.ServiceProvider.GetRequiredService<JsonEndpoint>();
        var sts = endpoints.ServiceProvider.GetRequiredService<StsEndpoint>();
        endpoints.MapPost(
            "/",
            (RequestDelegate)(context =>
                StsEndpoint.IsFor(context.Request) ? sts.AnswerAsync(context) : json.AnswerAsync(context)));
    }

    /// <summary>Registers one service of the JSON protocol. Doing it twice does no harm.</summary>
    /// <typeparam name="TService">The service.</typeparam>
    /// <param name="services">The host's services.</param>
    internal static IServiceCollection AddJsonService<TService>(this IServiceCollection services)
        where TService : JsonService
    {
        services.TryAddEnumerable(ServiceDescriptor.Singleton<JsonService, TService>());
        return services;
    }
}
