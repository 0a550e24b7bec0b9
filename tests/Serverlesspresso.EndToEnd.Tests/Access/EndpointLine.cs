using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Serverlesspresso.Server.Startup;
using Serverlesspresso.Shop.Access;

namespace Serverlesspresso.EndToEnd.Tests.Access;

/// <summary>An endpoint of the server, and who it says may use it.</summary>
/// <param name="Method">Its method.</param>
/// <param name="Pattern">Its route.</param>
/// <param name="Policy">Its policy; <c>public</c>, <c>outside</c>, or <c>NOTHING</c> if it has forgotten to say.</param>
internal sealed partial record EndpointLine(string Method, string Pattern, string Policy)
{
    /// <summary>Whether its route names a shop.</summary>
    public bool IsOfAShop => Pattern.Contains("{shop}", StringComparison.Ordinal);

    /// <summary>An address of it: the default shop, and ids that nothing has.</summary>
    public string Address => Parameter().Replace(
        Pattern.Replace("{shop}", "default", StringComparison.Ordinal),
        match => match.Groups["kind"].Value == ":int" ? "1" : "none");

    /// <summary>All endpoints of a server, in order of their routes.</summary>
    public static IReadOnlyList<EndpointLine> ListOf(RunningServer server) =>
    [
        .. from endpoint in server.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
           from method in endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? ["ANY"]
           let pattern = $"/{endpoint.RoutePattern.RawText?.Trim('/')}"
           orderby pattern, method
           select new EndpointLine(method, pattern, PolicyOf(endpoint)),
    ];

    public override string ToString() => $"{Method,-6} {Pattern,-44} {Policy}";

    private static string PolicyOf(RouteEndpoint endpoint)
    {
        if (endpoint.Metadata.GetMetadata<OutsideAccess>() is not null)
        {
            return "outside";
        }

        if (endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null)
        {
            return "public";
        }

        var stated = endpoint.Metadata.GetOrderedMetadata<IAuthorizeData>();
        return stated.Count == 0 ? "NOTHING" : string.Join('+', stated.Select(data => data.Policy));
    }

    [GeneratedRegex(@"\{\**\w+(?<kind>:\w+)?\??\}")]
    private static partial Regex Parameter();
}
