using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Serverlesspresso.Engine.Functions;

namespace Serverlesspresso.Engine.Hosting;

/// <summary>Adds to an engine what runs on it.</summary>
/// <param name="services">The host's services.</param>
public sealed class ServerlesspressoBuilder(IServiceCollection services)
{
    /// <summary>The host's services.</summary>
    public IServiceCollection Services { get; } = services;

    /// <summary>Adds a function. Adding it twice does no harm.</summary>
    /// <typeparam name="TFunction">The class.</typeparam>
    /// <param name="name">Its name, 1 to 64 letters, digits, <c>-</c> and <c>_</c>.</param>
    /// <param name="description">What it does, for people.</param>
    public ServerlesspressoBuilder AddFunction<TFunction>(string name, string description)
        where TFunction : class, IFunction
    {
        var isThere = Services.Any(service =>
            service.ImplementationInstance is FunctionRegistration registration && registration.Name == name);
        if (!isThere)
        {
            Services.TryAddSingleton<TFunction>();
            Services.AddSingleton(new FunctionRegistration(name, typeof(TFunction), description));
        }

        return this;
    }
}
