using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Http;

namespace Serverlesspresso.Shop.Access;

/// <summary>By what limits tell clients apart that nobody has signed in.</summary>
internal static class ClientAddress
{
    /// <summary>A provider gives each customer at least a network of this length (RFC 6177), and all its addresses.</summary>
    private const int OwnNetworkBytes = 8;

    /// <summary>The address a request comes from; of IPv6 the network, since who has one address there has very many.</summary>
    /// <param name="context">The request.</param>
    /// <returns>Empty if there is none, as behind a Unix socket: all who come by it are one.</returns>
    public static string Of(HttpContext context) => context.Connection.RemoteIpAddress switch
    {
        null => string.Empty,
        { IsIPv4MappedToIPv6: true } mapped => mapped.MapToIPv4().ToString(),
        { AddressFamily: AddressFamily.InterNetworkV6 } address => NetworkOf(address),
        var address => address.ToString(),
    };

    private static string NetworkOf(IPAddress address)
    {
        var bytes = address.GetAddressBytes();
        bytes.AsSpan(OwnNetworkBytes).Clear();
        return string.Create(CultureInfo.InvariantCulture, $"{new IPAddress(bytes)}/{OwnNetworkBytes * 8}");
    }
}
