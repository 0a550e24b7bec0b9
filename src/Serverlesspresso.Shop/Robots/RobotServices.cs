using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;

namespace Serverlesspresso.Shop.Robots;

/// <summary>Sets up the robots.</summary>
internal static class RobotServices
{
    /// <summary>Adds the robots of the shops, which work while the host runs.</summary>
    public static IServiceCollection AddRobots(this IServiceCollection services)
    {
        services.TryAddSingleton<RobotDirectory>();
        services.TryAddSingleton<RobotVisitor>();
        services.TryAddSingleton<RobotShift>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IHostedService, RobotCrew>());
        return services;
    }
}
