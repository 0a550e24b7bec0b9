using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Serverlesspresso.Shop.Api.Description;

namespace Serverlesspresso.Web.Reference;

/// <summary>The address of the page that explains the API.</summary>
internal static class ReferenceEndpoint
{
    /// <summary>Makes it.</summary>
    /// <param name="endpoints">The host's endpoints.</param>
    public static void MapReference(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapGet("/api/reference", ShowAsync).AllowAnonymous().ExcludeFromDescription();

    private static async Task<RazorComponentResult<ReferencePage>> ShowAsync(
        [FromServices] ApiDescription description, CancellationToken cancellationToken) =>
        new(new { Model = ReferenceModel.From(await description.ReadAsync(cancellationToken)) });
}
