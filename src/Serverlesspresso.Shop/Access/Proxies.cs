using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Serverlesspresso.Shop.Access;

/// <summary>Believes what the named proxies say of a client's address and scheme, and nobody else.</summary>
internal static class Proxies
{
    /// <summary>Reads the proxies' headers, if any proxy is named.</summary>
    /// <param name="app">The host.</param>
    /// <exception cref="FormatException">A proxy is neither an address nor a network.</exception>
    public static void Use(IApplicationBuilder app)
    {
        var proxies = app.ApplicationServices.GetRequiredService<IOptions<AccessOptions>>().Value.Proxies;
        if (proxies.Count == 0)
        {
            return;
        }

        var options = new ForwardedHeadersOptions
        {
            ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto,
        };
        options.KnownProxies.Clear();
        options.KnownIPNetworks.Clear();
        foreach (var proxy in proxies)
        {
            Add(options, proxy);
        }

        app.UseForwardedHeaders(options);
    }

    private static void Add(ForwardedHeadersOptions options, string proxy)
    {
        if (IPAddress.TryParse(proxy, out var address))
        {
            options.KnownProxies.Add(address);
        }
        else if (System.Net.IPNetwork.TryParse(proxy, out var network))
        {
            options.KnownIPNetworks.Add(network);
        }
        else
        {
            throw new FormatException(
                $"The proxy '{proxy}' is neither an address, for example 10.0.0.1, nor a network, for example 10.0.0.0/8.");
        }
    }
}
