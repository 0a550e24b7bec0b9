using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Serverlesspresso.Engine.Work;

namespace Serverlesspresso.Engine.Archives;

/// <summary>Sets up archives and replays.</summary>
internal static class ArchiveServices
{
    /// <summary>Adds archives and replays. Calling it twice does no harm.</summary>
    /// <param name="services">The host's services.</param>
    public static void AddArchives(this IServiceCollection services)
    {
        services.TryAddSingleton<ArchiveRegistry>();
        services.TryAddSingleton<ReplayRegistry>();
        services.TryAddEnumerable(
        [
            ServiceDescriptor.Singleton<IWorkHandler, ArchiveCleaner>(),
            ServiceDescriptor.Singleton<IWorkHandler, ReplayHandler>(),
        ]);
    }
}
