using Microsoft.AspNetCore.Http;

namespace Serverlesspresso.Aws.Rest;

/// <summary>One verified request to a REST path.</summary>
/// <param name="Http">The request, and its answer.</param>
/// <param name="Body">The whole body.</param>
internal sealed record RestCall(HttpContext Http, byte[] Body)
{
    /// <summary>Reads a part of the path, decoded.</summary>
    /// <param name="name">Its name in the route.</param>
    public string ReadRoute(string name) => Http.Request.RouteValues[name]?.ToString() ?? "";
}
