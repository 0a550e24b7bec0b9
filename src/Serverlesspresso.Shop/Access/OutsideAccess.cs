using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Serverlesspresso.Shop.Access;

/// <summary>
/// Marks endpoints that verify each request by themselves, such as the AWS wire: no cookie, form token, limit or header of
/// the coffee bar touches them.
/// </summary>
public sealed class OutsideAccess : IAllowAnonymous
{
    private static readonly OutsideAccess Instance = new();

    private OutsideAccess()
    {
    }

    /// <summary>Marks endpoints.</summary>
    /// <typeparam name="TBuilder">What builds them.</typeparam>
    /// <param name="builder">What builds them.</param>
    /// <returns>The same builder.</returns>
    public static TBuilder Mark<TBuilder>(TBuilder builder)
        where TBuilder : IEndpointConventionBuilder => builder.WithMetadata(Instance);

    /// <summary>Whether a request is for such an endpoint.</summary>
    /// <param name="context">The request.</param>
    internal static bool Holds(HttpContext context) =>
        context.GetEndpoint()?.Metadata.GetMetadata<OutsideAccess>() is not null;
}
