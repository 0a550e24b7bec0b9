using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Serverlesspresso.Shop.Access;

/// <summary>What an endpoint asks for that states nothing: an organiser. An address without endpoint is just not found.</summary>
internal sealed class FallbackRequirement : AuthorizationHandler<FallbackRequirement>, IAuthorizationRequirement
{
    /// <inheritdoc/>
    protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, FallbackRequirement requirement)
    {
        // Routing answers a known address with a wrong method by an endpoint of its own, which has no route.
        var isUnmatched = context.Resource is HttpContext http && http.GetEndpoint() is not RouteEndpoint;
        if (isUnmatched || context.User.Meets(Policies.Organiser))
        {
            context.Succeed(requirement);
        }

        return Task.CompletedTask;
    }
}
