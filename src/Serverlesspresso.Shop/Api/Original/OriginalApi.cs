using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Serverlesspresso.Shop.Access;
using Serverlesspresso.Shop.Api.Problems;

namespace Serverlesspresso.Shop.Api.Original;

/// <summary>
/// The paths of the original's newest version, in its shapes, so that its front ends could be pointed at us. Who calls is
/// known by our cookies. What the original let anybody do is for staff here, and what it accepted without a word and then
/// forgot is refused.
/// </summary>
internal static class OriginalApi
{
    /// <summary>Maps the endpoints.</summary>
    /// <param name="endpoints">Where.</param>
    public static void Map(IEndpointRouteBuilder endpoints)
    {
        var group = endpoints.MapGroup("").ExcludeFromDescription();
        ((IEndpointConventionBuilder)group).Add(ProblemGuard.Add);
        group.RequireCors(AccessOptions.FrontEnds);
        group.MapGet("/qr-code", OriginalCodes.GetAsync).RequireAuthorization(Policies.Display);
        group.MapPost("/qr-code", OriginalCodes.RedeemAsync).AllowAnonymous().WithMetadata(RateLimit.Redeem);
        group.MapGet("/config", OriginalConfig.GetAsync).AllowAnonymous();
        group.MapGet("/admin-config", OriginalConfig.GetForStaffAsync).RequireAuthorization(Policies.Staff);
        group.MapPut("/store", OriginalConfig.OpenOrCloseAsync).RequireAuthorization(Policies.Staff);
        group.MapGet("/orders", OriginalOrders.ListAsync).RequireAuthorization(Policies.Staff);
        group.MapGet("/orders/{id}", OriginalOrders.GetAsync).RequireAuthorization(Policies.VisitorOrStaff);
        group.MapPut("/orders/{id}", OriginalActs.ActAsync).RequireAuthorization(Policies.VisitorOrStaff);
        group.MapGet("/myOrders", OriginalOrders.ListMineAsync).RequireAuthorization(Policies.Visitor);
    }
}
