using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Serverlesspresso.Engine.Connections;
using Serverlesspresso.Engine.Integrations;
using Serverlesspresso.Engine.Work;

namespace Serverlesspresso.Engine.HttpTasks;

/// <summary>Sets up the calls that tasks make by HTTP.</summary>
internal static class HttpTaskServices
{
    /// <summary>Adds them. Calling it twice does no harm.</summary>
    /// <param name="services">The host's services.</param>
    public static void AddHttpTasks(this IServiceCollection services)
    {
        services.AddOptions<HttpTaskOptions>().ValidateOnStart();
        services.TryAddSingleton<ConnectionRegistry>();
        services.TryAddSingleton<HttpCaller>();
        services.TryAddEnumerable(
        [
            ServiceDescriptor.Singleton<IValidateOptions<HttpTaskOptions>, HttpTaskOptionsValidator>(),
            ServiceDescriptor.Singleton<ITaskIntegration, HttpIntegration>(),
            ServiceDescriptor.Singleton<IOutsideWorkHandler, HttpCallHandler>(),
        ]);
    }
}
