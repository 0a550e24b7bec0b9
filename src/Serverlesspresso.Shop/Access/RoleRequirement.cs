using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Serverlesspresso.Shop.Shops;

namespace Serverlesspresso.Shop.Access;

/// <summary>Asks for one of a policy's roles, at the shop that the route names.</summary>
/// <param name="policy">The policy.</param>
internal sealed class RoleRequirement(string policy) : AuthorizationHandler<RoleRequirement>, IAuthorizationRequirement
{
    /// <summary>The route value that names a shop.</summary>
    public const string ShopRouteValue = "shop";

    /// <inheritdoc/>
    protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, RoleRequirement requirement)
    {
        if (context.User.Meets(policy, FindShop(context.Resource as HttpContext)))
        {
            context.Succeed(requirement);
        }

        return Task.CompletedTask;
    }

    private static ShopId? FindShop(HttpContext? context) =>
        context?.GetRouteValue(ShopRouteValue) is string text ? ShopId.Read(text) : null;
}
