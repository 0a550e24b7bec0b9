using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.OpenApi;

namespace Serverlesspresso.Shop.Api.Description;

/// <summary>Describes the API to programs, as an OpenAPI document.</summary>
/// <param name="provider">Makes the document.</param>
public sealed class ApiDescription([FromKeyedServices(ApiDescription.DocumentName)] IOpenApiDocumentProvider provider)
{
    /// <summary>The name of the document among those of the host.</summary>
    internal const string DocumentName = "v1";

    private byte[]? _json;

    /// <summary>Reads the document.</summary>
    /// <param name="cancellationToken">Stops the reading.</param>
    public Task<OpenApiDocument> ReadAsync(CancellationToken cancellationToken) =>
        provider.GetOpenApiDocumentAsync(cancellationToken);

    /// <summary>Maps <c>GET /api/openapi.json</c>.</summary>
    /// <param name="api">Where.</param>
    internal static void Map(IEndpointRouteBuilder api) => api
        .MapGet("/openapi.json", AnswerAsync)
        .AllowAnonymous()
        .ExcludeFromDescription();

    private static async Task<FileContentHttpResult> AnswerAsync(
        ApiDescription description, CancellationToken cancellationToken) =>
        TypedResults.Bytes(await description.GetJsonAsync(cancellationToken), "application/json");

    // Nothing in it changes while the host runs. Of two that make it at once, both make the same.
    private async Task<byte[]> GetJsonAsync(CancellationToken cancellationToken)
    {
        if (_json is null)
        {
            var document = await ReadAsync(cancellationToken);
            _json = Encoding.UTF8.GetBytes(await document.SerializeAsJsonAsync(OpenApiSpecVersion.OpenApi3_1, cancellationToken));
        }

        return _json;
    }
}
